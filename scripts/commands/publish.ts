import type { EntryKey } from "#core/entry.ts";
import { writing } from "#store/journal.ts";
import { type Reading, readContent } from "#store/library.ts";
import { argumentsOf, type Command, keyOf, UsageError } from "../command.ts";
import { reportOutcome } from "../outcome.ts";
import { publishPending } from "../proposal-publishing.ts";
import { publishEntries } from "../publishing.ts";
import { requestFrom, VERSION_OPTIONS } from "../version-options.ts";

/** Freezes working texts as new versions. */
export const publish: Command = {
  name: "publish",
  usage:
    "publish KIND/ID… | --all | --pending  [--note TEXT --why TEXT --do TEXT] [--minor] [--effective INSTANT] [--by OWNER|@ACCOUNT] [--emergency REASON] [--replace] [--dry-run] [--json]",
  summary:
    "Freezes working texts as versions. --all takes every draft, --pending every one with a `change:` block, and every open proposal.",
  run(args, context) {
    const { values, positionals } = argumentsOf(publish, args, {
      ...VERSION_OPTIONS,
      all: { type: "boolean" },
      pending: { type: "boolean" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const many = values.all ?? values.pending ?? false;
    if (many === positionals.length > 0 || (values.all && values.pending))
      throw new UsageError(`Name entries, or one of --all and --pending. Usage: kb ${publish.usage}`);
    const dryRun = values["dry-run"] ?? false;
    const work = () => {
      const reading = readContent(context.root);
      const { workspace } = reading.library;
      const request = requestFrom(values, workspace);
      const run = { request, now: context.now, dryRun, isWhole: !many };
      const outcome = values.pending
        ? publishPending(reading, run)
        : publishEntries(reading, keysOf(reading, values.all ?? false, positionals), run);
      return { outcome, zone: workspace.timeZone };
    };
    const { outcome, zone } = dryRun ? work() : writing(context.root, work);
    reportOutcome(context, outcome, { json: values.json ?? false, dryRun, zone });
    return outcome.refused.length > 0 ? 1 : 0;
  },
};

/** What is asked for: every entry, or those that were named. */
function keysOf(reading: Reading, all: boolean, named: readonly string[]): EntryKey[] {
  return all ? [...reading.library.entries.keys()] : [...new Set(named.map(keyOf))];
}
