import { fingerprint } from "#core/fingerprint.ts";

/**
 * `/list/LOCALE/index.json`: where in the list of all answers a title lies. The list is cut into parts of some thirty
 * rows, `/list/LOCALE/NAME.json` each, so that a page of one answer loads those around it.
 */
export interface ListIndex {
  /** The number of answers. */
  readonly count: number;
  /** In order of title: the title a part begins with, and its name. */
  readonly parts: readonly (readonly [title: string, name: string])[];
}

const LEAST = 16;
const MOST = 48;
/** Of so many answers one begins a part. */
const ONE_OF = 16;

/**
 * Where a list is cut: the places at which a part begins. An answer's own id says whether one begins with it, so that
 * an answer that comes or goes changes the part it is in and none of those behind it.
 */
export function partStarts(ids: readonly string[]): number[] {
  const starts: number[] = [];
  for (const [place, id] of ids.entries()) {
    const since = place - (starts.at(-1) ?? Number.NEGATIVE_INFINITY);
    if (since >= MOST || (since >= LEAST && Number.parseInt(fingerprint(id).slice(0, 7), 36) % ONE_OF === 0))
      starts.push(place);
  }
  return starts;
}

/** The place of the part in which a title stands; the first one for a title before all. */
export function partOf({ parts }: ListIndex, title: string, locale: string): number {
  const { compare } = titleOrder(locale);
  return Math.max(
    0,
    parts.findLastIndex(([first]) => compare(first, title) <= 0),
  );
}

/** The order of titles in lists of a language. */
export function titleOrder(locale: string): Intl.Collator {
  return new Intl.Collator(locale, { numeric: true });
}

/** Tone marks of Vietnamese: they make no other letter of the alphabet. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The letter under which a title stands in an alphabetical list of a language; `#` for whatever begins with none. */
export function initialOf(title: string, locale: string): string {
  const [first = ""] = title;
  if (!/\p{L}/u.test(first)) return "#";
  const marks = locale === "vi" ? TONES : /\p{M}/gu;
  return first.normalize("NFD").replace(marks, "").normalize("NFC").toLocaleUpperCase(locale);
}
