import type { DrillAnswer } from "#core/drill-ground.ts";
import { shuffled } from "#core/drill-order.ts";
import { type EffectWindow, inEffect } from "#core/history.ts";
import { type Force, windowsOf } from "#core/in-force.ts";
import { compareInstants, type Instant, isBefore } from "#core/instant.ts";
import type { PublishedEntry } from "#core/published.ts";
import { isInScope } from "#core/scope.ts";
import { forcesOfAll } from "#site/forces.ts";
import { answersOf, type SiteLibrary } from "#site/library.ts";

/** Drills of a language speak of so many answers, whatever there is besides. */
const MOST_ANSWERS = 400;
/** So many advisories that are over are looked back at. */
const MOST_OVER = 40;

/** First the answers that lessons speak of, then those that advisories name, then others by chance; all in effect. */
export function chosenEntries(library: SiteLibrary, now: Instant): PublishedEntry[] {
  const lessons = [...library.training.lessons.values()].flatMap(({ texts }) =>
    [...texts.values()].flatMap(({ mentions }) => mentions.map(({ key }) => key.replace(/^answers\//, ""))),
  );
  const advised = forcesOfAll(library).flatMap(({ scope, use }) => [...scope.answers, use ?? ""]);
  const rest = shuffled(answersOf(library), ({ id }) => id, "").map(({ id }) => id);
  const ids = [...new Set([...lessons, ...advised, ...rest])];
  const live = ids.flatMap((id) => {
    const entry = library.entries.get(`answers/${id}`);
    return entry && inEffect(entry.history, now) ? [entry] : [];
  });
  return live.slice(0, MOST_ANSWERS);
}

/** What holds of an answer and what is to come. */
export function windowsLeft({ history }: PublishedEntry, now: Instant): EffectWindow[] {
  return windowsOf(history).filter(({ until }) => until === undefined || isBefore(now, until));
}

/** The advisories that could touch one of the answers: all that are not over, and the newest that are. */
export function chosenForces(library: SiteLibrary, answers: readonly DrillAnswer[], now: Instant): Force[] {
  const near = forcesOfAll(library).filter((force) =>
    answers.some(({ id, terms }) => terms.some((term) => isInScope(force, id, term))),
  );
  const over = near.filter((force) => isOver(force, now));
  const last = over.sort((a, b) => compareInstants(b.until ?? "", a.until ?? "")).slice(0, MOST_OVER);
  return near.filter((force) => !over.includes(force) || last.includes(force));
}

/** Whether an advisory does nothing any more. */
export function isOver({ until }: Force, now: Instant): boolean {
  return until !== undefined && !isBefore(now, until);
}
