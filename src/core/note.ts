import type { MaybeLocalized, PendingChange } from "#core/entry.ts";
import type { Note, Notes } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import type { Size } from "#core/version.ts";

/** The longest `what`, in characters: one sentence that is read at a glance. */
export const MAX_WHAT = 140;

/** The longest `why` and `do`, in characters: a paragraph. */
export const MAX_PART = 1000;

/** Words of a change as somebody gave them: in a `change:` block, or on the command line for the source language. */
export interface GivenNote {
  readonly what?: MaybeLocalized;
  readonly why?: MaybeLocalized;
  readonly do?: MaybeLocalized;
}

const FIRST: Record<Locale, Note> = {
  en: {
    what: "This is the first version.",
    why: "There was no approved text for this.",
    do: "Use it from now on.",
  },
  vi: {
    what: "Đây là phiên bản đầu tiên.",
    why: "Trước đây chưa có nội dung được duyệt.",
    do: "Dùng từ bây giờ.",
  },
};

const MINOR: Record<Locale, Omit<Note, "what">> = {
  en: { why: "A small correction; the meaning is the same.", do: "Nothing changes." },
  vi: { why: "Sửa nhỏ, ý nghĩa không đổi.", do: "Không cần làm gì khác." },
};

/** The generated note of a first version, in the languages the product itself speaks. */
export function firstNote(sourceLocale: Locale): Notes {
  const source = FIRST[sourceLocale] ?? FIRST.en;
  return source ? { ...FIRST, [sourceLocale]: source } : FIRST;
}

/** Which of what, why and do is still to be written, in the order people write them. */
export function missingIn(given: GivenNote, size: Size, sourceLocale: Locale): ("what" | "why" | "do")[] {
  const needed = size === "minor" ? (["what"] as const) : (["what", "why", "do"] as const);
  return needed.filter((part) => wordsIn(given[part], sourceLocale) === undefined);
}

/**
 * The note by language. A language in which `what` is written gets its own entry; parts it lacks are the
 * source's. A minor change and a first version need only `what`.
 */
export function notesFrom(given: GivenNote, size: Size | "first", sourceLocale: Locale): Notes {
  const locales = new Set([sourceLocale, ...Object.keys(typeof given.what === "object" ? given.what : {})]);
  const notes: Record<Locale, Note> = {};
  for (const locale of locales) {
    const usual = usualNote(size, locale);
    const part = (name: keyof Note, generated?: string): string =>
      wordsIn(given[name], locale) ?? generated ?? wordsIn(given[name], sourceLocale) ?? "";
    notes[locale] = { what: part("what"), why: part("why", usual?.why), do: part("do", usual?.do) };
  }
  return notes;
}

/** The parts that need not be written, as they are said of every such version. */
function usualNote(size: Size | "first", locale: Locale): Omit<Note, "what"> | undefined {
  if (size === "major") return undefined;
  return size === "minor" ? (MINOR[locale] ?? MINOR.en) : (FIRST[locale] ?? FIRST.en);
}

/** The words for one language; text that is not by language is the source's. */
function wordsIn(text: MaybeLocalized | undefined, locale: Locale): string | undefined {
  if (typeof text === "string") return text;
  return text?.[locale];
}

/** The languages in which somebody gave words; text that is not by language is the source's. */
export function localesOf(given: GivenNote, sourceLocale: Locale): Locale[] {
  const texts = Object.values(given).filter((text) => text !== undefined);
  return [
    ...new Set(texts.flatMap((text) => (typeof text === "string" ? [sourceLocale] : Object.keys(text)))),
  ];
}

/** The parts that somebody gave in just one language. */
export function partsIn(given: GivenNote, locale: Locale, sourceLocale: Locale): Partial<Note> {
  const parts = Object.entries(given).flatMap(([part, text]) => {
    const words = typeof text === "string" ? (locale === sourceLocale ? text : undefined) : text?.[locale];
    return words === undefined ? [] : [[part, words]];
  });
  return Object.fromEntries(parts);
}

/** A pending change as the words it gives. */
export function givenBy(change: PendingChange | undefined): GivenNote {
  const { what, why, do: todo } = change ?? {};
  return { ...(what && { what }), ...(why && { why }), ...(todo && { do: todo }) };
}

const MOST: Readonly<Record<keyof Note, number>> = { what: MAX_WHAT, why: MAX_PART, do: MAX_PART };

/** The sentence and the fix for the first part of a note that is too long, in whatever language; undefined when none is. */
export function longPartWords(notes: Notes): [message: string, fix: string] | undefined {
  for (const note of Object.values(notes)) {
    for (const part of ["what", "why", "do"] as const) {
      const { length } = [...note[part]];
      if (length <= MOST[part]) continue;
      const sentence = part === "what" ? "in one sentence of at most" : "in at most";
      return [`The change note's "${part}" has ${length} characters.`, `Say it ${sentence} ${MOST[part]}.`];
    }
  }
  return undefined;
}
