import type { CheckContext } from "#checks/rule.ts";
import type { Entry, EntryText, Kind } from "#core/entry.ts";
import { withdrawalAt } from "#core/history.ts";
import { isPublished, type Library } from "#core/library.ts";
import type { Inline } from "#core/prose.ts";
import { inlinesOf } from "#core/prose.ts";
import { proseOf, type Section } from "#core/reply.ts";

/** A working text with the entry it belongs to. */
export interface Working {
  readonly entry: Entry;
  readonly text: EntryText;
}

/** Every working text of some kinds of entry, of all kinds when none is named. */
export function* workingTexts(library: Library, ...kinds: readonly Kind[]): Generator<Working> {
  for (const entry of library.entries.values()) {
    if (kinds.length > 0 && !kinds.includes(entry.kind)) continue;
    for (const text of entry.working.values()) yield { entry, text };
  }
}

/** Every run inside the lines of a text with the section it stands in. */
export function* inlinesWithin(
  text: EntryText,
): Generator<{ readonly inline: Inline; readonly section: Section }> {
  for (const section of text.body)
    for (const inline of inlinesOf(proseOf(section) ?? [])) yield { inline, section };
}

/** Whether a file was read without a problem: what depends on a broken one is not blamed for it. */
export function isSound(library: Library, file: string): boolean {
  return !library.problems.some((problem) => problem.file === file);
}

/** How far an entry is from being in front of agents. */
export function lifeOf({ now }: CheckContext, entry: Entry): "unpublished" | "withdrawn" | "live" {
  if (!isPublished(entry)) return "unpublished";
  return withdrawalAt(entry.history, now) ? "withdrawn" : "live";
}

/** Whether the words of an entry reach agents or are meant to: those of a withdrawn one only while they are a draft. */
export function isAtWork(context: CheckContext, entry: Entry): boolean {
  return context.drafts.has(entry.key) || lifeOf(context, entry) !== "withdrawn";
}

/** The file of an entry's records. */
export function historyFile(entry: Entry): string {
  return `${entry.key}/history.yaml`;
}
