import { claimantsIn } from "#checks/conflicts.ts";
import type { Concern } from "#core/concern.ts";
import { CONFLICT_RULES, type KnownConflict } from "#core/conflict.ts";
import type { EntryKey } from "#core/entry.ts";
import { healthAt } from "#core/health.ts";
import { healthLog } from "#core/health-log.ts";
import { type Instant, instantTwice } from "#core/instant.ts";
import { sourceTextOf } from "#core/library.ts";
import { allConcerns, type HealthBase, type Status, statusOf } from "#core/status.ts";
import { healthBaseOf } from "#core/watched.ts";
import { reminders } from "#exports/reminders.ts";
import { type StatusNames, statusLines } from "#exports/status-text.ts";
import { conflictsAmong } from "#search/conflict.ts";
import { atWorkOf } from "#store/at-work.ts";
import { type Reading, readContent } from "#store/library.ts";
import { checkingOf } from "../checking.ts";
import { argumentsOf, type Command, exactly } from "../command.ts";

/** What waits for somebody. */
export const status: Command = {
  name: "status",
  usage: "status [--json] [--remind]",
  summary:
    "Lists what waits for somebody: reviews, translations behind, emergencies, proposals, drafts, gaps; --remind prints one message per owner.",
  run(args, context) {
    const { values, positionals } = argumentsOf(status, args, {
      json: { type: "boolean" },
      remind: { type: "boolean" },
    });
    exactly(status, positionals, 0);
    const reading = readContent(context.root, context);
    const base = healthBaseOf(reading.library, atWorkOf(reading), conflictsIn(reading, context.now));
    const concerns = allConcerns(base, context.now);
    const found = statusOf(base, context.now, concerns);
    if (values.json) context.print(JSON.stringify(found, undefined, 2));
    else if (values.remind) for (const text of messages(reading, found)) context.print(`${text}\n`);
    else
      for (const line of [figureLine(base, concerns, context.now), ...statusLines(found, namesIn(reading))])
        context.print(line);
    return 0;
  },
};

/** The pairs of answers that `kb check` warns of: those of the working texts. */
function conflictsIn(reading: Reading, now: Instant): KnownConflict[] {
  const { rules } = reading.library.workspace;
  const held = CONFLICT_RULES.filter((rule) => rules[rule] !== "off");
  const conflicts = conflictsAmong(claimantsIn(checkingOf(reading, now)), held);
  return conflicts.map((conflict) => ({ conflict }));
}

function messages(reading: Reading, found: Status): string[] {
  const { owners } = reading.library.workspace;
  const contact = (owner: string) => owners.get(owner)?.contact ?? "";
  const all = reminders(found, { ...namesIn(reading), contact });
  return all.length > 0 ? all.map(({ text }) => text) : ["Nothing waits for anybody."];
}

/** How much of the base is sound, in one sentence. */
function figureLine({ entries, watch }: HealthBase, concerns: readonly Concern[], now: Instant): string {
  const { timeZone } = watch;
  const { live, sound } = healthAt(healthLog(entries, concerns, now, timeZone), now);
  return `As of ${instantTwice(now, timeZone)}, ${sound} of ${live} live answers are sound: no overdue review, no translation behind, no emergency to approve.`;
}

function namesIn({ library }: Reading): StatusNames {
  const { timeZone, owners } = library.workspace;
  const title = (id: string) => {
    const entry = library.entries.get(id as EntryKey);
    return (entry && sourceTextOf(library, entry)?.front.title) ?? id;
  };
  const channels = [...library.settings.channels.values()];
  return { timeZone, channels, title, owner: (id: string) => owners.get(id)?.name ?? id };
}
