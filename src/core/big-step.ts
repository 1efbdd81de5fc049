import { type Change, changeKey } from "#core/change.ts";
import { type DiffPart, paragraphDiffs } from "#core/diff.ts";
import type { Locale } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { PublishedText, PublishedVersion } from "#core/published.ts";
import { type Body, proseOf, type Section } from "#core/reply.ts";
import type { Version } from "#core/version.ts";

/** The words that matter most of a step A → B, short enough to be read across a room, each with what stands around it. */
export interface BigStep {
  /** Empty where something was only added. */
  readonly was: string;
  /** Empty where something was only taken out. */
  readonly now: string;
  readonly wasIn: string;
  readonly nowIn: string;
  readonly locale: Locale;
}

type Hunk = Omit<BigStep, "locale">;

/** Longer words are no sign to be read across a room. */
const LONGEST = 40;
/** So many letters stand around the words on each side. */
const AROUND = 36;
const LONGEST_SENTENCE = 140;
/** What is worth less neither is a number, nor stands in the note, nor changed in several replies. */
const TELLING = 6;
/** So many words say something of their own. */
const STATEMENT = 5;

/**
 * The words of a language that stand for the step from `a` to `b`: those that the change note names too, or that
 * changed in several replies, or that are numbers. Undefined when the texts say the same. `what` is the note's.
 */
export function bigStep(
  a: PublishedText,
  b: PublishedText,
  locale: Locale,
  what: string,
): BigStep | undefined {
  const hunks = pairsOf(a.body, b.body).flatMap(([was, now]) => hunksBetween(was, now, locale));
  const swaps = hunks.filter((hunk) => isSwap(hunk) && worthOf(hunk, hunks, what) > TELLING);
  const sentences = hunks.filter((hunk) => !isSwap(hunk) && isStatement(hunk));
  const worth = (hunk: Hunk) => worthOf(hunk, hunks, what);
  const best = (swaps.length > 0 ? swaps : sentences).toSorted((one, other) => worth(other) - worth(one))[0];
  return best && { ...shortened(best), locale };
}

function isSwap({ was, now }: Hunk): boolean {
  const isWord = (text: string) => /\p{N}|\p{L}.*\S\S/u.test(text);
  return isWord(was) && isWord(now) && Math.max(was.length, now.length) <= LONGEST;
}

/** Whether something was said that is more than a slip of the pen. */
function isStatement({ was, now }: Hunk): boolean {
  return Math.max(...[was, now].map((text) => text.split(" ").length)) >= STATEMENT;
}

/** The words that stand for each of some changes, by `changeKey`, in a language where both versions have it. */
export function bigSteps(
  changes: readonly Change[],
  versionOf: (change: Change, version: Version) => PublishedVersion | undefined,
  locale: Locale,
  sourceLocale: Locale,
): Map<string, BigStep> {
  const steps = new Map<string, BigStep>();
  for (const change of changes) {
    if (change.before === undefined || change.type !== "published") continue;
    const [a, b] = [versionOf(change, change.before), versionOf(change, change.version)];
    const tags = [...(change.isSmall ? change.caughtUp : []), locale, sourceLocale];
    const step = tags
      .map((tag) => stepIn(a?.texts[tag], b?.texts[tag], tag, change))
      .find((found) => found !== undefined);
    if (step) steps.set(changeKey(change), step);
  }
  return steps;
}

function stepIn(
  a: PublishedText | undefined,
  b: PublishedText | undefined,
  locale: Locale,
  { note }: Change,
) {
  return a && b ? bigStep(a, b, locale, note[locale]?.what ?? "") : undefined;
}

function worthOf({ was, now }: Hunk, hunks: readonly Hunk[], what: string): number {
  const said = ` ${what.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")} `;
  const isSaid = (words: string) => {
    const plain = words
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim();
    return plain.length > 2 && said.includes(` ${plain} `);
  };
  const times = hunks.filter((other) => other.was === was && other.now === now).length;
  const isNumber = /\p{N}/u.test(was + now);
  return (
    Math.min(times, 4) * 4 +
    (isSaid(was) ? 12 : 0) +
    (isSaid(now) ? 12 : 0) +
    (isNumber ? 8 : 0) -
    (was.length + now.length) / 20
  );
}

