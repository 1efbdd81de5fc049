import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Instant, instantOf, isInstant } from "#core/instant.ts";

/** A wrong option or setting: one sentence, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The folder the product itself lives in. */
export const PROJECT = fileURLToPath(new URL("..", import.meta.url));

/** The folder for what can be made again: whoever deletes it only waits a little. */
export const CACHE = join(PROJECT, ".cache");

/** The environment as this product reads it; every path is absolute. */
export interface Environment {
  readonly content: string;
  readonly out: string;
  readonly now: Instant;
  /** Whether the person said with KB_NOW what time it is. */
  readonly isNowGiven: boolean;
  /** Where the demo clock begins that pages go by, where there is one. */
  readonly demo?: Instant;
  readonly base: string;
  readonly teams: readonly string[];
  readonly port: number;
  /** Whether a build puts compressed twins beside its files. */
  readonly precompress?: boolean;
  /** Whether a build prints the addresses that changed, for caches on the way. */
  readonly purge?: boolean;
  /** Whether devices are to keep nothing of a built site, and to take back what they kept. */
  readonly isOfflineOff?: boolean;
  /** The folder the person typed the command in: npm moves to the project's own. */
  readonly cwd: string;
}

/** Reads KB_CONTENT, KB_OUT, KB_NOW, KB_BASE, KB_TEAMS, KB_PRECOMPRESS, KB_OFFLINE and PORT; a value that cannot be meant is a `UsageError`. */
export function environmentFrom(
  env: Readonly<Record<string, string | undefined>>,
  clock: number,
): Environment {
  const cwd = env.INIT_CWD ?? process.cwd();
  const folder = (value: string | undefined, name: string) =>
    value ? resolve(cwd, value) : resolve(PROJECT, name);
  const { KB_NOW, PORT, KB_BASE, KB_TEAMS, KB_PRECOMPRESS, KB_OFFLINE } = env;
  if (KB_NOW && !isInstant(KB_NOW))
    throw new UsageError(
      `KB_NOW is "${KB_NOW}", which is no instant: write it like 2026-11-23T09:00:00+07:00.`,
    );
  if (PORT && !/^\d{1,5}$/.test(PORT))
    throw new UsageError(`PORT is "${PORT}", which is no port: write a number such as 4321.`);
  return {
    content: folder(env.KB_CONTENT, "content"),
    out: folder(env.KB_OUT, "dist"),
    now: KB_NOW || instantOf(clock),
    isNowGiven: Boolean(KB_NOW),
    base: `/${(KB_BASE ?? "/").replace(/^\/+|\/+$/g, "")}/`.replace("//", "/"),
    teams:
      KB_TEAMS?.split(",")
        .map((team) => team.trim())
        .filter(Boolean) ?? [],
    port: Number(PORT || 4321),
    isOfflineOff: KB_OFFLINE === "0",
    precompress: Boolean(KB_PRECOMPRESS) && KB_PRECOMPRESS !== "0",
    cwd,
  };
}
