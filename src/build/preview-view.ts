import { paragraphsHtml } from "#browser/difference-view.ts";
import { type HistoryView, headingOf } from "#browser/history-view.ts";
import { icon, langAttribute, languageName } from "#browser/view.ts";
import type { PreviewedChange, PreviewState } from "#build/preview-state.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { draftBody } from "#core/library.ts";
import { type Locale, textIn } from "#core/locale.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import { proseOf, type Section } from "#core/reply.ts";
import type { ReviewedLanguage, ReviewedPart } from "#core/reviewed.ts";
import { exactTime } from "#core/when.ts";
import { counted, filled, type InterfaceLocale, type PreviewWords } from "#words/text.ts";
import { allWordsIn, previewWordsIn } from "#words/words.ts";

/** What the preview is drawn from. */
interface PreviewView extends HistoryView {
  readonly preview: PreviewWords;
}

/** The main part of the preview in a language of the interface: every draft and open proposal with its A → B. */
export function previewHtml(state: PreviewState, locale: InterfaceLocale): string {
  const view = viewOf(state, locale);
  const { preview } = view;
  const { drafts, proposed, asked, elsewhere } = state;
  const open = proposed.length + asked.length;
  const counts = [
    counted(preview.drafts, drafts.length, locale),
    ...(open > 0 ? [counted(preview.proposals, open, locale)] : []),
  ];
  const head = `<div class="page-head"><h1>${escaped(preview.title)}</h1><span class="quiet">${escaped(counts.join(" · "))}</span></div><p class="lead-in">${escaped(preview.lead)}</p>`;
  const none = drafts.length + open === 0 ? `<p class="preview-none">${escaped(preview.none)}</p>` : "";
  return [
    head,
    none,
    elsewhere.length > 0
      ? `<section class="preview-faults"><h2>${escaped(preview.elsewhere)}</h2>${problemsHtml(view, elsewhere)}</section>`
      : "",
    ...[...drafts, ...proposed].map((change) => changeHtml(view, change)),
    ...asked.map((one) => askedHtml(view, one.proposal, one.problems)),
  ].join("");
}

function viewOf({ library }: PreviewState, locale: InterfaceLocale): PreviewView {
  return {
    locale,
    words: allWordsIn(locale),
    preview: previewWordsIn(locale),
    timeZone: library.workspace.timeZone,
    drawings: "/icons.svg",
    to: (path) => path,
    placeholders: [...library.settings.placeholders.values()],
    channels: [...library.settings.channels.values()],
    names: {},
  };
}

function changeHtml(view: PreviewView, change: PreviewedChange): string {
  const { reviewed, proposal } = change;
  const errors = change.problems.some(({ severity }) => severity === "error");
  const state = errors
    ? `<span class="state" data-state="held">${icon(view, "cross")}${escaped(view.preview.faulty)}</span>`
    : `<span class="state" data-state="current">${icon(view, "current")}${escaped(view.preview.faultless)}</span>`;
  const kind = proposal ? view.preview.proposal : view.preview.draft;
  const name = proposal?.suggestedBy
    ? `<span>${escaped(filled(view.preview.proposedBy, { name: proposal.suggestedBy }))}</span>`
    : "";
  const meta = `<p class="meta"><span class="state" data-state="draft">${icon(view, "draft")}${escaped(kind)}</span>${name}<span>${escaped(reviewed.title)}</span><code>${escaped(reviewed.key)}</code>${stepHtml(view, change)}${state}</p>`;
  const header = `<header><div>${meta}<h2>${escaped(whatOf(view, change))}</h2></div></header>`;
  return `<article class="change" id="${escaped(proposal?.name ?? reviewed.key)}">${header}${problemsHtml(view, change.problems)}<div class="body"><div>${partsHtml(view, change)}</div>${noteHtml(view, change)}</div></article>`;
}

function stepHtml({ preview }: PreviewView, { reviewed: { from, planned } }: PreviewedChange): string {
  const version = planned?.record.version;
  const text =
    version === undefined
      ? preview.noVersion
      : from === undefined
        ? filled(preview.first, { version })
        : filled(preview.steps, { from, to: version });
  return `<span class="ver">${escaped(text)}</span>`;
}

/** What the note says, else the title. */
function whatOf(view: PreviewView, { reviewed, library }: PreviewedChange): string {
  const { withdraw, planned, title } = reviewed;
  if (withdraw)
    return withdraw.use ? filled(view.preview.withdrawUse, { use: withdraw.use }) : view.preview.withdraw;
  const notes = planned?.record.note ?? {};
  const whats = Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note.what]));
  return textIn(whats, view.locale, library.workspace.sourceLocale) || title;
}

