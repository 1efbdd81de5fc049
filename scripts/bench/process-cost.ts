import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { text } from "node:stream/consumers";

/** What a command took, with every process that it started. */
export interface ProcessCost {
  /** Undefined where it was ended because it took too long. */
  readonly status: number | undefined;
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time, user and system, of all its processes. */
  readonly cpu: number;
  /**
   * The most memory, in megabytes, that its processes had at once: their resident sets summed every 50 ms. Pages
   * that two share count twice, so the truth is rather less. 0 where there is no `/proc`.
   */
  readonly memory: number;
  /** Seconds until another folder stood at `watched`, where one does. */
  readonly swap?: number;
  readonly said: string;
  readonly complained: string;
}

/** What is run, where, and what is looked at meanwhile. */
export interface ProcessOrder {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder whose taking its place is timed. */
  readonly watched?: string;
  /** Seconds after which it is ended. */
  readonly limit?: number;
}

const SAMPLE = 50;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Runs a command and says what it cost. The shell counts the processor time of children that were waited for. */
export async function costOf({
  command,
  cwd,
  env = {},
  watched = "",
  limit = 600,
}: ProcessOrder): Promise<ProcessCost> {
  const stood = inodeOf(watched);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const child = spawn(
    "bash",
    ["-c", 'exec 3>&2; TIMEFORMAT="%U %S"; { time "$@" 2>&3; } 2>&4', "bash", ...command],
    {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "ignore", "pipe"],
      // A session of its own, by which all its processes are found.
      detached: true,
    },
  );
  const session = child.pid ?? 0;
  let memory = 0;
  let swap: number | undefined;
  let isLate = false;
  // Nobody else would end what has a session of its own.
  const interrupted = () => {
    process.kill(-session, "SIGKILL");
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  const timer = setInterval(() => {
    memory = Math.max(memory, residentIn(session));
    const stands = watched && inodeOf(watched);
    if (swap === undefined && stands && stands !== stood) swap = seconds();
    if (seconds() < limit || isLate) return;
    isLate = true;
    process.kill(-session, "SIGKILL");
  }, SAMPLE);
  const [said, complained, times, [status]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    text(child.stdio[4] as NodeJS.ReadableStream),
    once(child, "close"),
  ]);
  clearInterval(timer);
  for (const signal of SIGNALS) process.off(signal, interrupted);
  const wall = seconds();
  if (swap === undefined && watched && inodeOf(watched) !== stood) swap = wall;
  const [user = 0, system = 0] = times.trim().split(" ").map(Number);
  return {
    status: isLate ? undefined : status,
    wall,
    cpu: user + system,
    memory: memory / 1024,
    said,
    complained,
    ...(swap !== undefined && { swap }),
  };
}

function inodeOf(path: string): number | undefined {
  return path ? statSync(path, { throwIfNoEntry: false })?.ino : undefined;
}

/** The resident sets of all processes of a session, in kilobytes. */
function residentIn(session: number): number {
  let sum = 0;
  for (const name of namesIn("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    // Behind the name in brackets: state, parent, group, session.
    const fields = told(`/proc/${name}/stat`).split(") ").at(-1)?.split(" ");
    if (Number(fields?.[3]) !== session) continue;
    sum += Number(/^VmRSS:\s+(\d+)/m.exec(told(`/proc/${name}/status`))?.[1] ?? 0);
  }
  return sum;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process may be gone before it is looked at. */
function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
