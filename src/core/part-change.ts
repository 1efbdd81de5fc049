import { wordDiff } from "#core/diff.ts";
import type { Locale } from "#core/locale.ts";
import { inlinesOf } from "#core/prose.ts";
import type { Mark, Reason } from "#core/reason.ts";
import { proseOf, type Section } from "#core/reply.ts";
import type { SectionPair } from "#core/section-pair.ts";
import { type Sign, signsIn } from "#core/sign.ts";
import { neverSent } from "#core/wording.ts";
import type { Settings } from "#core/workspace.ts";

/** The wordings nobody may send, with those that are allowed all the same. */
export type Wordings = Pick<Settings, "neverSend" | "allowed">;

/** Words of before and of now that say something else; either may be none. */
interface Difference {
  readonly mark: Mark;
  readonly was: readonly string[];
  readonly now: readonly string[];
}

const SIGNS = ["number", "amount", "date", "negation", "condition"] as const;
/** So many words more or fewer say something of their own, and are no slip of the pen. */
const STATEMENT = 8;
/** How long a stretch may be to be one number in the place of another. */
const PLACE = 60;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
/** A line of a list begins. */
const ITEM = /(?:^|\n) *(?:-|\d+\.) /;

/** Why the change of one part of a text weighs; none when it is only worded in another way. */
export function partReasons(pair: SectionPair, locale: Locale, wordings: Wordings): Reason[] {
  const { before, after, section } = pair;
  if (!before || !after) return [{ type: "part", change: after ? "new" : "gone", part: section, locale }];
  const found = [
    actionOf(before, after),
    ...signDifferences(pair, locale),
    differing("link", linksOf(before, pair.a), linksOf(after, pair.b)),
    differing("field", fieldsOf(pair.a), fieldsOf(pair.b)),
    differing("never-send", neverIn(pair.a, locale, wordings), neverIn(pair.b, locale, wordings)),
    ...statementsBetween(pair, locale),
  ];
  return found
    .filter(({ was, now }) => was.length + now.length > 0)
    .map((difference) => ({ type: "words", ...difference, part: section, locale }));
}

function actionOf(before: Section, after: Section): Difference {
  const action = (section: Section) => (section.type === "no-reply" ? [section.action] : []);
  return differing("words", action(before), action(after));
}

function differing(mark: Mark, a: readonly string[], b: readonly string[]): Difference {
  const [was, now] = [new Set(a), new Set(b)];
  return {
    mark,
    was: [...was].filter((item) => !now.has(item)),
    now: [...now].filter((item) => !was.has(item)),
  };
}

/** What weighs in the words: numbers, amounts, dates, negations, conditions that one side has oftener, or elsewhere. */
function signDifferences({ a, b }: SectionPair, locale: Locale): Difference[] {
  if (a === b) return [];
  const [signsA, signsB] = [signsIn(a, locale), signsIn(b, locale)];
  const found = SIGNS.map((mark) => {
    const [was, now] = [signsA, signsB].map((signs) => signs.filter(({ type }) => type === mark));
    return { mark, was: surplus(was, now), now: surplus(now, was) };
  });
  const isNumber = ({ mark, was, now }: Difference) =>
    mark !== "negation" && mark !== "condition" && was.length + now.length > 0;
  return found.some(isNumber) ? found : [...found, ...swapsBetween(a, b, locale)];
}

/** The words of those signs that are there oftener than on the other side. */
function surplus(signs: readonly Sign[] = [], others: readonly Sign[] = []): string[] {
  const left = others.map(({ key }) => key);
  return signs.flatMap(({ key, words }) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 ? [] : [words];
  });
}

/** Numbers that changed places: as a whole nothing differs, but "7 days" stands where "14 days" stood. */
function swapsBetween(a: string, b: string, locale: Locale): Difference[] {
  const numbersIn = (text: string) =>
    signsIn(text, locale).filter(({ type }) => type !== "negation" && type !== "condition");
  return hunksBetween(a, b, locale).flatMap((hunk) => {
    if (Math.max(hunk.was.length, hunk.now.length) > PLACE) return [];
    const [was, now] = [hunk.was, hunk.now].map((text) => numbersIn(text).map(({ key }) => key));
    const isSwap = was?.[0] !== undefined && now?.[0] !== undefined && was.join() !== now.join();
    return isSwap ? [{ mark: "number", was: [hunk.was.trim()], now: [hunk.now.trim()] }] : [];
  });
}

/** Stretches in which a text says clearly more or less than before; what only moved within it does not count. */
function statementsBetween({ a, b }: SectionPair, locale: Locale): Difference[] {
  if (a === b) return [];
  const hunks = hunksBetween(a, b, locale);
  return hunks.flatMap(({ was, now }): Difference[] => {
    const more = wordsIn(now, locale) - wordsIn(was, locale);
    const isItem = (was === "" && ITEM.test(now)) || (now === "" && ITEM.test(was));
    if (Math.abs(more) < STATEMENT && !isItem) return [];
    const [text, other] = more > 0 ? ([now.trim(), "was"] as const) : ([was.trim(), "now"] as const);
    if (text === "" || hunks.some((hunk) => hunk[other].includes(text))) return [];
    return [more > 0 ? { mark: "words", was: [], now: [text] } : { mark: "words", was: [text], now: [] }];
  });
}

/** What was replaced by what, one of the two often empty. */
function hunksBetween(a: string, b: string, locale: Locale): { was: string; now: string }[] {
  const hunks: { was: string; now: string }[] = [];
  const parts = wordDiff(a, b, locale);
  parts.forEach(({ op, text }, index) => {
    const last = hunks.at(-1);
    if (op === "remove") hunks.push({ was: text, now: "" });
    else if (op === "add" && parts[index - 1]?.op === "remove" && last) last.now = text;
    else if (op === "add") hunks.push({ was: "", now: text });
  });
  return hunks;
}

function wordsIn(text: string, locale: Locale): number {
  const segments = new Intl.Segmenter(locale, { granularity: "word" }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** The addresses a part leads to, written in the text or behind it; how one is spelled makes no other one of it. */
function linksOf(section: Section, text: string): string[] {
  const written = [...text.matchAll(ADDRESS)].map(([address]) => address);
  const behind = [...inlinesOf(proseOf(section) ?? [])].flatMap((inline) =>
    inline.type === "link" && /^[a-z]+:/i.test(inline.url) ? [inline.url] : [],
  );
  return [...written, ...behind].map((url) =>
    url.replace(/^mailto:|^https?:\/\/(?:www\.)?|^www\./i, "").replace(/[/.,]+$/, ""),
  );
}

function fieldsOf(text: string): string[] {
  return [...text.matchAll(/\{\{[^{}]*\}\}/g)].map(([field]) => field);
}

function neverIn(text: string, locale: Locale, { neverSend, allowed }: Wordings): string[] {
  return neverSent(text, locale, neverSend, allowed).map(({ words }) => words.toLowerCase());
}
