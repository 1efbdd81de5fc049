import type { CheckContext } from "#checks/rule.ts";
import type { Entry, EntryText, Kind } from "#core/entry.ts";
import { inEffect, type PublishRecord, waitingAt, withdrawalAt } from "#core/history.ts";
import { isPublished, type Library } from "#core/library.ts";
import type { Inline } from "#core/prose.ts";
import { inlinesOf } from "#core/prose.ts";
import { proseOf, type Section } from "#core/reply.ts";

/** A working text with the entry it belongs to. */
export interface Working {
  readonly entry: Entry;
  readonly text: EntryText;
}

/** Every working text of some kinds of entry, of all kinds when none is named: what rules compare with. */
export function workingTexts(library: Library, ...kinds: readonly Kind[]): Working[] {
  return textsOf([...library.entries.values()], kinds);
}

/** The entries of which findings are wanted. */
export function entriesAsked({ library, about }: CheckContext): readonly Entry[] {
  const entries = [...library.entries.values()];
  return about ? entries.filter(({ key }) => about.has(key)) : entries;
}

/** The working texts of which findings are wanted, of some kinds of entry or of all. */
export function textsAsked(context: CheckContext, ...kinds: readonly Kind[]): Working[] {
  return textsOf(entriesAsked(context), kinds);
}

function textsOf(entries: readonly Entry[], kinds: readonly Kind[]): Working[] {
  const texts: Working[] = [];
  for (const entry of entries) {
    if (kinds.length > 0 && !kinds.includes(entry.kind)) continue;
    for (const text of entry.working.values()) texts.push({ entry, text });
  }
  return texts;
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
  return standingOf(context, entry).isAtWork;
}

/** The versions of an entry that agents have now and will have next. */
export function versionsInForce(context: CheckContext, entry: Entry): readonly PublishRecord[] {
  return standingOf(context, entry).inForce;
}

interface Standing {
  readonly isAtWork: boolean;
  readonly inForce: readonly PublishRecord[];
}

const standings = new WeakMap<CheckContext, Map<Entry, Standing>>();

/** Many rules ask, and the answer takes a walk through the records: it is found once. */
function standingOf(context: CheckContext, entry: Entry): Standing {
  const known = standings.get(context) ?? new Map<Entry, Standing>();
  standings.set(context, known);
  const standing = known.get(entry) ?? standingNow(context, entry);
  known.set(entry, standing);
  return standing;
}

function standingNow(context: CheckContext, entry: Entry): Standing {
  const records = [inEffect(entry.history, context.now), waitingAt(entry.history, context.now)];
  return {
    isAtWork: context.drafts.has(entry.key) || lifeOf(context, entry) !== "withdrawn",
    inForce: records.filter((record) => record !== undefined),
  };
}

/** The file of an entry's records. */
export function historyFile(entry: Entry): string {
  return `${entry.key}/history.yaml`;
}
