import { behindHtml, meaningHtml, referenceHtml, replyHtml, settingsHtml } from "#browser/reply-view.ts";
import { type AnswerView, agoHtml, dateHtml, icon, langAttribute, stateChip } from "#browser/view.ts";
import { noteOf, type PublishRecord } from "#core/history.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { spokenIn } from "#core/locale.ts";
import {
  type ChosenReply,
  chosenReply,
  type EntryState,
  type PublishedVersion,
  stateAt,
} from "#core/published.ts";
import type { Section } from "#core/reply.ts";
import { lastReviewed } from "#core/review.ts";
import { changeSinceUse } from "#core/use.ts";
import { dayText } from "#core/when.ts";
import { filled } from "#words/text.ts";

/** The two parts of an answer page that depend on the clock and the case, as HTML. */
export interface AnswerParts {
  readonly main: string;
  readonly context: string;
}

/** Draws the answer as it stands at `view.now`. The build draws it for readers without JavaScript, the browser again with its own clock. */
export function answerParts(view: AnswerView): AnswerParts {
  const state = stateAt(view.sheet.entry.history, view.now);
  const version = state.record && view.sheet.entry.versions[state.record.version];
  if (!state.record || !version) return { main: notYetHtml(view, state), context: "" };
  const chosen = state.withdrawal ? undefined : chosenReply(view.sheet, version, view.selection);
  const main = [
    titleHtml(view, state, version),
    withdrawnHtml(view, state),
    waitingHtml(view, state),
    stripHtml(view, state, version, chosen),
    chosen ? chosenHtml(view, version, chosen) : "",
  ];
  return {
    main: main.join(""),
    context: contextHtml(view, state.record, version, chosen?.locale ?? view.locale),
  };
}

function notYetHtml(view: AnswerView, state: EntryState): string {
  const first = Object.values(view.sheet.entry.versions)[0];
  const title =
    first?.texts[view.locale]?.title ?? first?.texts[view.sheet.sourceLocale]?.title ?? view.sheet.entry.id;
  return `<div class="title"><h1 tabindex="-1">${escaped(title)}</h1></div>${waitingHtml(view, state)}`;
}

/** A language's text, else the source's. */
function textFor(view: AnswerView, version: PublishedVersion) {
  const locale = version.texts[view.locale] ? view.locale : view.sheet.sourceLocale;
  return { locale, text: version.texts[locale] };
}

function titleHtml(view: AnswerView, state: EntryState, version: PublishedVersion): string {
  const { locale, text } = textFor(view, version);
  const chip = state.withdrawal ? stateChip(view, "withdrawn") : stateChip(view, "current");
  return `<div class="title"><h1 tabindex="-1"${langAttribute(view, locale)}>${escaped(text?.title ?? view.sheet.entry.id)}</h1><span class="ver">${version.version}</span>${chip}${pinHtml(view)}</div>`;
}

function pinHtml({ words, isPinned = false }: AnswerView): string {
  const said = escaped(isPinned ? words.answer.unpin : words.answer.pin);
  return `<button class="btn plain pin needs-script" type="button" data-act="pin" data-key="p" aria-pressed="${isPinned}">${said} <kbd class="only-wide">p</kbd></button>`;
}

function withdrawnHtml(view: AnswerView, { withdrawal }: EntryState): string {
  if (!withdrawal) return "";
  const { words } = view;
  if (!withdrawal.use)
    return `<p class="banner">${icon(view, "withdrawn")} ${escaped(words.answer.withdrawn)} ${escaped(withdrawal.why ?? "")}</p>`;
  const title = view.sheet.names.links[`answer:${withdrawal.use}`] ?? withdrawal.use;
  const said = filled(words.answer.withdrawnUse, { use: "\u0001" }).split("\u0001").map(escaped);
  const link = `<a href="${escaped(view.to(`/answers/${withdrawal.use}/`))}">${escaped(title)}</a>`;
  return `<p class="banner">${icon(view, "withdrawn")} <span>${said.join(link)}</span></p>`;
}

