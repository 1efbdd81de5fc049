import { StoreError } from "#store/lock.ts";
import type { Command, Context } from "./command.ts";
import { CACHE, environmentFrom, UsageError } from "./environment.ts";

/** Every command by name; each is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./commands/init.ts")).init,
  new: async () => (await import("./commands/new.ts")).newEntry,
  check: async () => (await import("./commands/check.ts")).check,
  explain: async () => (await import("./commands/explain.ts")).explain,
  status: async () => (await import("./commands/status.ts")).status,
  publish: async () => (await import("./commands/publish.ts")).publish,
  approve: async () => (await import("./commands/approve.ts")).approve,
  cancel: async () => (await import("./commands/cancel.ts")).cancel,
  withdraw: async () => (await import("./commands/withdraw.ts")).withdraw,
  rollback: async () => (await import("./commands/rollback.ts")).rollback,
  review: async () => (await import("./commands/review.ts")).review,
  proposals: async () => (await import("./commands/proposals.ts")).proposals,
  take: async () => (await import("./commands/take.ts")).take,
  decline: async () => (await import("./commands/decline.ts")).decline,
  brief: async () => (await import("./commands/brief.ts")).brief,
  credits: async () => (await import("./commands/credits.ts")).credits,
  shift: async () => (await import("./commands/shift.ts")).shift,
  coverage: async () => (await import("./commands/coverage.ts")).coverage,
  "correct-note": async () => (await import("./commands/correct-note.ts")).correctNote,
  diff: async () => (await import("./commands/diff.ts")).diff,
  "review-report": async () => (await import("./commands/review-report.ts")).reviewReportCommand,
  find: async () => (await import("./commands/find.ts")).find,
  suggest: async () => (await import("./commands/suggest.ts")).suggest,
  "as-of": async () => (await import("./commands/as-of.ts")).asOf,
  verify: async () => (await import("./commands/verify.ts")).verify,
  export: async () => (await import("./commands/export.ts")).exportTo,
  import: async () => (await import("./commands/import.ts")).importFrom,
  preview: async () => (await import("./commands/preview.ts")).preview,
};

/** Runs one `kb` command line and returns its exit status: 0 fine, 1 content problems, 2 wrong usage or environment. */
export async function runKb(args: readonly string[], context: Context): Promise<number> {
  const [name = "help", ...rest] = args;
  try {
    if (["help", "--help", "-h"].includes(name)) return await help(context);
    const load = COMMANDS[name];
    if (!load)
      throw new UsageError(
        `There is no command "${name}". The commands: ${Object.keys(COMMANDS).join(", ")}.`,
      );
    const command = await load();
    if (rest.includes("--help") || rest.includes("-h")) {
      context.print(`kb ${command.usage}\n${command.summary}`);
      return 0;
    }
    return await command.run(rest, context);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof StoreError)) throw error;
    context.complain(error.message);
    return 2;
  }
}

async function help(context: Context): Promise<number> {
  context.print("kb: the approved answers, from the command line. `kb COMMAND --help` says more.\n");
  for (const load of Object.values(COMMANDS)) {
    const { usage, summary } = await load();
    context.print(`  ${usage.split("\n")[0]}\n      ${summary}`);
  }
  return 0;
}

if (process.argv[1] === "kb" || process.argv[1]?.endsWith("kb.ts")) {
  // Whoever reads may have read enough: `kb as-of … | head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const context = {
    print: (line: string) => process.stdout.write(`${line}\n`),
    complain: (line: string) => process.stderr.write(`${line}\n`),
  };
  try {
    const { content: root, now, cwd } = environmentFrom(process.env, Date.now());
    process.exitCode = await runKb(process.argv.slice(2), { root, cache: CACHE, now, cwd, ...context });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.complain(error.message);
    process.exitCode = 2;
  }
}
