import { advisoriesAt } from "#core/advisory.ts";
import { emergenciesIn } from "#core/approval.ts";
import type { Entry } from "#core/entry.ts";
import { inEffect, isBehind, waitingAt, waitingWithdrawalAt, withdrawnFrom } from "#core/history.ts";
import { compareInstants, type Instant, instantOf, instantTwice, millisOf } from "#core/instant.ts";
import { snapshotInEffect, sourceFrontOf } from "#core/library.ts";
import { isOverdue, reviewDue } from "#core/review.ts";
import { draftsOf, hasNewWords } from "#store/draft.ts";
import { type Reading, readContent } from "#store/library.ts";
import { argumentsOf, type Command, exactly } from "../command.ts";

const SOON = 7 * 86_400_000;

/** What waits for somebody. */
export const status: Command = {
  name: "status",
  usage: "status [--json] [--remind]",
  summary:
    "Lists drafts, overdue reviews, translations behind, what is scheduled and what awaits approval; --remind groups it by owner.",
  run(args, context) {
    const { values, positionals } = argumentsOf(status, args, {
      json: { type: "boolean" },
      remind: { type: "boolean" },
    });
    exactly(status, positionals, 0);
    const reading = readContent(context.root);
    const found = statusOf(reading, context.now);
    const lines = values.json
      ? [JSON.stringify(found, undefined, 2)]
      : values.remind
        ? reminders(reading, found)
        : statusLines(reading, found);
    for (const line of lines) context.print(line);
    return 0;
  },
};

/** Everything `kb status` lists, one array per heading. */
export function statusOf(reading: Reading, now: Instant) {
  const { library } = reading;
  const drafts = draftsOf(reading);
  const entries = [...library.entries.values()];
  const live = entries.filter((entry) => inEffect(entry.history, now));
  return {
    drafts: entries.flatMap((entry) => {
      const draft = drafts.get(entry.key);
      return draft && hasNewWords(draft) ? [{ id: entry.key, locales: [...draft.changed].sort() }] : [];
    }),
    overdueReviews: live.flatMap((entry) => overdueOf(reading, entry, now)),
    translationsBehind: live.flatMap((entry) => behindOf(entry, now)),
    scheduled: entries.flatMap((entry) => {
      const waiting = waitingAt(entry.history, now);
      const withdrawal = waitingWithdrawalAt(entry.history, now);
      return [
        ...(waiting ? [{ id: entry.key, version: waiting.version, effective: waiting.effective }] : []),
        ...(withdrawal
          ? [
              {
                id: entry.key,
                version: withdrawal.version,
                effective: withdrawnFrom(withdrawal),
                withdrawal: true,
              },
            ]
          : []),
      ];
    }),
    endingAdvisories: endingOf(reading, now),
    emergencies: entries.flatMap((entry) =>
      emergenciesIn(entry.history).map((record) => ({
        id: entry.key,
        version: record.version,
        reason: record.emergency?.reason ?? "",
        ...(record.record === "withdraw" && { withdrawal: true }),
      })),
    ),
    settingsDrift: entries.flatMap((entry) => (drafts.get(entry.key)?.settings ? [{ id: entry.key }] : [])),
  };
}

type Status = ReturnType<typeof statusOf>;

function overdueOf({ library }: Reading, entry: Entry, now: Instant) {
  const snapshot = snapshotInEffect(entry, now);
  const front = snapshot && sourceFrontOf(library, snapshot);
  const { timeZone } = library.workspace;
  const due = front && reviewDue(front, entry.history, timeZone);
  return due && isOverdue(due, now, timeZone) ? [{ id: entry.key, owner: front?.owner ?? "", due }] : [];
}

function behindOf(entry: Entry, now: Instant) {
  const record = inEffect(entry.history, now);
  return Object.entries(record?.texts ?? {}).flatMap(([locale, follows]) =>
    record && isBehind(entry.history, record.version, locale)
      ? [{ id: entry.key, locale, version: record.version, follows }]
      : [],
  );
}

function endingOf({ library }: Reading, now: Instant) {
  const soon = instantOf(millisOf(now) + SOON);
  return advisoriesAt(library, now).flatMap(({ entry, facts }) =>
    facts.until && compareInstants(facts.until, soon) <= 0 ? [{ id: entry.key, until: facts.until }] : [],
  );
}

const HEADINGS: Readonly<Record<keyof Status, string>> = {
  drafts: "Drafts",
  overdueReviews: "Reviews overdue",
  translationsBehind: "Translations behind",
  scheduled: "Scheduled",
  endingAdvisories: "Advisories that end within 7 days",
  emergencies: "Emergencies that await approval",
  settingsDrift: "Published with other settings than today's",
};

function statusLines({ library }: Reading, found: Status): string[] {
  const zone = library.workspace.timeZone;
  return (Object.keys(HEADINGS) as (keyof Status)[]).flatMap((heading) => {
    const rows = found[heading].map((row) => `  ${rowText(row, zone)}`);
    return [`${HEADINGS[heading]}: ${rows.length || "none"}`, ...rows];
  });
}

function rowText(row: Status[keyof Status][number], zone: string): string {
  const details = Object.entries(row).flatMap(([name, value]) => {
    if (name === "id") return [];
    if (value === true) return [name];
    const text =
      name === "effective" || name === "until"
        ? instantTwice(String(value), zone)
        : Array.isArray(value)
          ? value.join(" ")
          : String(value);
    return text ? [`${name} ${text}`] : [];
  });
  return [row.id, ...details].join(", ");
}

/** One message for each owner who has something to do, ready to be sent. */
function reminders({ library }: Reading, found: Status): string[] {
  const zone = library.workspace.timeZone;
  const byOwner = new Map<string, string[]>();
  for (const heading of ["drafts", "overdueReviews", "translationsBehind", "emergencies"] as const) {
    for (const row of found[heading]) {
      const snapshot = library.entries.get(row.id)?.working.get(library.workspace.sourceLocale);
      const owner = snapshot?.front.owner ?? "";
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), `- ${HEADINGS[heading]}: ${rowText(row, zone)}`]);
    }
  }
  return [...byOwner]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([owner, rows]) => {
      const known = library.workspace.owners.get(owner);
      return `To ${known?.name ?? owner} (${known?.contact ?? "no contact"}):\n${rows.join("\n")}\n`;
    });
}
