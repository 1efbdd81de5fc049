import { tidyWords } from "#core/box.ts";
import { HEAD_FIELDS, type HeadField } from "#core/head-field.ts";
import type { ProposedText } from "#core/proposal.ts";

/** The parts of one language of an entry at one time. */
export interface TextParts extends Pick<ProposedText, HeadField> {
  readonly phrases: readonly string[];
  /** Words by address (`core/box.ts`). */
  readonly boxes: Readonly<Record<string, string>>;
}

/** A part that somebody else changed since the proposal was written. */
export interface Collision {
  /** A field such as `title`, or the address of a part. */
  readonly part: string;
  /** What it says now; undefined when it is gone. */
  readonly theirs?: string;
  readonly yours: string;
}

/** What is left of a proposed text to put into today's, and the parts that both changed. */
export interface MergedText {
  readonly text: ProposedText;
  readonly collisions: readonly Collision[];
}

/**
 * Merges a proposed text into today's, part by part, against the text it was made from: a part that only the
 * proposal changed is taken, one that says today what the proposal wants is done already, one that both changed
 * collides. Customers' phrases are added and taken out one by one and never collide.
 */
export function mergedText(base: TextParts, today: TextParts, asked: ProposedText): MergedText {
  const boxes = changedWords(base.boxes, today.boxes, asked.boxes);
  const fields = changedWords(fieldsOf(base), fieldsOf(today), fieldsOf(asked));
  const taken = Object.fromEntries(
    HEAD_FIELDS.flatMap((name) => (name in fields.taken ? [[name, asked[name]] as const] : [])),
  );
  const phrases = asked.phrases && mergedList(base.phrases, today.phrases, asked.phrases);
  return {
    text: { ...taken, ...(phrases && { phrases }), boxes: boxes.taken },
    collisions: [...fields.collisions, ...boxes.collisions],
  };
}

type Words = Readonly<Record<string, string>>;

/** The fields of the front matter as words that can be compared, and shown where two changes meet. */
function fieldsOf(text: Pick<ProposedText, HeadField>): Words {
  const said = HEAD_FIELDS.flatMap((name) => {
    const value = text[name];
    return value === undefined ? [] : [[name, fieldWords(value)] as const];
  });
  return Object.fromEntries(said);
}

function fieldWords(value: NonNullable<ProposedText[HeadField]>): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "";
  if ("answers" in value)
    return Object.entries(value)
      .flatMap(([kind, ids]) => (ids.length > 0 ? `${kind}: ${listWords(ids)}` : []))
      .join("; ");
  return listWords(value);
}

function listWords(ids: readonly string[]): string {
  return [...ids].sort().join(", ");
}

function changedWords(base: Words, today: Words, asked: Words) {
  const taken: Record<string, string> = {};
  const collisions: Collision[] = [];
  for (const [part, yours] of Object.entries(asked)) {
    const [was, is, wanted] = [base[part], today[part], yours].map((words) => tidyWords(words ?? ""));
    if (wanted === was || wanted === is) continue;
    const theirs = today[part];
    if (is === was) taken[part] = yours;
    else collisions.push({ part, yours, ...(theirs !== undefined && { theirs }) });
  }
  return { taken, collisions };
}

function mergedList(base: readonly string[], today: readonly string[], asked: readonly string[]): string[] {
  const gone = new Set(base.filter((one) => !asked.includes(one)));
  const added = asked.filter((one) => !base.includes(one) && !today.includes(one));
  return [...today.filter((one) => !gone.has(one)), ...added];
}
