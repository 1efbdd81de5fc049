import { relative } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { type EntryKey, entryKeyFrom } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { UsageError } from "./environment.ts";

export { UsageError } from "./environment.ts";

/** What a command may know of the world. */
export interface Context {
  /** The content folder, absolute. */
  readonly root: string;
  /** Where what was parsed is kept between commands, absolute; nothing is kept where it is absent. */
  readonly cache?: string;
  readonly now: Instant;
  /** Where the person is, absolute. */
  readonly cwd: string;
  print(line: string): void;
  complain(line: string): void;
}

/** A command of `kb`: reads options, calls, prints, and returns the exit status. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: string[], context: Context): number | Promise<number>;
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a command's arguments; a wrong option is a `UsageError` that shows the usage. */
export function argumentsOf<T extends Options>(command: { usage: string }, args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new UsageError(`${reason}. Usage: kb ${command.usage}`);
  }
}

/** Exactly so many positional arguments, or a `UsageError`. */
export function exactly(command: { usage: string }, positionals: readonly string[], count: number): string[] {
  if (positionals.length !== count) throw new UsageError(`Usage: kb ${command.usage}`);
  return [...positionals];
}

/** Reads `KIND/ID` as typed; also `content/KIND/ID`, as a shell completes it. */
export function keyOf(text: string): EntryKey {
  const key = entryKeyFrom(text.replace(/^(?:\.\/)?content\//, ""));
  if (!key) throw new UsageError(`"${text}" is no entry: write KIND/ID, such as answers/late-delivery.`);
  return key;
}

/** A file of the content folder as the person sees it from where they are. */
export function shownPath(context: Context, file: string): string {
  const path = relative(context.cwd, `${context.root}/${file}`);
  return path.startsWith("..") ? `${context.root}/${file}` : path;
}
