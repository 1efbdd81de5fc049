import { told, translated } from "#checks/example.ts";
import { inFile, inFront, problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, looksAside, textsAsked } from "#checks/working.ts";
import type { MaybeLocalized, PendingChange } from "#core/entry.ts";
import type { Library } from "#core/library.ts";
import type { Locale, Localized } from "#core/locale.ts";

const NAMING = { what: "a language of this workspace", add: "add it to replyLocales: in workspace.yaml" };
const source = { "answers/late-delivery/en.mdx": told() };

/** Every language that is written in is one of the workspace's. */
export const unknownLocale: Rule = {
  name: "unknown-locale",
  severity: "error",
  firm: true,
  why: "A text in a language that the workspace does not have is translated, reviewed and published, and then offered to nobody.",
  byEntry: true,
  bad: { files: { ...source, "answers/late-delivery/vn.mdx": translated() } },
  good: { files: { ...source, "answers/late-delivery/vi.mdx": translated() } },
  check: (context) => {
    const { library } = context;
    if (!isSound(library, "workspace.yaml")) return [];
    const known = localesOf(library);
    return [...textLocales(context), ...(looksAside(context) ? settingLocales(context) : [])]
      .filter(([locale]) => !known.has(locale))
      .map(([locale, where]) => problemAt(unknownLocale, where, unknownName(locale, known, NAMING)));
  },
};

type Named = [locale: Locale, where: Where];

function localesOf({ workspace }: Library): Set<Locale> {
  return new Set([workspace.sourceLocale, ...workspace.replyLocales, ...workspace.interfaceLocales]);
}

function textLocales(context: CheckContext): Named[] {
  return textsAsked(context).flatMap(({ text }): Named[] => {
    const said = text.front.change ? changeLocales(text.front.change) : [];
    return [
      [text.locale, { file: text.file }],
      ...said.map((locale): Named => [locale, inFront(text, locale)]),
    ];
  });
}

function changeLocales(change: PendingChange): Locale[] {
  const keys = (words: MaybeLocalized | undefined) => (typeof words === "object" ? Object.keys(words) : []);
  return [
    ...keys(change.what),
    ...keys(change.why),
    ...keys(change.do),
    ...Object.keys(change.locales ?? {}),
  ];
}

function settingLocales(context: CheckContext): Named[] {
  const { channels, placeholders, countries, neverSend, synonyms } = context.library.settings;
  const named = (file: string, texts: readonly (Localized | undefined)[]): Named[] => {
    const locales = new Set(texts.flatMap((text) => Object.keys(text ?? {})));
    return [...locales].map((locale) => [locale, inFile(context, `settings/${file}.yaml`, `${locale}:`)]);
  };
  const spoken = neverSend.flatMap((rule) => (rule.locale ? [{ [rule.locale]: "" }] : []));
  return [
    ...named(
      "channels",
      [...channels.values()].map((channel) => channel.name),
    ),
    ...named(
      "placeholders",
      [...placeholders.values()].flatMap(({ label, fallback }) => [label, fallback]),
    ),
    ...named(
      "countries",
      [...countries.byCode.values()].map((country) => country.name),
    ),
    ...named("wording", spoken),
    ...Object.keys(synonyms).map(
      (locale): Named => [locale, inFile(context, "settings/synonyms.yaml", `${locale}:`)],
    ),
  ];
}
