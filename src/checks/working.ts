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

/** Whether findings are wanted of what belongs to no entry, such as settings and lessons: those about some entries are not. */
export function looksAside({ about }: CheckContext): boolean {
  return about === undefined || about.size === 0;
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

const broken = new WeakMap<Library["problems"], ReadonlySet<string>>();

/** Whether a file was read without a problem: what depends on a broken one is not blamed for it. */
export function isSound({ problems }: Library, file: string): boolean {
  const files = broken.get(problems) ?? new Set(problems.map((problem) => problem.file));
  broken.set(problems, files);
  return !files.has(file);
}

/** How far an entry is from being in front of agents. */
export function lifeOf(context: CheckContext, entry: Entry): "unpublished" | "withdrawn" | "live" {
  return standingOf(context, entry).life;
}

/** The withdrawal that holds for an entry, if any. */
export function withdrawalOf(context: CheckContext, entry: Entry): WithdrawRecord | undefined {
  return standingOf(context, entry).withdrawal;
}

/** The version of an entry that waits for its time, if any. */
export function waitingVersion(context: CheckContext, entry: Entry): PublishRecord | undefined {
  return standingOf(context, entry).waiting;
}

/** Whether the words of an entry reach agents or are meant to: those of a withdrawn one only while they are a draft. */
export function isAtWork(context: CheckContext, entry: Entry): boolean {
  return lifeOf(context, entry) !== "withdrawn" || context.drafts.has(entry.key);
}

/** The versions of an entry that agents have now and will have next. */
export function versionsInForce(context: CheckContext, entry: Entry): readonly PublishRecord[] {
  return standingOf(context, entry).inForce;
}

/** How far an entry is from being in front of agents, and the records that make it so. */
export interface Standing {
  readonly life: "unpublished" | "withdrawn" | "live";
  readonly waiting: PublishRecord | undefined;
  readonly withdrawal: WithdrawRecord | undefined;
  readonly inForce: readonly PublishRecord[];
}

const standings = new WeakMap<Entry, { readonly now: Instant; readonly standing: Standing }>();

function standingOf(context: CheckContext, entry: Entry): Standing {
  return context.standing ? context.standing(entry) : standingAt(context.now, entry);
}

/** Where an entry stands at an instant. Many rules ask, and the answer takes a walk through the records: it is found once. */
export function standingAt(now: Instant, entry: Entry): Standing {
  const known = standings.get(entry);
  if (known?.now === now) return known.standing;
  const standing = standingFrom(now, entry);
  standings.set(entry, { now, standing });
  return standing;
}

function standingFrom(now: Instant, entry: Entry): Standing {
  const withdrawal = withdrawalAt(entry.history, now);
  const life = !isPublished(entry) ? "unpublished" : withdrawal ? "withdrawn" : "live";
  const waiting = waitingAt(entry.history, now);
  const records = [inEffect(entry.history, now), waiting];
  return { life, withdrawal, waiting, inForce: records.filter((record) => record !== undefined) };
}

/** The file of an entry's records. */
export function historyFile(entry: Entry): string {
  return `${entry.key}/history.yaml`;
}
