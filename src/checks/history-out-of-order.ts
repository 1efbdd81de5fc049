import { CHANGE, told } from "#checks/example.ts";
import { atRecord, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked, historyFile } from "#checks/working.ts";
import type { Entry } from "#core/entry.ts";
import { type History, type HistoryRecord, publicationsIn, standingPublications } from "#core/history.ts";
import { isBefore } from "#core/instant.ts";
import { compareVersions } from "#core/version.ts";

const first = { "answers/late-delivery/en.mdx": told() };
const second = {
  "answers/late-delivery/en.mdx": told({
    front: CHANGE,
    body: "<Reply>\nHi {{customer_name}}, we answer within a day.\n</Reply>",
  }),
};
const APPROVE = '- record: approve\n  at: 2026-02-01T09:00:00Z\n  by: team\n  version: "7.0"\n';

/** Records stand in the order in which things happened. */
export const historyOutOfOrder: Rule = {
  name: "history-out-of-order",
  severity: "error",
  firm: true,
  why: "Which wording was approved when is computed from the order of the records. Times that run backwards, numbers that are used twice or fall, and records of a version that does not exist would give two answers to that question.",
  byEntry: true,
  bad: { published: [first], files: { "answers/late-delivery/history.yaml": APPROVE } },
  good: { published: [first, second], files: {} },
  check: (context) => {
    return entriesAsked(context).flatMap((entry) => {
      return faultsIn(entry).map(([index, message]) =>
        problemAt(historyOutOfOrder, atRecord(context, historyFile(entry), index), [message, RESTORE]),
      );
    });
  },
};

const RESTORE = "Restore history.yaml from version control: records are only ever added, by the commands.";

type Fault = readonly [index: number, message: string];

function faultsIn({ history }: Entry): Fault[] {
  const single = history.flatMap((record, index): Fault[] => {
    const message = faultOf(history, record, index);
    return message ? [[index, message]] : [];
  });
  return [...single, ...fallingNumbers(history)];
}

function faultOf(history: History, record: HistoryRecord, index: number): string | undefined {
  const earlier = history.slice(0, index);
  const last = earlier.at(-1);
  const { version } = record;
  if (last && isBefore(record.at, last.at))
    return `A record of "${record.at}" stands after one of "${last.at}".`;
  const known = publicationsIn(earlier).some((publication) => publication.version === version);
  if (record.record !== "publish")
    return known
      ? undefined
      : `The record "${record.record}" speaks of version "${version}", which was not published before it.`;
  if (known) return `Version "${version}" is published twice.`;
  return record.kind === "minor" && publicationsIn(earlier).length === 0
    ? `The first version, "${version}", is minor.`
    : undefined;
}

/** Version numbers rise with the instants at which they take effect. */
function fallingNumbers(history: History): Fault[] {
  const standing = standingPublications(history);
  return standing.flatMap((record, place): Fault[] => {
    const before = standing[place - 1];
    if (!before || compareVersions(before.version, record.version) <= 0) return [];
    return [
      [
        history.indexOf(record),
        `Version "${record.version}" takes effect after version "${before.version}", which has the greater number.`,
      ],
    ];
  });
}
