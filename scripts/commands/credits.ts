import { type Credit, creditsIn } from "#core/credit.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, exactly, UsageError } from "../command.ts";

/** Whose proposals were taken, and who held briefings. */
export const credits: Command = {
  name: "credits",
  usage: "credits --from DAY --to DAY [--json]",
  summary:
    "Counts per person the proposals that were taken and declined in some days, and the briefings held.",
  run(args, context) {
    const { values, positionals } = argumentsOf(credits, args, {
      from: { type: "string" },
      to: { type: "string" },
      json: { type: "boolean" },
    });
    exactly(credits, positionals, 0);
    const days = { from: dayFrom(values.from, "--from"), to: dayFrom(values.to, "--to") };
    if (days.to < days.from) throw new UsageError(`--to ${days.to} lies before --from ${days.from}.`);
    const found = creditsIn(readLibrary(context.root, context), days);
    if (values.json) context.print(JSON.stringify({ ...days, credits: found }, undefined, 2));
    else for (const line of tableOf(found)) context.print(line);
    return 0;
  },
};

function dayFrom(typed: string | undefined, option: string): string {
  const time = Date.parse(`${typed}T00:00:00Z`);
  const isDay = typed !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(typed);
  if (!isDay || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== typed)
    throw new UsageError(`Give ${option} as a day such as 2026-11-01. Usage: kb ${credits.usage}`);
  return typed;
}

function tableOf(found: readonly Credit[]): string[] {
  if (found.length === 0) return ["No proposal was decided on in these days, and no briefing names a host."];
  const rows = found.map(
    ({ name = "(no name)", taken, declined, hosted }) =>
      [name, `${taken}`, `${declined}`, `${hosted}`] as const,
  );
  const width = Math.max(...rows.map(([name]) => name.length), "Name".length);
  return [["Name", "Taken", "Declined", "Briefings"] as const, ...rows].map(
    ([name, taken, declined, hosted]) =>
      `${name.padEnd(width)}  ${taken.padStart(5)}  ${declined.padStart(8)}  ${hosted.padStart(9)}`,
  );
}
