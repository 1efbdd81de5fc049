import { type Locale, type Localized, type Spoken, spokenIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { Inline } from "#core/prose.ts";
import type { PublishedText } from "#core/published.ts";
import { remembered } from "#core/remembered.ts";

type Texts = Readonly<Record<Locale, PublishedText>>;

/** An opening of fewer signs goes on with the next sentence: the full stop was an abbreviation's, or says too little. */
const TOO_SHORT = 30;

/**
 * What an entry is about, in one line: its summary in a language, else how its words in that language begin, else its
 * summary in the source's. Translations have no summary of their own. Undefined where nobody wrote any.
 */
export function aboutLine(texts: Texts, locale: Locale, sourceLocale: Locale): Spoken | undefined {
  const source = texts[sourceLocale]?.summary;
  const own = texts[locale];
  const text = own?.summary ?? (source !== undefined && own ? openingOf(own, locale) : undefined);
  const told = { ...(source !== undefined && { [sourceLocale]: source }), ...(text && { [locale]: text }) };
  return spokenIn(told, locale, sourceLocale);
}

/** The same in each language of an entry; none at all where nobody wrote a summary. */
export function aboutLines(texts: Texts): Localized {
  const all = Object.entries(texts);
  if (all.every(([, { summary }]) => summary === undefined)) return {};
  return Object.fromEntries(
    all.flatMap(([locale, text]) => {
      const line = text.summary ?? openingOf(text, locale);
      return line === undefined ? [] : [[locale, line]];
    }),
  );
}

/** The first sentences of what a text says of itself or of when it fits. */
function openingOf({ body }: PublishedText, locale: Locale): string | undefined {
  const section = body.find(({ type }) => type === "prose" || type === "when");
  const first = section && "prose" in section ? section.prose[0] : undefined;
  if (first?.type !== "paragraph") return undefined;
  let opening = "";
  for (const { segment } of segmenterOf(locale).segment(wordsOf(first.children))) {
    if (opening.length >= TOO_SHORT) break;
    opening += segment;
  }
  return opening.trim() || undefined;
}

/** A line of a list leads to one place: what its words link to is left out. */
function wordsOf(inlines: readonly Inline[]): string {
  const unlinked = (inline: Inline): Inline =>
    "children" in inline ? { type: "strong", children: inline.children.map(unlinked) } : inline;
  return plainText([{ type: "paragraph", children: inlines.map(unlinked) }], { lines: "one" });
}

const segmenterOf = /* @__PURE__ */ remembered(
  (locale: Locale) => new Intl.Segmenter(locale, { granularity: "sentence" }),
);
