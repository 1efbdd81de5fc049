import type { AdvisoryForm } from "#browser/advisory-form.ts";
import {
  choiceHtml,
  fieldHtml,
  groupHtml,
  type ProposeView,
  selectHtml,
  shownIf,
} from "#browser/propose-view.ts";
import { icon, languageName } from "#browser/view.ts";
import { type History, noteOf, standingPublications } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import { placeOf } from "#core/instant.ts";
import { spokenIn } from "#core/locale.ts";
import type { Verb } from "#core/proposal.ts";
import type { FormVerb } from "#core/proposal-form.ts";
import { shortTime } from "#core/when.ts";
import { filled, isInterfaceLocale } from "#words/text.ts";

/** What the terms need besides the view, as far as it has been asked for. */
export interface TermsMatter {
  readonly history?: History | undefined;
  /** Titles of answers by id. */
  readonly titles?: ReadonlyMap<string, string> | undefined;
  /** What draws and judges a new advisory. */
  readonly advisory?: AdvisoryForm | undefined;
}

/** Everything the form asks for besides the words, for one verb. */
export function termsHtml(view: ProposeView, verb: FormVerb | undefined, matter: TermsMatter): string {
  if (verb === undefined) return "";
  if (verb === "advisory")
    return matter.advisory?.html(matter) ?? `<p class="quiet">${escaped(view.propose.fresh.loading)}</p>`;
  const sections: Readonly<Record<Verb, () => string[]>> = {
    change: () => [
      kindHtml(view),
      noteHtml(view),
      whenHtml(view),
      translationsHtml(view),
      emergencyHtml(view),
    ],
    new: () => [freshHtml(view), whenHtml(view)],
    withdraw: () => [withdrawHtml(view, matter), whenHtml(view), emergencyHtml(view)],
    review: () => [
      `<p>${escaped(filled(view.propose.review.said, { version: view.sheet?.version ?? "" }))}</p>`,
    ],
    rollback: () => [versionHtml(view, verb, matter), noteHtml(view), whenHtml(view), emergencyHtml(view)],
    "correct-note": () => [versionHtml(view, verb, matter), noteHtml(view, view.propose.note.correctLabel)],
    approve: () => [approveHtml(view)],
    // A path has a form of its own.
    path: () => [],
    idea: () => [
      groupHtml(
        view.propose.idea.label,
        fieldHtml(view, {
          name: "idea",
          label: view.propose.verb.idea,
          hint: view.propose.idea.hint,
          kind: "area",
        }),
      ),
    ],
  };
  return [...sections[verb](), whoHtml(view), sendHtml(view)].join("");
}

function kindHtml(view: ProposeView): string {
  const { kind } = view.propose;
  const because = fieldHtml(view, { name: "because", label: kind.because, kind: "area" });
  const warning = `<p class="fault" role="status">${icon(view, "warn")}<span data-said="looks"></span></p>`;
  return groupHtml(
    kind.label,
    choiceHtml("radio", "kind", "major", kind.major, kind.majorHint) +
      shownIf("kind=major", choiceHtml("checkbox", "acknowledge", "yes", kind.acknowledge)) +
      choiceHtml("radio", "kind", "minor", kind.minor, kind.minorHint) +
      shownIf("small-but-looks-major", warning + because),
  );
}

const NOTE_PARTS = ["what", "why", "do"] as const;

/** What, why and do: in the source language, then in the others of the interface; notes are read nowhere else. */
export function noteHtml(view: ProposeView, legend = view.propose.note.label): string {
  const { note } = view.propose;
  const { sourceLocale, replyLocales } = view.workspace;
  const fields = (locale: string) =>
    NOTE_PARTS.map((part) =>
      fieldHtml(view, {
        name: `${part}:${locale}`,
        label: note[part],
        hint: note[`${part}Hint`],
        kind: "area",
        lang: locale,
      }),
    );
  // A small change needs no why and do: its note says so by itself.
  const needed = (locale: string) => {
    const [what = "", ...rest] = fields(locale);
    return what + shownIf("not-small", rest.join(""));
  };
  const others = replyLocales.filter((locale) => locale !== sourceLocale && isInterfaceLocale(locale));
  const columns = [sourceLocale, ...others].map((locale, index) => {
    const name = languageName(locale, view.locale);
    const title = index === 0 ? name : filled(note.optional, { language: name });
    return `<div class="column" role="group" aria-label="${escaped(title)}"><h3>${escaped(title)}</h3>${needed(locale)}</div>`;
  });
  return groupHtml(legend, `<div class="columns">${columns.join("")}</div>`);
}

function whenHtml(view: ProposeView): string {
  const { when } = view.propose;
  const { timeZone } = view.workspace;
  const time = fieldHtml(view, {
    name: "effective",
    label: filled(when.time, { place: placeOf(timeZone, view.locale) }),
    kind: "datetime-local",
  });
  const { waiting } = view.sheet ?? {};
  const waits =
    waiting &&
    `<p class="notice">${icon(view, "scheduled")} <span>${escaped(filled(when.waits, named(view, waiting)))}</span></p>${choiceHtml("checkbox", "replace", "yes", filled(when.replace, named(view, waiting)))}`;
  return groupHtml(
    when.label,
    choiceHtml("radio", "when", "now", when.now) +
      choiceHtml("radio", "when", "at", when.at) +
      shownIf("when=at", time) +
      (waits ?? ""),
  );
}

