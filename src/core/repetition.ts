import { createEmptyCard, FSRS, Rating, State } from "ts-fsrs";
import { keyParts } from "#core/drill-item.ts";
import { type Instant, instantOf, isBefore, isInstant } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { compareText } from "#core/problem.ts";

/** How well somebody knew the answer to a question: not, or slowly, or well. */
export type Grade = "wrong" | "slow" | "right";

/** What is remembered of a question: when it is to be asked again, and what the algorithm goes by. */
export interface RepetitionCard {
  readonly due: Instant;
  readonly last: Instant;
  /** After so many days it is remembered with nine chances in ten. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** How often it was asked, and how often it had been forgotten by then. */
  readonly asked: number;
  readonly lapses: number;
}

/** Cards by the key of their question. */
export type RepetitionCards = Readonly<Record<string, RepetitionCard>>;

/** More cards are not kept on a device. */
export const MOST_CARDS = 2000;
/** Half a year: what people sell and promise does not stand still for longer. */
const LONGEST_DAYS = 180;

// FSRS with its published weights (Ye, Su, Cao: A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
// Scheduling, KDD 2022). Without chance, so that the same answers lead to the same days, and in whole days.
const algorithm = /* @__PURE__ */ new FSRS({
  enable_fuzz: false,
  enable_short_term: false,
  maximum_interval: LONGEST_DAYS,
});

const RATINGS = { wrong: Rating.Again, slow: Rating.Hard, right: Rating.Good } as const;

/** The card of a question after it was answered at an instant; undefined for one that was never asked. */
export function reviewed(card: RepetitionCard | undefined, grade: Grade, at: Instant): RepetitionCard {
  const now = new Date(millisOf(at));
  const before = card ? cardOf(card) : createEmptyCard(now);
  const { card: next } = algorithm.next(before, now, RATINGS[grade]);
  return {
    due: instantOf(next.due.getTime()),
    last: at,
    stability: round(next.stability),
    difficulty: round(next.difficulty),
    asked: next.reps,
    lapses: next.lapses,
  };
}

function cardOf({ due, last, stability, difficulty, asked, lapses }: RepetitionCard) {
  const [dueMillis, lastMillis] = [millisOf(due), millisOf(last)];
  return {
    due: dueMillis,
    last_review: lastMillis,
    stability,
    difficulty,
    reps: asked,
    lapses,
    state: State.Review,
    elapsed_days: 0,
    scheduled_days: Math.round((dueMillis - lastMillis) / 86_400_000),
    learning_steps: 0,
  };
}

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}

/** Cards with one question answered; of too many, those go that are due last. */
export function withReview(cards: RepetitionCards, key: string, grade: Grade, at: Instant): RepetitionCards {
  const next = { ...cards, [key]: reviewed(cards[key], grade, at) };
  const keys = Object.keys(next);
  if (keys.length <= MOST_CARDS) return next;
  const kept = keys.sort((a, b) => byDue(next, a, b)).slice(0, MOST_CARDS);
  return Object.fromEntries(kept.flatMap((name) => (next[name] ? [[name, next[name]]] : [])));
}

/** The keys of the questions to be asked at an instant, those first that have waited longest. */
export function dueKeys(cards: RepetitionCards, at: Instant): string[] {
  return Object.entries(cards)
    .filter(([, { due }]) => !isBefore(at, due))
    .map(([key]) => key)
    .sort((a, b) => byDue(cards, a, b));
}

function byDue(cards: RepetitionCards, a: string, b: string): number {
  return millisOf(cards[a]?.due ?? "") - millisOf(cards[b]?.due ?? "") || compareText(a, b);
}

/** Cards from what a device kept; whatever is no card is left out. */
export function cardsFrom(kept: unknown): RepetitionCards {
  const cards = Object.entries(Object(kept) as object).flatMap(([key, value]) => {
    const card = keyParts(key) ? cardFrom(value) : undefined;
    return card ? [[key, card] as const] : [];
  });
  return Object.fromEntries(cards.slice(0, MOST_CARDS));
}

function cardFrom(value: unknown): RepetitionCard | undefined {
  const { due, last, stability, difficulty, asked, lapses } = Object(value) as RepetitionCard;
  const isIn = (figure: unknown, least: number, most: number): figure is number =>
    typeof figure === "number" && figure >= least && figure <= most;
  const isSound =
    isInstant(due) &&
    isInstant(last) &&
    isIn(stability, 0.001, 36_500) &&
    isIn(difficulty, 1, 10) &&
    Number.isSafeInteger(asked) &&
    Number.isSafeInteger(lapses);
  return isSound ? { due, last, stability, difficulty, asked, lapses } : undefined;
}
