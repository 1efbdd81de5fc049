import { graphemesOf } from "#core/graphemes.ts";
import type { Locale } from "#core/locale.ts";
import { remembered } from "#core/remembered.ts";
import type { NeverSend } from "#core/workspace.ts";

/** A piece of a text: from `start` up to, not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A wording that nobody may send, where it stands in the text as given. */
export interface Found extends Span {
  /** The words as they stand in the text. */
  readonly words: string;
  /** What to say instead. */
  readonly say?: string;
}

/**
 * The wordings of a text that nobody may send in its language, in order. Whole words, whatever their letter
 * case; tone marks matter, spaces and line ends are alike. What lies inside an allowed phrase or a field's
 * name does not count.
 */
export function neverSent(
  text: string,
  locale: Locale,
  neverSend: readonly NeverSend[],
  allowed: readonly string[],
): Found[] {
  const { composed, placeOf } = composedOf(text);
  const held = neverSend
    .filter((entry) => speaks(entry, locale))
    .flatMap(({ never, say }) => placesOf(never, composed).map((span) => ({ ...span, say })));
  if (held.length === 0) return [];
  const fields = [...composed.matchAll(/\{\{[^{}]*\}\}/g)].map(spanOf);
  const free = [...fields, ...allowed.flatMap((phrase) => placesOf(phrase, composed))];
  const found = held
    .filter(({ start, end }) => !free.some((span) => span.start <= start && end <= span.end))
    .map(({ say, ...span }) => ({ start: placeOf(span.start), end: placeOf(span.end), say }));
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ say, ...span }) => ({ ...span, words: text.slice(span.start, span.end), ...(say && { say }) }));
}

function speaks(entry: NeverSend, locale: Locale): boolean {
  return entry.locale === undefined || entry.locale === locale || locale.startsWith(`${entry.locale}-`);
}

function spanOf({ index, 0: found }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

const SPACED =
  /^[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]$/v;

/**
 * Where a phrase stands in a text (both NFC) as whole words, whatever its letter case. An end of the phrase
 * that is a mark or of a script without spaces has no border.
 */
export function placesOf(phrase: string, text: string): Span[] {
  const form = formOf(phrase);
  return form === "" ? [] : [...text.matchAll(form)].map(spanOf);
}

const formOf = /* @__PURE__ */ remembered((phrase: string): RegExp | "" => {
  const words = phrase.normalize("NFC").trim();
  if (words === "") return "";
  const letters = [...words];
  const before = SPACED.test(letters[0] ?? "") ? String.raw`(?<![\p{L}\p{M}\p{N}])` : "";
  const after = SPACED.test(letters.at(-1) ?? "") ? String.raw`(?![\p{L}\p{M}\p{N}])` : "";
  const literal = words
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`)
    .replace(/['’]/g, "['’]");
  return new RegExp(before + literal + after, "giu");
});

/** A text in NFC, and where a place in it lies in the text as given. */
function composedOf(text: string): { composed: string; placeOf: (place: number) => number } {
  const composed = text.normalize("NFC");
  if (composed === text) return { composed, placeOf: (place) => place };
  const places: number[] = [];
  let whole = "";
  for (const { segment, index } of graphemesOf(text)) {
    const cluster = segment.normalize("NFC");
    for (let unit = 0; unit < cluster.length; unit++) places.push(index + Math.min(unit, segment.length - 1));
    whole += cluster;
  }
  return { composed: whole, placeOf: (place) => places[place] ?? text.length };
}