function noteHtml(view: PreviewView, { reviewed, library, entry }: PreviewedChange): string {
  const { planned, followers } = reviewed;
  const { sourceLocale } = library.workspace;
  const record = planned?.record;
  const note = record?.note[view.locale] ?? record?.note[sourceLocale];
  const typed = [...entry.working.values()].find(({ front }) => front.change)?.front.change?.effective;
  const passed = planned?.remarks.some((remark) => remark.includes("has passed"));
  const when =
    typed === undefined
      ? view.preview.atOnce
      : passed
        ? view.preview.passed
        : record &&
          filled(view.preview.effective, { time: exactTime(record.effective, view.timeZone, view.locale) });
  const states = statesOf({ reviewed, library }).map(
    ({ locale, state }) => `${languageName(locale, view.locale)}: ${view.preview.states[state]}`,
  );
  const told: readonly (readonly [string, string | undefined])[] = [
    [view.words.change.do, note?.do],
    [view.words.change.why, note?.why ?? (record ? undefined : view.preview.noNote)],
    [
      view.preview.kind,
      record && (record.kind === "major" ? view.words.change.major : view.words.change.minor),
    ],
    [view.preview.effect, when],
    [view.preview.languages, states.join("\n")],
    [view.preview.followers, followers.join("\n")],
  ];
  const parts = told.filter(([, text]) => text);
  return `<aside class="note">${parts.map(([name, text = ""]) => `<div><h3>${escaped(name)}</h3><p>${escaped(text).replaceAll("\n", "<br>")}</p></div>`).join("")}</aside>`;
}

/** The languages with what becomes of them. Before a draft can be planned, what did not change with its source is to follow it. */
function statesOf({ reviewed, library }: Pick<PreviewedChange, "reviewed" | "library">): ReviewedLanguage[] {
  const { sourceLocale } = library.workspace;
  const { planned, languages, parts, from } = reviewed;
  const isOpen =
    planned === undefined && from !== undefined && parts.some(({ locale }) => locale === sourceLocale);
  return languages.map(({ locale, state }) => ({
    locale,
    state: isOpen && state === "keeps" && locale !== sourceLocale ? "behind" : state,
  }));
}

/** Language by language: the source first, then those that follow, then those that are to. */
function partsHtml(view: PreviewView, change: PreviewedChange): string {
  const { reviewed, library } = change;
  const { sourceLocale } = library.workspace;
  const sorted = statesOf(change).sort(
    (a, b) => Number(b.locale === sourceLocale) - Number(a.locale === sourceLocale),
  );
  const sections = sorted.map((language) => languageHtml(view, change, language));
  const files = reviewed.hasNewFiles ? `<p class="diff quiet">${escaped(view.preview.files)}</p>` : "";
  const same =
    reviewed.unchanged > 0
      ? `<p class="diff quiet">${escaped(counted(view.preview.sameParts, reviewed.unchanged, view.locale))}</p>`
      : "";
  return sections.join("") + files + same;
}

function languageHtml(
  view: PreviewView,
  change: PreviewedChange,
  { locale, state }: ReviewedLanguage,
): string {
  const { reviewed, library } = change;
  const own = reviewed.parts.filter((part) => part.locale === locale);
  const source = reviewed.parts.filter((part) => part.locale === library.workspace.sourceLocale);
  const isToFollow = state === "behind" && locale !== library.workspace.sourceLocale;
  const body = [
    ...own.map((part) => partHtml(view, change, part)),
    factsHtml(view, change, locale),
    ...(isToFollow ? source.map((part) => besideHtml(view, change, part, locale)) : []),
  ].join("");
  if (body === "") return "";
  const drawing = { behind: "behind", unreadable: "warn" }[state as string] ?? "";
  const word = `<span class="state" data-state="${isToFollow ? "behind" : "current"}">${drawing ? icon(view, drawing) : ""}${escaped(view.preview.states[state])}</span>`;
  return `<section class="preview-language"><h3>${escaped(languageName(locale, view.locale))} ${word}</h3>${body}</section>`;
}

function partHtml(view: PreviewView, { reviewed }: PreviewedChange, part: ReviewedPart): string {
  const { from } = reviewed;
  const difference = {
    from: from ?? "",
    to: "",
    locale: part.locale,
    placeholders: view.placeholders,
    headings: {
      was: from === undefined ? view.preview.wasNothing : filled(view.preview.was, { version: from }),
      now: view.preview.now,
    },
  };
  return `<section class="diff"><h4 class="where">${escaped(partName(view, part))}</h4>${paragraphsHtml(view, difference, part.paragraphs)}</section>`;
}