function waitingHtml(view: AnswerView, { waiting, withdrawal }: EntryState): string {
  if (!waiting || withdrawal) return "";
  const note = spokenIn(
    mapped(noteOf(view.sheet.entry.history, waiting.version), "what"),
    view.locale,
    view.sheet.sourceLocale,
  );
  const distance = ` <span class="needs-script"><span class="dot">·</span> ${agoHtml(view, waiting.effective, ' data-part="distance"')}</span>`;
  return `<div class="strip soon-strip"><p>${stateChip(view, "scheduled")} <span class="dot">·</span> <span class="ver">${waiting.version}</span> <span class="dot">·</span> ${dateHtml(view, waiting.effective, view.now)} <span class="dot">·</span> <b${note ? langAttribute(view, note.locale) : ""}>${escaped(note?.text ?? "")}</b>${distance}</p></div>`;
}

function mapped(notes: ReturnType<typeof noteOf>, part: "what" | "why" | "do"): Record<string, string> {
  return Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note[part]]));
}

/** The A → B strip: what changed in one line, and the difference of the shown reply when it is opened. */
function stripHtml(
  view: AnswerView,
  state: EntryState,
  version: PublishedVersion,
  chosen: ChosenReply | undefined,
): string {
  const { history } = view.sheet.entry;
  const locale = chosen?.locale ?? view.locale;
  const change = changeSinceUse(history, version.version, locale, view.used, view.now);
  if (!change || state.withdrawal) return "";
  const { record, from: previous, isNew } = change;
  const { words } = view;
  const what = noteHtml(view, record, "what");
  const steps = `<span class="ver"><span aria-hidden="true">${previous.version} ${icon(view, "right")} ${version.version}</span><span class="vh">${escaped(filled(words.change.steps, { from: previous.version, to: version.version }))}</span></span>`;
  const when = isNew ? agoHtml(view, record.effective) : dateHtml(view, record.effective, view.now);
  const dot = '<span class="dot">·</span>';
  const chip = isNew
    ? stateChip(view, "changed")
    : `<span class="quiet">${escaped(words.change.last)}</span>`;
  const line = `<span>${chip} ${dot} ${steps} ${dot} <b>${what}</b> ${dot} ${when}</span>`;
  return `<details class="strip${isNew ? "" : " old"}" data-part="strip" data-from="${previous.version}"><summary>${line}<span class="acts linkish">${escaped(words.change.show)}</span></summary>${view.change?.(view, { record, previous, version, chosen }) ?? ""}</details>`;
}

/** A part of a version's change note, in the language it really is in. */
export function noteHtml(view: AnswerView, record: PublishRecord, part: "what" | "why" | "do"): string {
  const said = spokenIn(
    mapped(noteOf(view.sheet.entry.history, record.version), part),
    view.locale,
    view.sheet.sourceLocale,
  );
  return said ? `<span${langAttribute(view, said.locale)}>${escaped(said.text)}</span>` : "";
}

function chosenHtml(view: AnswerView, version: PublishedVersion, chosen: ChosenReply): string {
  const { advisor } = view;
  const advised = advisor?.banner(view, version, chosen) ?? "";
  return advised + (advisor?.blocks(view, version, chosen) ? "" : freeHtml(view, version, chosen));
}

/** A reply that no advisory keeps from being sent. */
function freeHtml(view: AnswerView, version: PublishedVersion, chosen: ChosenReply): string {
  const settings = settingsHtml(view, chosen);
  const { reply } = chosen;
  const none = noReplyHtml(view, version, chosen);
  if (!reply) return settings + (none || noPublicHtml(view, chosen));
  const ready = { ...chosen, reply, version };
  if (chosen.isBehind) return settings + behindHtml(view, ready);
  return none + settings + replyHtml(view, ready) + referenceHtml(view, ready) + meaningHtml(view, ready);
}

/** An approved decision not to answer. */
function noReplyHtml(view: AnswerView, version: PublishedVersion, chosen: ChosenReply): string {
  const { words } = view;
  const decisions = (version.texts[chosen.locale]?.body ?? []).filter(
    (section) => section.type === "no-reply",
  );
  const actions = {
    leave: words.reply.leave,
    hide: words.reply.hide,
    report: words.reply.report,
    "hand-over": words.reply.handOver,
  };
  return decisions
    .filter(({ channels }) =>
      channels.length === 0
        ? chosen.channel.public
        : channels.some(
            (word) => word === chosen.channel.id || word === (chosen.channel.public ? "public" : "private"),
          ),
    )
    .map(
      (section) =>
        `<div class="banner"${langAttribute(view, chosen.locale)}><strong lang="${view.locale}">${escaped(filled(words.reply.noReply, { action: actions[section.action] }))}</strong>${proseHtml(section.prose, sectionStyle(view))}<p lang="${view.locale}" class="needs-script"><button class="btn" type="button" data-act="case-note" data-note="${section.action}">${escaped(words.reply.copyCaseNote)}</button></p></div>`,
    )
    .join("");
}

