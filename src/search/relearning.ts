import { featuresOf, type Runs } from "#search/feature.ts";
import { countOfKey, countOfNew, type FeatureCounts } from "#search/feature-counts.ts";
import { AGAINST, LEAST_OF_MANY, MANY_ANSWERS, MOST, MOST_OF_EACH, STEPS } from "#search/kept-weights.ts";
import { type Column, LearntRows, renumbered } from "#search/learnt-rows.ts";
import type { MessageModel } from "#search/model.ts";
import { fitOne, type OneLesson } from "#search/one-answer.ts";
import type { Example } from "#search/training.ts";
import { isWord } from "#search/vocabulary.ts";

/** What a model was trained as, and what has changed since. */
export interface Relearning {
  readonly model: MessageModel;
  readonly counts: FeatureCounts;
  /** What the answers of the model are called now; undefined where one is no more. In the same order. */
  readonly names: readonly (string | undefined)[];
  /** The names of the answers that are new, or say other things than they did. */
  readonly changed: ReadonlySet<string>;
  /** What an answer is known by now. */
  readonly examplesOf: (name: string) => readonly Example[];
}

/** As in a whole training (`training.ts`); with few texts more rounds cost nothing. */
const FIT = { restraint: 0.03, rounds: 30 } as const;
/** What an answer is told apart from: the texts of those others that come nearest to its own, until there are so many. */
const MOST_TEXTS = 800;
/** So many scores stand for those of all other answers. */
const RIVALS = 48;

/**
 * The model with some answers learnt anew, each against the weights of all others, which stand still: a matter of
 * milliseconds for an answer. The others do not learn to keep clear of it, which costs little while few have changed
 * (README.md).
 */
export function relearnt({ model, counts, names, changed, examplesOf }: Relearning): MessageModel {
  const known = names.filter((name) => name !== undefined && !changed.has(name)) as string[];
  const told = [...changed].filter((name) => examplesOf(name).some(({ words }) => words.length > 0));
  const ids = [...new Set([...known, ...told])].sort();
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const kept = Int32Array.from(names, (name) =>
    name === undefined || changed.has(name) ? -1 : (numbers.get(name) ?? -1),
  );
  const rows = new LearntRows(renumbered(model.rows, kept));
  const learner = new Learner(rows, {
    ...{ counts, ids, examplesOf },
    runs: model.runs,
    unlearnt: new Set(told),
  });
  for (const name of told.sort()) learner.learn(name, numbers.get(name) ?? 0);
  return { ...model, ids, rows: rows.merged() };
}

interface LearnerGround {
  readonly counts: FeatureCounts;
  readonly runs: Runs;
  readonly ids: readonly string[];
  readonly examplesOf: Relearning["examplesOf"];
  /** Answers of which the rows hold nothing yet. */
  readonly unlearnt: Set<string>;
}

/** A text as features. */
interface Told {
  readonly keys: readonly number[];
  readonly counts: readonly number[];
  /** The root of the sum of their squares. */
  readonly scale: number;
  readonly weight: number;
}

class Learner {
  readonly #rows: LearntRows;
  readonly #ground: LearnerGround;
  readonly #scores: Int32Array;

  constructor(rows: LearntRows, ground: LearnerGround) {
    this.#rows = rows;
    this.#ground = ground;
    this.#scores = new Int32Array(ground.ids.length);
  }

