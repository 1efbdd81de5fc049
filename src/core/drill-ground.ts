import type { DrillChange } from "#core/drill-change.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";

/** What one version of an answer gives to drills for as long as it holds: from `from` on, until just before `until`. */
export interface DrillTerm {
  readonly version: Version;
  readonly from: Instant;
  readonly until?: Instant;
  /** The language its words are in: the drill's own, or the source's where it has none. */
  readonly locale: Locale;
  readonly title: string;
  /** How customers say it. */
  readonly phrases: readonly string[];
  readonly products: readonly string[];
  readonly tags: readonly string[];
  /** Absent means every team. */
  readonly teams?: readonly string[];
  /** What its first replies are written for: channels and groups of them. */
  readonly reaches: readonly string[];
  /** What last changed in a reply, where that can be asked about. */
  readonly change?: DrillChange;
  /** A reply for the public as it is approved, with its fields as `{{name}}`. */
  readonly open?: string;
  /** A reply that is approved for private channels alone. */
  readonly closed?: string;
}

/** An answer drills ask about. */
export interface DrillAnswer {
  readonly id: string;
  /** From the one that held when the file was made, rising; none while the answer is withdrawn. */
  readonly terms: readonly DrillTerm[];
  /** Ids of the answers it is most easily mistaken for, the nearest first; those whose phrases nobody could tell from its own are none of them. */
  readonly near: readonly string[];
}

/** `/api/v1/drills/LOCALE.json`: what drills in a language of the interface are drawn from, always by the browser's clock. */
export interface DrillGround {
  readonly answers: readonly DrillAnswer[];
  /** When advisories touched or are going to touch one of these answers. */
  readonly forces: readonly Force[];
  /** Groups of countries that are mistaken for each other: those of a region. */
  readonly regions: readonly (readonly string[])[];
  /** Titles of the answers that advisories send instead. */
  readonly uses: Readonly<Record<string, string>>;
}

/** What questions are narrowed to; nothing given: everything. */
export interface DrillScope {
  readonly products: readonly string[];
  readonly tags: readonly string[];
  /** Ids of answers. */
  readonly answers: readonly string[];
}

/** An answer with what holds of it at an instant. */
export interface HeldAnswer extends Pick<DrillAnswer, "id" | "near"> {
  readonly term: DrillTerm;
  /** What takes over next, where that is known. */
  readonly next?: DrillTerm;
}

/** The answers that are in effect at an instant, in order of id. */
export function heldAnswers({ answers }: Pick<DrillGround, "answers">, at: Instant): HeldAnswer[] {
  return answers.flatMap(({ terms, ...answer }) => {
    const index = terms.findIndex(
      ({ from, until }) => !isBefore(at, from) && (until === undefined || isBefore(at, until)),
    );
    const [term, next] = [terms[index], terms[index + 1]];
    return term ? [{ ...answer, term, ...(next && { next }) }] : [];
  });
}

/** Whether an answer is among those that questions are narrowed to. */
export function isWithin({ id, term }: HeldAnswer, { products, tags, answers }: DrillScope): boolean {
  const fits = (wanted: readonly string[], own: readonly string[]) =>
    wanted.length === 0 || wanted.some((name) => own.includes(name));
  return fits(products, term.products) && fits(tags, term.tags) && fits(answers, [id]);
}