function noPublicHtml(view: AnswerView, { channel }: ChosenReply): string {
  const { words } = view;
  const go = channel.private
    ? `<button class="btn needs-script" type="button" data-act="cross-over">${escaped(words.reply.openPrivate)}</button>`
    : "";
  return `<section class="reply none" aria-label="${escaped(words.reply.label)}"><p class="text">${escaped(channel.public ? words.reply.noPublic : words.reply.noneHere)}</p><div class="bar"><div class="left"></div>${go}</div></section>`;
}

const PLAIN_SECTIONS = ["when", "steps", "never"] as const;

function contextHtml(
  view: AnswerView,
  record: PublishRecord,
  version: PublishedVersion,
  replyLocale: string,
): string {
  const { words } = view;
  const { locale, text } = textFor(view, version);
  const lang = langAttribute(view, locale);
  const sections = PLAIN_SECTIONS.flatMap((type) =>
    (text?.body ?? [])
      .filter((section) => section.type === type)
      .map(
        (section) =>
          `<section class="${type}"><h2 class="h">${escaped(words.answer[type])}</h2><div${lang}>${proseHtml((section as Extract<Section, { prose: unknown }>).prose, sectionStyle(view))}</div></section>`,
      ),
  );
  const escalations = (text?.body ?? [])
    .filter((section) => section.type === "escalate")
    .map((section) => escalateHtml(view, section, lang));
  const files = version.files
    ? `<div data-part="files" data-of="${version.version}/${escaped(replyLocale)}">${view.files?.(version, replyLocale) ?? ""}</div>`
    : "";
  return [
    ...sections,
    ...escalations,
    productsHtml(view, version),
    files,
    aboutHtml(view, record, version),
  ].join("");
}

/** What the answer is about, as links to the notes on it. */
function productsHtml(view: AnswerView, version: PublishedVersion): string {
  const { links } = view.sheet.names;
  const notes = version.front.products.flatMap((id) => {
    const title = links[`product:${id}`];
    return title ? [`<li><a href="${escaped(view.to(`/products/${id}/`))}">${escaped(title)}</a></li>`] : [];
  });
  if (notes.length === 0) return "";
  return `<section><h2 class="h">${escaped(view.words.answer.products)}</h2><ul>${notes.join("")}</ul></section>`;
}

function escalateHtml(
  view: AnswerView,
  section: Extract<Section, { type: "escalate" }>,
  lang: string,
): string {
  const team = view.sheet.names.teams[section.to];
  const hours = team
    ? ` <span class="quiet" data-hours="${escaped(team.hours)}">${escaped(team.hours)}</span>`
    : "";
  return `<section><h2 class="h">${escaped(view.words.answer.escalate)}</h2><p><b>${escaped(team?.name ?? section.to)}</b>${hours}</p><div${lang}>${proseHtml(section.prose, sectionStyle(view))}</div></section>`;
}

function aboutHtml(view: AnswerView, record: PublishRecord, version: PublishedVersion): string {
  const { words, sheet } = view;
  const owner = version.front.owner ?? record.by;
  const named = filled(words.answer.owner, { name: sheet.names.owners[owner] ?? owner });
  const day = lastReviewed(version.front, sheet.entry.history, sheet.timeZone);
  const reviewed = day ? ` · ${filled(words.answer.reviewed, { date: dayText(day, view.locale) })}` : "";
  const history = `<a href="${escaped(view.to(`/answers/${sheet.entry.id}/history/`))}">${escaped(words.answer.history)}</a>`;
  return `<section><p class="quiet">${escaped(named + reviewed)}<br>${history}</p></section>`;
}

const FOLDERS = { answer: "answers", product: "products", advisory: "advisories" } as const;

/** Links between entries lead to their pages; fields stand as their label. */
function sectionStyle(view: AnswerView) {
  return {
    field: (name: string) => `<span class="slot">{${escaped(name)}}</span>`,
    href: (url: string) => {
      const [, kind, id] = /^(answer|product|advisory):(.+)$/.exec(url) ?? [];
      if (kind === undefined) return url;
      // An answer of another team has no page in this build.
      const isHere = view.sheet.names.links[url] !== undefined;
      return isHere ? view.to(`/${FOLDERS[kind as keyof typeof FOLDERS]}/${id}/`) : undefined;
    },
  };
}
