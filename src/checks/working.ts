import type { CheckContext } from "#checks/rule.ts";
import type { Entry, EntryText, Kind } from "#core/entry.ts";
import { inEffect, type PublishRecord, type WithdrawRecord, waitingAt, withdrawalAt } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { isPublished, type Library } from "#core/library.ts";

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
  return about ? [...about].flatMap((key) => library.entries.get(key) ?? []) : [...library.entries.values()];
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

/** Whether a file was read without a problem: what depends on a broken one is not blamed for it. */
export function isSound(library: Library, file: string): boolean {
  return !library.problems.some((problem) => problem.file === file);
}

/** How far an entry is from being in front of agents. */
export function lifeOf(context: CheckContext, entry: Entry): "unpublished" | "withdrawn" | "live" {
  return standingOf(context, entry).life;
}

/** The withdrawal that holds for an entry, if any. */
export function withdrawalOf(context: CheckContext, entry: Entry): WithdrawRecord | undefined {
  return standingOf(context, entry).withdrawal;
}

/** Whether the words of an entry reach agents or are meant to: those of a withdrawn one only while they are a draft. */
export function isAtWork(context: CheckContext, entry: Entry): boolean {
  return lifeOf(context, entry) !== "withdrawn" || context.drafts.has(entry.key);
}

/** The versions of an entry that agents have now and will have next. */
export function versionsInForce(context: CheckContext, entry: Entry): readonly PublishRecord[] {
  return standingOf(context, entry).inForce;
}

interface Standing {
  readonly life: "unpublished" | "withdrawn" | "live";
  readonly withdrawal: WithdrawRecord | undefined;
  readonly inForce: readonly PublishRecord[];
}

const standings = new WeakMap<Entry, { readonly now: Instant; readonly standing: Standing }>();

/** Many rules ask, and the answer takes a walk through the records: it is found once. */
function standingOf({ now }: CheckContext, entry: Entry): Standing {
  const known = standings.get(entry);
  if (known?.now === now) return known.standing;
  const standing = standingAt(now, entry);
  standings.set(entry, { now, standing });
  return standing;
}

function standingAt(now: Instant, entry: Entry): Standing {
  const withdrawal = withdrawalAt(entry.history, now);
  const life = !isPublished(entry) ? "unpublished" : withdrawal ? "withdrawn" : "live";
  const records = [inEffect(entry.history, now), waitingAt(entry.history, now)];
  return { life, withdrawal, inForce: records.filter((record) => record !== undefined) };
}

/** The file of an entry's records. */
export function historyFile(entry: Entry): string {
  return `${entry.key}/history.yaml`;
}
