import type { EntryKey } from "#core/entry.ts";
import { writing } from "#store/journal.ts";
import { type Reading, readContent } from "#store/library.ts";
import { argumentsOf, type Command, keyOf, UsageError } from "../command.ts";
import { reportOutcome } from "../outcome.ts";
import { peopleFileFrom } from "../people-file.ts";
import { publishPending } from "../proposal-publishing.ts";
import { publishEntries } from "../publishing.ts";
import { requestFrom, VERSION_OPTIONS, VERSION_USAGE } from "../version-options.ts";

/** Freezes working texts as new versions. */
export const publish: Command = {
  name: "publish",
  usage: `publish KIND/ID… | --all | --pending [--people FILE]  ${VERSION_USAGE} [--dry-run] [--json]`,
  summary:
    "Freezes working texts as versions. --all takes every draft, --pending every one with a `change:` block, and every open proposal; PERSON is an owner or an @account.",
  run(args, context) {
    const { values, positionals } = argumentsOf(publish, args, {
      ...VERSION_OPTIONS,
      all: { type: "boolean" },
      pending: { type: "boolean" },
      people: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const many = values.all ?? values.pending ?? false;
    if (many === positionals.length > 0 || (values.all && values.pending))
      throw new UsageError(`Name entries, or one of --all and --pending. Usage: kb ${publish.usage}`);
    if (values.people !== undefined && !values.pending)
      throw new UsageError(`--people goes with --pending. Usage: kb ${publish.usage}`);
    const dryRun = values["dry-run"] ?? false;
    const work = () => {
      const reading = readContent(context.root, context);
      const { workspace } = reading.library;
      const known =
        values.people === undefined ? undefined : peopleFileFrom(context.cwd, values.people, reading.library);
      const request = { ...requestFrom(values, workspace), ...(known && { people: known.people }) };
      const run = { request, now: context.now, dryRun, isWhole: !many };
      const outcome = values.pending
        ? publishPending(reading, run)
        : publishEntries(reading, keysOf(reading, values.all ?? false, positionals), run);
      const notices = [...(known?.notices ?? []), ...outcome.notices];
      return { outcome: { ...outcome, notices }, zone: workspace.timeZone };
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