  /** Learns one answer, and adds it to the rows. */
  learn(name: string, number: number): void {
    const fresh = this.#freshCounts(name);
    const own = this.#toldBy(name, fresh);
    const lessons = new LessonBook();
    const near = new Map<number, number>();
    for (const text of own) lessons.add(text, { isOwn: true, others: this.#others(text, near) });
    for (const rival of nearestIn(near)) {
      const id = this.#ground.ids[rival] ?? "";
      if (lessons.size >= MOST_TEXTS) break;
      if (rival === number || this.#ground.unlearnt.has(id)) continue;
      for (const text of this.#toldBy(id, fresh))
        lessons.add(text, { isOwn: false, others: this.#others(text) });
    }
    this.#rows.add(number, lessons.column(mostOf(this.#ground.ids.length)));
    this.#ground.unlearnt.delete(name);
  }

  /** What the features count that only this answer has; with many answers, pairs and letters of a single text are left out. */
  #freshCounts(name: string): Map<number, number> {
    const { counts, ids, runs, examplesOf } = this.#ground;
    const least = ids.length >= MANY_ANSWERS ? 2 : 1;
    const met = new Map<number, number>();
    const fresh = new Map<number, number>();
    for (const { words, isOurs } of examplesOf(name)) {
      const { keys, families } = featuresOf(words, { hasPairs: !isOurs, runs });
      for (const [place, key] of keys.entries()) {
        if (countOfKey(counts, key) !== undefined) continue;
        const times = (met.get(key) ?? 0) + 1;
        met.set(key, times);
        const family = families[place] ?? "word";
        if (times >= least || isWord(family)) fresh.set(key, countOfNew(counts, family, times));
      }
    }
    return fresh;
  }

  #toldBy(name: string, fresh: ReadonlyMap<number, number>): Told[] {
    const { counts, runs, examplesOf } = this.#ground;
    return examplesOf(name).flatMap(({ words, weight, isOurs }) => {
      const own = featuresOf(words, { hasPairs: !isOurs, runs }).keys.flatMap((key) => {
        const count = countOfKey(counts, key) ?? fresh.get(key);
        return count === undefined ? [] : [[key, count] as const];
      });
      if (own.length === 0) return [];
      const scale = Math.sqrt(own.reduce((sum, [, count]) => sum + count * count, 0));
      return [{ keys: own.map(([key]) => key), counts: own.map(([, count]) => count), scale, weight }];
    });
  }

  /** What all other answers make of a text together; `near` takes how near each of the nearest comes. */
  #others({ keys, scale }: Told, near?: Map<number, number>): number {
    const scores = this.#scores.fill(0);
    this.#rows.tally(keys, scores);
    const unit = STEPS * scale;
    const best = highest(scores, RIVALS);
    for (const answer of near ? best : []) {
      const score = (scores[answer] ?? 0) / unit;
      if (score > 0) near?.set(answer, (near.get(answer) ?? 0) + score);
    }
    const most = (scores[best[0] ?? 0] ?? 0) / unit;
    const sum = best.reduce((all, answer) => all + Math.exp((scores[answer] ?? 0) / unit - most), 0);
    return most + Math.log(sum);
  }
}

/** Gathers lessons, and numbers their features. */
class LessonBook {
  readonly #numbers = new Map<number, number>();
  readonly #counts: number[] = [];
  readonly #lessons: OneLesson[] = [];

  get size(): number {
    return this.#lessons.length;
  }

  add({ keys, counts, scale, weight }: Told, { isOwn, others }: Pick<OneLesson, "isOwn" | "others">): void {
    const columns = Int32Array.from(keys, (key, at) => this.#numberOf(key, counts[at] ?? 0));
    const values = Float32Array.from(counts, (count) => count / scale);
    this.#lessons.push({ columns, values, isOwn, weight, others });
  }

  #numberOf(key: number, count: number): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#counts.length);
    this.#counts.push(count);
    return this.#counts.length - 1;
  }

  /** What is learnt of them, as whole steps; what says least is left out. */
  column(most: number): Column {
    const weights = fitOne(this.#lessons, { features: this.#counts.length, ...FIT });
    const whole = [...this.#numbers].map(([key, number]): [number, number] => {
      const steps = Math.round((weights[number] ?? 0) * (this.#counts[number] ?? 0) * STEPS);
      return [key, Math.max(-MOST, Math.min(MOST, steps))];
    });
    return new Map(cut(whole, most));
  }
}

/** As in `keptRows`: with many answers each keeps only so many weights. */
function mostOf(answers: number): number {
  return answers < MANY_ANSWERS ? Number.POSITIVE_INFINITY : MOST_OF_EACH;
}

function cut(whole: readonly [key: number, weight: number][], most: number): [number, number][] {
  const keptWith = (least: number, against: number) =>
    whole.filter(([, weight]) => weight >= least || -weight >= against);
  let kept = keptWith(LEAST_OF_MANY, LEAST_OF_MANY);
  for (let least: number = LEAST_OF_MANY; kept.length > most && least < MOST; least++)
    kept = keptWith(least, AGAINST * least);
  return kept;
}

function highest(scores: Int32Array, most: number): number[] {
  const best: number[] = [];
  for (let answer = 0; answer < scores.length; answer++) {
    const score = scores[answer] ?? 0;
    if (best.length === most && score <= (scores[best[most - 1] ?? 0] ?? 0)) continue;
    let place = best.length < most ? best.length : most - 1;
    for (; place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score; place--)
      best[place] = best[place - 1] ?? 0;
    best[place] = answer;
  }
  return best;
}

/** Answers by how near they come, the nearest first. */
function nearestIn(near: ReadonlyMap<number, number>): number[] {
  return [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([answer]) => answer);
}
