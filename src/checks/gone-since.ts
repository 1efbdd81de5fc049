import { told } from "#checks/example.ts";
import { atRecord, problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { historyFile, isSound } from "#checks/working.ts";
import { canonicalJson } from "#core/canonical.ts";
import type { Entry, EntryKey, Kind } from "#core/entry.ts";
import type { History, HistoryRecord } from "#core/history.ts";
import { entryNamed } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

const text = { "answers/late-delivery/en.mdx": told() };

const ANEW = '- record: review\n  at: 2026-02-01T09:00:00Z\n  by: team\n  version: "1.0"\n';

/** What was published once stays published. */
export const goneSince: Rule = {
  name: "gone-since",
  severity: "error",
  firm: true,
  why: "A chain that was shortened or written anew proves itself. Only a look at an earlier revision shows that a version agents have seen, or a record of it, is gone; `--changed-since REF` looks at where the branch began, `--base REF` at REF itself.",
  bad: { published: [text], files: { "answers/late-delivery/history.yaml": ANEW }, held: true },
  good: { published: [text], files: {}, held: true },
  check: (context) => [...(context.before?.histories ?? [])].flatMap((held) => problemsOf(context, ...held)),
};

const RESTORE = "Restore it from version control: records and versions are only ever added.";

function problemsOf(context: CheckContext, key: EntryKey, history: History): Problem[] {
  const { library } = context;
  const [kind, id] = key.split("/") as [Kind, string];
  const entry = library.entries.get(key) ?? entryNamed(library, kind, id);
  const ref = context.before?.ref ?? "";
  if (!entry) {
    const message = `At "${ref}" this entry had ${counted(history)}; now the entry is gone.`;
    const fix = `Restore ${key} from version control; pull its text with \`kb withdraw\`, or rename it with \`formerly: [${id}]\`.`;
    return [problemAt(goneSince, { file: key }, [message, fix])];
  }
  // A history that cannot be read is a problem of its own.
  if (!isSound(library, historyFile(entry)) && entry.history.length === 0) return [];
  const changed = history.findIndex((record, index) => !isSame(record, entry.history[index]));
  if (changed < 0) return [];
  const message = faultOf(entry, history, changed, ref);
  return [problemAt(goneSince, whereOf(context, entry, changed), [message, RESTORE])];
}

function faultOf(entry: Entry, history: History, index: number, ref: string): string {
  const { record, version } = history[index] as HistoryRecord;
  const is = entry.history.some((now) => now.record === record && now.version === version)
    ? "was changed"
    : "is gone";
  const said = record === "publish" ? `version ${version}` : `the record "${record}" of version ${version}`;
  return `At "${ref}" ${said} stood in the history; it ${is}.`;
}

function whereOf(context: CheckContext, entry: Entry, index: number): Where {
  return atRecord(context, historyFile(entry), Math.min(index, Math.max(entry.history.length - 1, 0)));
}

function isSame(record: HistoryRecord, now: HistoryRecord | undefined): boolean {
  return now !== undefined && canonicalJson(record) === canonicalJson(now);
}

function counted(history: History): string {
  return `${history.length} record${history.length === 1 ? "" : "s"}`;
}
