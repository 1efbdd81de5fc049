import { clockFault } from "#core/clock.ts";
import type { Entry } from "#core/entry.ts";
import { type CorrectNoteRecord, isCancelled, type Note, noteOf, publicationOf } from "#core/history.ts";
import { type Instant, inZone } from "#core/instant.ts";
import { type Library, sourceTextOf } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { longPartWords } from "#core/note.ts";
import { refuse } from "#core/plan.ts";
import type { Problem } from "#core/problem.ts";
import type { Version } from "#core/version.ts";

/** The parts of a note that are to read otherwise, in one language. */
export interface Correction {
  readonly version: Version;
  readonly locale: Locale;
  readonly parts: Partial<Note>;
  readonly by?: string;
}

const PARTS = ["what", "why", "do"] as const;

/** Plans the correction of a version's note: the whole note of that language, parts that are not given as they were. The old words stay in the history. */
export function planCorrection(
  library: Library,
  entry: Entry,
  { version, locale, parts, by }: Correction,
  now: Instant,
): { readonly record: Omit<CorrectNoteRecord, "previous"> } | { readonly problem: Problem } {
  const wrong = (message: string, fix: string) => refuse(entry.key, "wrong-value", message, fix);
  const published = publicationOf(entry.history, version);
  if (!published || isCancelled(entry.history, version))
    return wrong(
      `Version ${version} of ${entry.key} ${published ? "was called off" : "does not exist"}.`,
      "See `kb as-of` for the versions there are.",
    );
  const notes = noteOf(entry.history, version);
  const old = notes[locale];
  const given = Object.fromEntries(PARTS.flatMap((part) => givenPart(part, parts[part])));
  if (!old && given.what === undefined)
    return wrong(
      `The note of ${version} has no words in "${locale}" yet.`,
      "Write at least what changed in that language.",
    );
  const base = old ?? notes[library.workspace.sourceLocale] ?? Object.values(notes)[0];
  const note: Note = { what: "", why: "", do: "", ...base, ...given };
  if (old && PARTS.every((part) => old[part] === note[part]))
    return wrong(`The note of ${version} says that already.`, "Give the words that are to stand there.");
  const long = longPartWords({ [locale]: note });
  if (long) return wrong(...long);
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  return {
    record: {
      record: "correct-note",
      at: inZone(now, library.workspace.timeZone),
      by: by ?? sourceTextOf(library, entry)?.front.owner ?? published.by,
      version,
      note: { [locale]: note },
    },
  };
}

function givenPart(part: keyof Note, words: string | undefined): [keyof Note, string][] {
  const text = words?.trim().normalize("NFC");
  return text ? [[part, text]] : [];
}
