import type { Surroundings } from "#browser/view.ts";
import { languageName } from "#browser/view.ts";
import type { AuditTopic } from "#core/audit-finding.ts";
import type { AuditSheet } from "#core/audit-sheet.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { lapseInWords } from "#core/lapse.ts";
import { textIn } from "#core/locale.ts";
import { exactTime } from "#core/when.ts";
import { type AuditWords, filled } from "#words/text.ts";

/** What the findings are told in. */
export interface AuditView extends Surroundings {
  readonly audit: AuditWords;
  readonly sheet: AuditSheet;
  /** When the reply was sent, where, and to which country. */
  readonly at: Instant;
  readonly channel: string;
  readonly country?: string;
  readonly title: (id: string) => string;
}

/** A finding as one sentence of the interface's language. */
export function auditSentence(view: AuditView, about: AuditTopic): string {
  const { topics } = view.audit;
  const time = (instant: Instant) => exactTime(instant, view.timeZone, view.locale);
  const lapse = (instant: Instant) => lapseInWords(instant, view.at, view.locale);
  const language = (locale: string) => languageWithin(view, locale);
  switch (about.kind) {
    case "never":
      return about.say === undefined
        ? filled(topics.never, { words: about.words })
        : filled(topics.neverSay, { words: about.words, say: about.say });
    case "private":
    case "asks":
    case "unfilled":
      return filled(topics[about.kind], {
        names: about.names.map((name) => fieldName(view, name)).join(", "),
      });
    case "too-long":
      return filled(topics.tooLong, {
        length: counting(view, about.length),
        limit: counting(view, about.limit),
        channel: channelName(view, view.channel),
      });
    case "language":
      return filled(topics.language, { expected: language(about.expected), found: language(about.found) });
    case "field":
      return filled(topics.field, { name: fieldName(view, about.name), fault: topics.faults[about.fault] });
    case "sign-missing":
      return filled(topics.signMissing, { sign: signShown(about.sign) });
    case "sign-wrong":
      return filled(topics.signWrong, { sign: signShown(about.sign), found: about.found });
    case "none-near":
      return topics.noneNear;
    case "withdrawn":
      return about.use === undefined
        ? filled(topics.withdrawn, { time: time(about.since) })
        : filled(topics.withdrawnUse, { time: time(about.since), use: view.title(about.use) });
    case "older": {
      const { version, now } = about;
      const values = { version, now, lapse: lapse(about.until), time: time(about.until) };
      return filled(version === now ? topics.olderSame : topics.older, values);
    }
    case "not-yet":
      return filled(topics.notYet, {
        version: about.version,
        lapse: lapse(about.from),
        time: time(about.from),
      });
    case "behind":
      return filled(topics.behind, { language: language(about.locale), version: about.version });
    case "other-channel":
      return filled(topics.otherChannel, {
        channels: about.channels.map((id) => channelName(view, id)).join(", "),
      });
    case "verbatim":
      return topics.verbatim;
    case "as-near":
      return filled(topics.asNear, { titles: about.ids.map(view.title).join(", ") });
    case "reference-answer":
      return filled(topics.referenceAnswer, {
        named: view.title(about.named),
        nearest: view.title(about.nearest),
      });
    case "reference-version":
      return filled(topics.referenceVersion, { named: about.named, held: about.held });
    case "reference-touched":
      return topics.referenceTouched;
    default:
      return forceSentence(view, about);
  }
}

type ForceTopic = Extract<AuditTopic, { readonly force: Force }>;

function forceSentence(view: AuditView, { kind, force }: ForceTopic): string {
  const { topics } = view.audit;
  const advisory = textIn(force.titles, view.locale, view.sheet.sourceLocale, force.id);
  const country = force.everywhere ? topics.everywhere : countryName(view, view.country ?? "");
  const use = force.use === undefined ? "" : view.title(force.use);
  if (kind === "where") {
    const countries = force.countries.map((code) => countryName(view, code)).join(", ");
    return filled(force.effect === "note" ? topics.advisory : topics.where[force.effect], {
      countries,
      country: countries,
      advisory,
    });
  }
  const text =
    kind === "append-missing"
      ? topics.appendMissing
      : kind === "hold" && !use
        ? topics.holdBare
        : topics[kind];
  return filled(text, { country, advisory, use });
}

/** A field by its label, and what everybody knows to be private by its name. */
function fieldName({ sheet, words, locale }: AuditView, name: string): string {
  const label = sheet.placeholders.find((placeholder) => placeholder.name === name)?.label;
  const kinds: Readonly<Record<string, string>> = words.case.privateKinds;
  return (label ? textIn(label, locale, sheet.sourceLocale, name) : (kinds[name] ?? name)).toLowerCase();
}

/** A channel or a group of them by its name. */
export function channelName({ sheet, words, locale }: AuditView, id: string): string {
  const groups: Readonly<Record<string, string>> = {
    public: words.state.public,
    private: words.state.private,
  };
  const channel = sheet.channels.find((candidate) => candidate.id === id);
  return groups[id] ?? textIn(channel?.name ?? {}, locale, sheet.sourceLocale, id);
}

/** A country by its name in the interface's language. */
export function countryName({ sheet }: AuditView, code: string): string {
  return sheet.countries.find((country) => country.code === code)?.name ?? code;
}

function counting({ locale }: AuditView, number: number): string {
  return new Intl.NumberFormat(locale).format(number);
}

function signShown(sign: string): string {
  return `“${sign.replaceAll("{{initials}}", "AB")}”`;
}

/** The name of a language within a sentence, where Vietnamese writes it small: "viết bằng tiếng Anh". */
export function languageWithin({ locale }: Pick<AuditView, "locale">, language: string): string {
  const name = languageName(language, locale);
  return locale === "vi" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
