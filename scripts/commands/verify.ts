import { ruleNamed } from "#checks/rules.ts";
import { publicationsIn } from "#core/history.ts";
import { byPlace } from "#core/problem.ts";
import { readContent } from "#store/library.ts";
import { checkingOf } from "../checking.ts";
import { argumentsOf, type Command, exactly, shownPath } from "../command.ts";

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
  usage: "verify",
  summary: "Proves every digest and every chain of records: nothing published was changed, moved or removed.",
  run(args, context) {
    exactly(verify, argumentsOf(verify, args, {}).positionals, 0);
    const reading = readContent(context.root);
    const checking = checkingOf(reading, context.now);
    const { library } = reading;
    const problems = PROVING.flatMap((name) => ruleNamed(name)?.check(checking) ?? []).sort(byPlace);
    for (const problem of problems)
      context.complain(`${shownPath(context, problem.file)}: ${problem.message} → ${problem.fix}`);
    const histories = [...library.entries.values()].map((entry) => entry.history);
    const versions = histories.reduce((sum, history) => sum + publicationsIn(history).length, 0);
    const records = histories.reduce((sum, history) => sum + history.length, 0);
    if (problems.length === 0)
      context.print(
        `${versions} versions and ${records} records of ${histories.length} entries are as they were published`,
      );
    return problems.length === 0 ? 0 : 1;
  },
};