function named(view: ProposeView, { version, effective }: { version: string; effective: string }) {
  return { version, time: shortTime(effective, effective, view.timeZone, view.locale) };
}

function translationsHtml(view: ProposeView): string {
  const { translation } = view.propose;
  const { sourceLocale, replyLocales } = view.workspace;
  const source = languageName(sourceLocale, view.locale);
  const rows = replyLocales
    .filter((locale) => locale !== sourceLocale)
    .map((locale) => {
      const name = `translation:${locale}`;
      const choices = (["behind", "keeps", "updated"] as const).map((state) =>
        choiceHtml("radio", name, state, filled(translation[state], state === "behind" ? { source } : {})),
      );
      return shownIf(
        `untouched:${locale}`,
        `<div role="group" aria-label="${escaped(languageName(locale, view.locale))}"><h3>${escaped(languageName(locale, view.locale))}</h3>${choices.join("")}</div>`,
      );
    });
  return groupHtml(translation.label, rows.join(""), "untouched");
}

/** Whether it goes out before anybody approves it, and why. */
export function emergencyHtml(view: ProposeView): string {
  const { emergency } = view.propose;
  const reason = fieldHtml(view, { name: "reason", label: emergency.reason, kind: "area" });
  return `<div class="term">${choiceHtml("checkbox", "emergency", "yes", emergency.label, emergency.hint)}${shownIf("emergency=yes", reason)}</div>`;
}

function withdrawHtml(view: ProposeView, { titles }: TermsMatter): string {
  const { withdraw, verb } = view.propose;
  return groupHtml(
    verb.withdraw,
    fieldHtml(view, { name: "use", label: withdraw.use, hint: withdraw.useHint, list: "answers-there-are" }) +
      `<datalist id="answers-there-are">${answerOptionsHtml(titles)}</datalist>` +
      fieldHtml(view, { name: "withdrawWhy", label: withdraw.why, hint: withdraw.whyHint, kind: "area" }),
  );
}

/** The answers that one can be withdrawn in favour of. */
export function answerOptionsHtml(titles: TermsMatter["titles"]): string {
  const options = [...(titles ?? [])].map(
    ([id, title]) => `<option value="${escaped(title)}">${escaped(id)}</option>`,
  );
  return options.join("");
}

function versionHtml(view: ProposeView, verb: Verb, { history }: TermsMatter): string {
  const { version } = view.propose;
  if (!history) return `<p class="quiet">${escaped(version.loading)}</p>`;
  const standing = standingPublications(history).reverse();
  const offered = verb === "rollback" ? standing.slice(1) : standing;
  const options = offered.map((record) => {
    const notes = noteOf(history, record.version);
    const whats = Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note.what]));
    const what = spokenIn(whats, view.locale, view.workspace.sourceLocale)?.text ?? "";
    const time = shortTime(
      record.effective,
      view.sheet?.waiting?.effective ?? record.effective,
      view.timeZone,
      view.locale,
    );
    return `<option value="${record.version}">${escaped(filled(version.option, { version: record.version, time, what }))}</option>`;
  });
  return groupHtml(
    view.propose.verb[verb],
    selectHtml({ name: "version", label: version.label, options, empty: view.propose.fresh.choose }),
  );
}

function approveHtml(view: ProposeView): string {
  const { verb, version } = view.propose;
  const awaiting = view.sheet?.awaiting ?? [];
  const choices = awaiting.map((one) =>
    choiceHtml("radio", "version", one.version, filled(version.approve, one)),
  );
  return groupHtml(verb.approve, choices.join(""));
}

/** The name in addresses of what is new, and who answers for it. */
export function freshHtml(
  view: ProposeView,
  legend = view.propose.verb.new,
  idHint = view.propose.fresh.idHint,
): string {
  const { fresh } = view.propose;
  const owners = view.workspace.owners.map(
    ({ id, name }) => `<option value="${escaped(id)}">${escaped(name)}</option>`,
  );
  return groupHtml(
    legend,
    fieldHtml(view, { name: "id", label: fresh.id, hint: idHint }) +
      selectHtml({ name: "owner", label: fresh.owner, options: owners, empty: fresh.choose }),
  );
}

/** Who proposes it. */
export function whoHtml(view: ProposeView): string {
  const { who } = view.propose;
  return `<div class="term">${fieldHtml(view, { name: "name", label: who.label, hint: who.hint })}</div>`;
}

/** What is missing, and the button that hands it over. */
export function sendHtml(view: ProposeView): string {
  return `<div class="term send"><div class="lacking" role="alert" tabindex="-1" data-part="lacking" hidden></div><button class="btn main" type="submit">${escaped(view.propose.send.act)}</button></div>`;
}
