import { aboutLine } from "#core/about-line.ts";
import type { Change } from "#core/change.ts";
import { type Instant, instantInWords, isBefore } from "#core/instant.ts";
import { type Spoken, spokenIn, textIn } from "#core/locale.ts";
import { publishedTitle } from "#core/published.ts";
import type { ToldChange, ToldPart } from "#exports/told-change.ts";
import { type ChangedPart, changedParts } from "#site/changed-parts.ts";
import { noteIn } from "#site/editions.ts";
import type { SiteLibrary } from "#site/library.ts";
import { channelName } from "#site/names.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { allWordsIn, feedWordsIn } from "#words/words.ts";

/** What a change comes to, in one sentence of a language where there is one in it. */
export function sentenceOf(library: SiteLibrary, change: Change, locale: InterfaceLocale): Spoken {
  const { log } = allWordsIn(locale);
  const { sourceLocale } = library.workspace;
  const title = textIn(change.titles, locale, sourceLocale, change.id);
  const own = (text: string): Spoken => ({ text, locale });
  if (change.type === "restored") return own(`${title}: ${log.restored}`);
  if (change.type === "withdrawn") return own(`${title}: ${withdrawalOf(library, change, locale)}`);
  if (!hasNote(change)) return own(filled(log.isNew, { title }));
  const said = Object.fromEntries(Object.entries(change.note).map(([tag, { what }]) => [tag, what]));
  return spokenIn(said, locale, sourceLocale) ?? own(title);
}

/** A first version's note says nothing, but an advisory's, which is always written. */
function hasNote({ type, before, kind }: Change): boolean {
  return type === "published" && (before !== undefined || kind === "advisories");
}

function withdrawalOf(library: SiteLibrary, { use, why, at }: Change, locale: InterfaceLocale): string {
  const { log } = allWordsIn(locale);
  if (use === undefined) return `${log.withdrawn} ${why ?? ""}`.trim();
  const target = library.entries.get(`answers/${use}`);
  return filled(log.withdrawnUse, {
    use: target ? publishedTitle(target, at, [locale, library.workspace.sourceLocale]) : use,
  });
}

/** A change with its note and its way from A to B, as a feed tells of it at an instant. */
export function toldChange(
  library: SiteLibrary,
  change: Change,
  locale: InterfaceLocale,
  asOf: Instant,
): ToldChange {
  const { parts, isCut } = changedParts(library, change);
  return {
    locale,
    facts: factsOf(library, change, locale, asOf),
    note: noteOf(library, change, locale),
    parts: parts.map((part) => toldPart(library, part, locale)),
    ...(isCut && { more: feedWordsIn(locale).more }),
  };
}

function factsOf(library: SiteLibrary, change: Change, locale: InterfaceLocale, asOf: Instant): string[] {
  const { kind, id, version, before, at, titles, caughtUp } = change;
  const { log } = allWordsIn(locale);
  const words = feedWordsIn(locale);
  const { sourceLocale, timeZone } = library.workspace;
  const names = { answers: log.answer, products: log.product, advisories: log.advisory, fragments: "" };
  const when = instantInWords(at, timeZone, locale);
  const languages = caughtUp.map((tag) => languageIn(tag, locale)).join(", ");
  const texts = before === undefined && library.entries.get(`${kind}/${id}`)?.versions[version]?.texts;
  return [
    `${names[kind]}: ${textIn(titles, locale, sourceLocale, id)}`,
    before === undefined
      ? filled(words.version, { to: version })
      : filled(words.versions, { from: before, to: version }),
    filled(isBefore(asOf, at) ? words.takesEffect : words.inEffect, { when }),
    ...(texts ? [aboutLine(texts, locale, sourceLocale)?.text ?? ""] : []),
    ...(languages ? [filled(words.caughtUp, { languages })] : []),
    ...(change.isEmergency ? [words.isEmergency] : []),
    ...(change.asksAcknowledgement ? [words.asksAcknowledgement] : []),
  ].filter((fact) => fact !== "");
}

function languageIn(tag: string, locale: InterfaceLocale): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
}

function noteOf(library: SiteLibrary, change: Change, locale: InterfaceLocale): ToldChange["note"] {
  const entry = library.entries.get(`${change.kind}/${change.id}`);
  if (!entry || !hasNote(change)) return [];
  const words = feedWordsIn(locale);
  const note = noteIn(library, entry, change.version, locale);
  return (["what", "why", "do"] as const)
    .map((name) => ({ label: words[name], said: note[name] }))
    .filter(({ said }) => said.text !== "");
}

function toldPart(library: SiteLibrary, { part, ...told }: ChangedPart, locale: InterfaceLocale): ToldPart {
  return { ...told, name: partName(library, part, locale) };
}

function partName(library: SiteLibrary, part: ChangedPart["part"], locale: InterfaceLocale): string {
  const words = feedWordsIn(locale);
  if (typeof part === "string") return words[part];
  const { answer, state, moment } = allWordsIn(locale);
  if (part.type === "reply") {
    const groups = { public: state.public, private: state.private };
    const ids = part.reply.channels.length > 0 ? part.reply.channels : ["private"];
    const channels = ids.map((word) => channelName(library, word, locale, groups)).join(", ");
    if (part.reply.moment === "first") return filled(words.reply, { channels });
    return filled(words.replyFor, { channels, moment: moment[part.reply.moment] });
  }
  if (part.type === "no-reply") return words.noReply;
  if (part.type === "attach") return words.file;
  return part.type === "prose" ? words.text : answer[part.type];
}
