import type { AnswerDesk } from "#browser/answer-acts.ts";
import { wakeAnswer } from "#browser/answer-wake.ts";
import { deviceNow } from "#browser/clock.ts";
import { keepForces, tellNews } from "#browser/news.ts";
import type { Force } from "#core/in-force.ts";
import { isBefore } from "#core/instant.ts";
import { historyDigest, type Now, shardOf } from "#core/now.ts";
import type { OwnSheet } from "#core/published.ts";
import { isInScope } from "#core/scope.ts";

/** The sheet by which an answer page goes, as far as it is its own; undefined on every other page. */
export function openSheet(page: Document = document): OwnSheet | undefined {
  const answer = page.querySelector<AnswerDesk>("kb-answer");
  const json = answer?.querySelector("script[type='application/json']")?.textContent;
  return answer?.sheet ?? (json ? (JSON.parse(json) as OwnSheet) : undefined);
}

/**
 * Whether a build knows other records of an answer than its open page. Which ones the page knows is told by those it
 * carries itself, so that it does not matter from where and when the page came.
 */
export async function isOutdated(sheet: OwnSheet, now: Now): Promise<boolean> {
  return (await digestIn(now, sheet)) !== historyDigest(sheet.entry.history);
}

let shards = new Map<number, Promise<Record<string, string>>>();
let shardsOf = "";

/** The digest of an answer's records in a build. Most answers are named nowhere but in one of the lists of all. */
async function digestIn(now: Now, { entry }: OwnSheet): Promise<string | undefined> {
  const key = `${entry.kind}/${entry.id}` as const;
  const recent = now.newest.find((recorded) => recorded.key === key);
  if (recent) return recent.digest;
  if (shardsOf !== now.everything) [shards, shardsOf] = [new Map(), now.everything];
  const shard = shardOf(key);
  const asked = shards.get(shard) ?? shardAt(shard);
  shards.set(shard, asked);
  return (await asked)[key];
}

async function shardAt(shard: number): Promise<Record<string, string>> {
  const root = document.documentElement.dataset.base ?? "/";
  try {
    const response = await fetch(`${root.replace(/\/$/, "")}/api/v1/entries/${shard}.json`, {
      cache: "no-cache",
    });
    if (!response.ok) throw new Error(`The list of entries answers with ${response.status}.`);
    return (await response.json()) as Record<string, string>;
  } catch (error) {
    shards.delete(shard);
    throw error;
  }
}

/** The advisories that touch an answer and are not over. */
export function ownForces({ entry }: OwnSheet, forces: readonly Force[]): Force[] {
  const now = deviceNow();
  return forces.filter(
    (force) =>
      !(force.until && !isBefore(now, force.until)) &&
      Object.values(entry.versions).some(({ front }) => isInScope(force, entry.id, front)),
  );
}

/** Tells of the advisories where they are news: to every page, or to an answer whose own page does not know them so. */
export async function tellForces(forces: readonly Force[], isNews: boolean): Promise<void> {
  const sheet = openSheet();
  const isOther =
    sheet !== undefined &&
    namesOf(ownForces(sheet, forces)) !== namesOf(ownForces(sheet, sheet.forces ?? []));
  if (isOther) await wakeAnswer();
  if (isNews || isOther) tellNews({ forces, entries: [] });
  else keepForces(forces);
}

function namesOf(forces: readonly Force[]): string {
  return forces
    .map(({ id, version, from, until }) => [id, version, from, until].join())
    .sort()
    .join(" ");
}
