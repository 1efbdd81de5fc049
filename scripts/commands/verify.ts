import { ruleNamed } from "#checks/rules.ts";
import { type History, publicationsIn } from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
import { byPlace, type Problem } from "#core/problem.ts";
import { headDigest } from "#store/digest.ts";
import { type Reading, readContent } from "#store/library.ts";
import { checkingOf } from "../checking.ts";
import { argumentsOf, type Command, type Context, exactly, shownPath, UsageError } from "../command.ts";

const PROVING = [
  "unreadable-history",
  "unquoted-version",
  "broken-chain",
  "broken-digest",
  "history-out-of-order",
];

/** Proves the past. */
export const verify: Command = {
  name: "verify",
  usage: "verify [--at INSTANT] [--head DIGEST]",
  summary:
    "Proves every digest and every chain of records: nothing published was changed, moved or removed. Ends with one digest of all that was recorded by now, or by an instant, to write down or sign; --head compares it with one that was written down.",
  run(args, context) {
    const { values, positionals } = argumentsOf(verify, args, {
      at: { type: "string" },
      head: { type: "string" },
    });
    exactly(verify, positionals, 0);
    const reading = readContent(context.root);
    const at = instantOf(values.at, reading, context);
    const head = digestFrom(values.head);
    const problems = provedProblems(reading, context);
    for (const problem of problems)
      context.complain(`${shownPath(context, problem.file)}: ${problem.message} → ${problem.fix}`);
    if (problems.length > 0) return 1;
    const histories = [...reading.library.entries.values()].map(({ history }) => history);
    context.print(provedLine(histories));
    const found = headDigest(reading.written, at);
    context.print(`head ${at} ${counted(recordedBy(histories, at), "record")} sha256:${found}`);
    if (head === undefined || head === found) return 0;
    context.complain(
      `The head of what was recorded by ${at} is not sha256:${head}: the records of then are other ones, or some are missing.`,
    );
    return 1;
  },
};

function instantOf(typed: string | undefined, { library }: Reading, { now }: Context): Instant {
  const { timeZone } = library.workspace;
  const at = typed === undefined ? inZone(now, timeZone) : instantFrom(typed, timeZone);
  if (!at) throw new UsageError(`"${typed}" is no time: write it like 2026-11-23T09:00, or with an offset.`);
  return at;
}

function digestFrom(typed: string | undefined): string | undefined {
  const digest = typed
    ?.trim()
    .toLowerCase()
    .replace(/^sha256:/, "");
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest))
    throw new UsageError(`"${typed}" is no head: it has 64 digits, as \`kb verify\` prints it.`);
  return digest;
}

function provedProblems(reading: Reading, context: Context): Problem[] {
  const checking = checkingOf(reading, context.now);
  return PROVING.flatMap((name) => ruleNamed(name)?.check(checking) ?? []).sort(byPlace);
}

function provedLine(histories: readonly History[]): string {
  const versions = histories.reduce((sum, history) => sum + publicationsIn(history).length, 0);
  const records = histories.reduce((sum, history) => sum + history.length, 0);
  const chains = histories.filter((history) => history.length > 0).length;
  return `proved ${counted(versions, "version")} by ${versions === 1 ? "its digest" : "their digests"} and ${counted(records, "record")} in ${counted(chains, "chain")}: all as they were published`;
}

function recordedBy(histories: readonly History[], at: Instant): number {
  return histories.flat().filter((record) => !isBefore(at, record.at)).length;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