/** Whole paragraphs that came or went are cut to a sentence. */
function shortened(hunk: Hunk): Hunk {
  const cut = (text: string) =>
    text.length <= LONGEST_SENTENCE ? text : `${text.slice(0, LONGEST_SENTENCE).replace(/\s+\S*$/, "")} …`;
  return { ...hunk, was: cut(hunk.was), now: cut(hunk.now) };
}

/** The texts that belong together: replies by channels, moment and place among their variants, else parts by their kind. */
function pairsOf(a: Body, b: Body): [string, string][] {
  const [before, after] = [namedTexts(a), namedTexts(b)];
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.map((name) => [before.get(name) ?? "", after.get(name) ?? ""]);
}

function namedTexts(body: Body): Map<string, string> {
  const texts = new Map<string, string>();
  for (const section of body) {
    const prose = proseOf(section);
    if (!prose) continue;
    const name = nameOf(section);
    let place = 1;
    while (texts.has(`${name} ${place}`)) place++;
    texts.set(`${name} ${place}`, plainText(prose));
  }
  return texts;
}

function nameOf(section: Section): string {
  if (section.type !== "reply") return section.type;
  return `reply ${section.reply.channels.join(" ")} ${section.reply.moment}`;
}

function hunksBetween(a: string, b: string, locale: Locale): Hunk[] {
  if (a === b) return [];
  return paragraphDiffs(a, b, locale).flatMap(({ kind, parts }) => (kind === "same" ? [] : hunksIn(parts)));
}

function hunksIn(parts: readonly DiffPart[]): Hunk[] {
  const hunks: Hunk[] = [];
  parts.forEach((part, index) => {
    if (part.op === "same" || (part.op === "add" && parts[index - 1]?.op === "remove")) return;
    const added = part.op === "add" ? part : parts[index + 1]?.op === "add" ? parts[index + 1] : undefined;
    const removed = part.op === "remove" ? part : undefined;
    hunks.push(hunkAt(parts, index, removed?.text ?? "", added?.text ?? ""));
  });
  return hunks;
}

function hunkAt(parts: readonly DiffPart[], index: number, removed: string, added: string): Hunk {
  const end = index + (removed !== "" && added !== "" ? 2 : 1);
  const side = (op: DiffPart["op"]) => {
    const words = (some: readonly DiffPart[]) =>
      some.flatMap((part) => (part.op === "same" || part.op === op ? [part.text] : [])).join("");
    return { head: words(parts.slice(0, index)), tail: words(parts.slice(end)) };
  };
  const [before, after] = [side("remove"), side("add")];
  const unit = isBareNumber(removed) && isBareNumber(added) ? unitIn(after.tail) : "";
  return {
    was: named(tidy(removed + unit)),
    now: named(tidy(added + unit)),
    wasIn: removed === "" ? "" : around(before.head, removed, before.tail),
    nowIn: added === "" ? "" : around(after.head, added, after.tail),
  };
}

function isBareNumber(text: string): boolean {
  return /^\s*[\p{N}.,]+\s*$/u.test(text);
}

/** What a number counts: the word behind it. */
function unitIn(tail: string): string {
  return /^\s?[\p{L}\p{M}%€$]+/u.exec(tail)?.[0] ?? "";
}

/** The mark of a list before words enough to be a line of one. */
const LIST_MARK = /^(?:-|\d+\.)\s+(?=\S+\s\S+\s\S)/;

function tidy(text: string): string {
  return text
    .trim()
    .replace(LIST_MARK, "")
    .replace(/\s+/g, " ")
    .replace(/^[,;:.]\s+|[,;:]$/g, "");
}

/** Fields as words: {{order_number}} → [order number]. */
function named(text: string): string {
  return text.replace(/\{\{([a-z0-9_]+)\}\}/g, (_, name: string) => `[${name.replaceAll("_", " ")}]`);
}

/** The words with what stands around them, within their sentence or line. */
function around(head: string, words: string, tail: string): string {
  const begin = head.replace(/^.*(?:\n|[.!?…。！？]\s)(?!$)/su, "").replace(LIST_MARK, "");
  const end = /^[^\n]*?(?:[.!?…。！？](?=\s|$)|(?=\n|$))/u.exec(tail)?.[0] ?? "";
  const [start, stop] = [begin.slice(-AROUND), end.slice(0, AROUND)];
  const before = start === begin ? begin : `… ${start.replace(/^\S*\s/, "")}`;
  const after = stop === end ? end : `${stop.replace(/\s\S*$/, "")} …`;
  return named(`${before}${words}${after}`.replace(/\s+/g, " ").trim());
}