function partName(view: PreviewView, { section, turn }: Pick<ReviewedPart, "section" | "turn">): string {
  return headingOf(view, section) + (turn > 1 ? ` · ${turn}` : "");
}

/** What the source changed, beside the words of a translation that is to follow. */
function besideHtml(view: PreviewView, change: PreviewedChange, part: ReviewedPart, locale: Locale): string {
  const language = languageName(locale, view.locale);
  const section = counterpart(change, part, locale);
  const words = section
    ? `<div class="text"${langAttribute(view, locale)}>${proseHtml(proseOf(section) ?? [], { field: (name) => escaped(`{${labelOf(view, name)}}`), href: () => undefined })}</div>`
    : `<p class="quiet">${escaped(filled(view.preview.missing, { language }))}</p>`;
  const difference = { from: "", to: "", locale: part.locale, placeholders: view.placeholders };
  const headings = { was: "", now: view.preview.follows };
  const source = paragraphsHtml(view, { ...difference, headings }, part.paragraphs);
  return `<section class="diff beside"><h4 class="where">${escaped(partName(view, part))}</h4><div class="beside-pair"><div>${source}</div><div class="stands"><h3>${escaped(filled(view.preview.stands, { language }))}</h3>${words}</div></div></section>`;
}

function labelOf({ placeholders, locale }: PreviewView, name: string): string {
  const label = placeholders.find((placeholder) => placeholder.name === name)?.label;
  return textIn(label ?? {}, locale, "en", name).toLowerCase();
}

/** The same part in another language: for the same channels and moment, the same one in turn. */
function counterpart(
  { entry, library }: PreviewedChange,
  part: ReviewedPart,
  locale: Locale,
): Section | undefined {
  const text = entry.working.get(locale);
  const alike =
    text && draftBody(library, text).filter((section) => purposeOf(section) === purposeOf(part.section));
  return alike?.[part.turn - 1];
}

function purposeOf(section: Section): string {
  if (section.type !== "reply") return section.type;
  return `${[...section.reply.channels].sort().join(" ")}/${section.reply.moment}`;
}

function factsHtml({ preview }: PreviewView, { reviewed }: PreviewedChange, locale: Locale): string {
  const facts = reviewed.facts.filter((fact) => fact.locale === locale);
  if (facts.length === 0 || reviewed.from === undefined) return "";
  const rows = facts.map(
    ({ name, a, b }) =>
      `<dt>${escaped(name)}</dt><dd>${escaped(b || preview.empty)} <span class="quiet">${escaped(preview.from)} ${escaped(a || preview.empty)}</span></dd>`,
  );
  return `<section class="diff"><h4 class="where">${escaped(preview.facts)}</h4><dl class="facts">${rows.join("")}</dl></section>`;
}

/** Problems in plain words, what to do behind each, the place last. */
function problemsHtml(view: PreviewView, problems: readonly Problem[]): string {
  if (problems.length === 0) return "";
  const sorted = [...problems].sort((a, b) =>
    a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1,
  );
  const rows = sorted.map(({ file, line, column, severity, message, fix }) => {
    const place = [file, line, line && column].filter(Boolean).join(":");
    const drawing = severity === "error" ? "cross" : "warn";
    return `<li data-severity="${severity}"><span class="weight">${icon(view, drawing)} ${escaped(view.preview[severity])}</span><span>${escaped(message)} <b>${escaped(fix)}</b><br><code>${escaped(place)}</code></span></li>`;
  });
  return `<ul class="preview-problems">${rows.join("")}</ul>`;
}

/** A proposal that comes to no other words: what it asks for. */
function askedHtml(view: PreviewView, proposal: Proposal, problems: readonly Problem[]): string {
  const { verb, version = "", entry, suggestedBy, idea, change, name, path } = proposal;
  const asks = filled(view.preview.asks[verb], { version });
  const says =
    idea ??
    (typeof change?.what === "string" ? change.what : undefined) ??
    change?.withdraw?.why ??
    Object.values(path?.path.title ?? {})[0] ??
    "";
  const meta = `<p class="meta"><span class="state" data-state="draft">${icon(view, "draft")}${escaped(view.preview.proposal)}</span>${suggestedBy ? `<span>${escaped(suggestedBy)}</span>` : ""}<span>${escaped(asks)}</span>${entry ? `<code>${escaped(entry)}</code>` : ""}</p>`;
  const title = says ? `<h2>${escaped(says)}</h2>` : "";
  return `<article class="change" id="${escaped(name)}"><header><div>${meta}${title}</div></header>${problemsHtml(view, problems)}</article>`;
}
