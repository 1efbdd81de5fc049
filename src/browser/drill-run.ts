import type { DrillSource } from "#browser/drill-source.ts";
import { noteDrilled } from "#browser/repetition.ts";
import type { DrillScope } from "#core/drill-ground.ts";
import type { DrillItem } from "#core/drill-item.ts";
import { drawnItems, itemNow, itemsOfKeys } from "#core/drill-round.ts";
import type { Instant } from "#core/instant.ts";
import type { Drill } from "#core/lesson.ts";
import type { Score } from "#core/progress.ts";
import type { Grade } from "#core/repetition.ts";

/** What a round is to ask: questions of one drill within a scope, or those of some keys. */
export interface RunRequest {
  readonly drill?: Drill | undefined;
  readonly keys?: readonly string[];
  readonly count: number;
  readonly seed: string;
  readonly scope: DrillScope;
}

/** A round of questions on its way: which comes next, and how those before it went. */
export class DrillRun {
  readonly #source: DrillSource;
  readonly #seed: string;
  readonly #items: DrillItem[];
  /** Whether each question so far was answered rightly. */
  readonly went: boolean[] = [];
  readonly missed: DrillItem[] = [];
  /** Whether the device keeps what is answered. */
  isKept = true;

  constructor(source: DrillSource, request: RunRequest, at: Instant) {
    const { keys, drill, count, scope, seed } = request;
    this.#source = source;
    this.#seed = seed;
    if (keys) this.#items = itemsOfKeys(source, keys, seed, at).slice(0, count);
    else this.#items = drill ? drawnItems(source, { drill, count, scope, seed, at }) : [];
  }

  get total(): number {
    return this.#items.length;
  }

  get score(): Score {
    return { right: this.went.filter(Boolean).length, asked: this.went.length };
  }

  /** The question that is to be answered; undefined at the end. */
  get item(): DrillItem | undefined {
    return this.#items[this.went.length];
  }

  /**
   * Looks whether the wording that is asked about still is what it was. An answer that changed meanwhile is asked about
   * anew, one that was withdrawn is not: nothing is judged by what was.
   */
  renewed(at: Instant): "same" | "turned" | "gone" {
    const { item } = this;
    if (item?.drill !== "a-or-b") return "same";
    const now = itemNow(this.#source, item, this.#seed, at);
    if (now?.key === item.key) return "same";
    this.#items.splice(this.went.length, 1, ...(now ? [now] : []));
    return now ? "turned" : "gone";
  }

  /** Notes how the question was answered, here and on the device; the next one is its item then. */
  answer(grade: Grade, at: Instant): void {
    const { item } = this;
    if (!item) return;
    this.isKept = noteDrilled(item.key, grade, at) && this.isKept;
    if (grade === "wrong") this.missed.push(item);
    this.went.push(grade !== "wrong");
  }
}
