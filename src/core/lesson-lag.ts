import { inEffect, isBehind, standingPublications, withdrawalAt } from "#core/history.ts";
import { compareInstants, type Instant } from "#core/instant.ts";
import type { LessonText } from "#core/lesson.ts";
import { entryNamed, type Library } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import type { Place } from "#core/reply.ts";
import { taughtBy } from "#core/taught.ts";
import { compareVersions, type Version } from "#core/version.ts";

/** Why a lesson does not teach what holds now: its answer is withdrawn, not translated yet, or has changed once more. */
export type Lag = { readonly id: string; readonly place: Place } & (
  | { readonly of: "withdrawn" }
  | { readonly of: "translation"; readonly version: Version }
  | { readonly of: "change"; readonly shown: Version; readonly newest: Version }
);

/** The answers of which one language of a lesson says something old at an instant, each fault once, where it stands first. */
export function lessonLags(library: Library, text: LessonText, locale: Locale, now: Instant): Lag[] {
  const lags = [...namedLags(library, text, locale, now), ...changeLags(library, text, now)];
  return lags.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function namedLags(library: Library, text: LessonText, locale: Locale, now: Instant): Lag[] {
  return [...taughtBy(text)].flatMap(([key, place]): Lag[] => {
    const [kind, id = ""] = key.split("/");
    const entry = kind === "answers" ? entryNamed(library, kind, id) : undefined;
    if (!entry) return [];
    if (withdrawalAt(entry.history, now)) return [{ of: "withdrawn", id, place }];
    const version = inEffect(entry.history, now)?.version;
    const isOld = version !== undefined && isBehind(entry.history, version, locale);
    return isOld ? [{ of: "translation", id, place, version }] : [];
  });
}

/** The last change that a lesson shows of an answer, where a later one of its meaning is in effect. */
function changeLags(library: Library, { changes }: LessonText, now: Instant): Lag[] {
  const last = new Map<string, LessonText["changes"][number]>();
  for (const change of changes) {
    const known = last.get(change.id);
    if (!known || compareVersions(known.to, change.to) < 0) last.set(change.id, change);
  }
  return [...last.values()].flatMap(({ id, to, place }): Lag[] => {
    const history = entryNamed(library, "answers", id)?.history ?? [];
    const newest = standingPublications(history).findLast(
      ({ kind, effective }) => kind === "major" && compareInstants(effective, now) <= 0,
    )?.version;
    const isOld = newest !== undefined && compareVersions(to, newest) < 0;
    return isOld ? [{ of: "change", id, place, shown: to, newest }] : [];
  });
}
