import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { publicationsIn } from "#core/history.ts";
import { readContent } from "#store/library.ts";
import { aGenerator, kb, kbStarted, shifted } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder, NOW, publishAll } from "../make.ts";

const OLD = Array.from({ length: 30 }, (_, index) => `old-${index}`);
const NEW = Array.from({ length: 30 }, (_, index) => `new-${index}`);
const ROUNDS = 40;
const ROUNDS_PER_FOLDER = 10;

const seed = Date.now() % 1_000_000;
const random = aGenerator(seed);

/** Where in its work a publication was stopped: what it left behind, or how it reads. */
const seen = { before: 0, after: 0, staged: 0, committed: 0, locked: 0 };

const doors = (root: string) => readdirSync(root).filter((name) => /^\.(lock|journal|staging)/.test(name));
const stagingIn = (root: string) => readdirSync(root).some((name) => name.startsWith(".staging"));

/** Whether the journal is being written that the next step will rename into the folder, or was renamed just now. */
function isAboutToCommit(root: string): boolean {
  const staging = readdirSync(root).find((name) => name.startsWith(".staging"));
  return (
    existsSync(join(root, ".journal.json")) || existsSync(join(root, staging ?? "nothing", "journal.json"))
  );
}

/** Thirty answers that were published once, and thirty that never were. */
function aFolder(): ContentFolder {
  const folder = aTree(
    Object.fromEntries(OLD.map((id) => [`answers/${id}/en.mdx`, anAnswer({ title: id })])),
  );
  publishAll(folder.root, NOW);
  return folder;
}

/** Every answer gets other words. */
function edited(folder: ContentFolder, round: number): void {
  const texts = [...OLD, ...NEW].map((id) => {
    const words = {
      title: id,
      front: aChange({ what: `Round ${round}.` }),
      body: aReply(`Words of round ${round}.`),
    };
    return [`answers/${id}/en.mdx`, atOnce(anAnswer(words))] as const;
  });
  folder.write(Object.fromEntries(texts));
}

/** Saves a file as editors do: nobody sees half of it. */
function atOnce(content: string) {
  return (path: string) => {
    const aside = join(dirname(path), ".saving");
    writeFileSync(aside, content);
    renameSync(aside, path);
  };
}

/** How many publications everybody has, new answers counted as if they had one more; one number unless it is a mixture. */
function statesOf(root: string): { published: number[]; drafts: boolean[] } {
  const { library } = readContent(root);
  expect(library.problems).toEqual([]);
  const entries = [...library.entries.values()];
  expect(entries).toHaveLength(OLD.length + NEW.length);
  for (const { history, versions } of entries) expect(versions.size).toBe(publicationsIn(history).length);
  const published = entries.map(
    ({ id, history }) => publicationsIn(history).length + (id.startsWith("new-") ? 1 : 0),
  );
  const drafts = entries.map(({ working }) => working.get("en")?.front.change !== undefined);
  return { published: [...new Set(published)], drafts: [...new Set(drafts)] };
}

/** The milliseconds at which a publication that is left alone takes the lock, stages, commits, is in place and ends. */
interface Times {
  lock: number;
  staging: number;
  journal: number;
  inPlace: number;
  end: number;
}

async function measured(folder: ContentFolder, now: string): Promise<Times> {
  const start = performance.now();
  const child = publishing(folder, now);
  const times: Times = { lock: 0, staging: 0, journal: 0, inPlace: 0, end: 0 };
  const journal = join(folder.root, ".journal.json");
  while (child.exitCode === null) {
    const at = performance.now() - start;
    if (!times.lock && existsSync(join(folder.root, ".lock"))) times.lock = at;
    if (!times.staging && stagingIn(folder.root)) times.staging = at;
    if (!times.journal && existsSync(journal)) times.journal = at;
    if (times.journal && !times.inPlace && !existsSync(journal)) times.inPlace = at;
    await turn();
  }
  return { ...times, end: performance.now() - start };
}

function publishing(folder: ContentFolder, now: string): ChildProcess {
  const child = kbStarted(["publish", "--all"], { env: { KB_CONTENT: folder.root, KB_NOW: now } });
  child.stdout?.resume();
  child.stderr?.resume();
  return child;
}

async function until(child: ChildProcess, condition: () => boolean): Promise<void> {
  while (child.exitCode === null && !condition()) await turn();
}

/** Kills a publication at a moment of one of its phases: anywhere, while it stages, as it commits, while it puts files in place. */
async function killed(child: ChildProcess, folder: ContentFolder, round: number, times: Times) {
  const ended = once(child, "exit");
  const phase = round % 5;
  if (phase === 0) await pause(random() * times.end);
  if (phase === 1) {
    await until(child, () => stagingIn(folder.root));
    await pause(random() * (times.journal - times.staging));
  }
  if (phase === 2) {
    await until(child, () => existsSync(join(folder.root, ".journal.json")));
    await pause(random() * (times.inPlace - times.journal));
  }
  if (phase === 3) {
    await until(child, () => existsSync(join(folder.root, ".lock")));
    await pause(random() * (times.end - times.lock));
  }
  if (phase === 4) {
    await until(child, () => isAboutToCommit(folder.root));
    for (let turns = random() * 20; turns > 0; turns--) await turn();
  }
  child.kill("SIGKILL");
  await ended;
}

const READER = fileURLToPath(new URL("./reader.ts", import.meta.url));

/** A process that reads the folder all the while; what it printed once it was told to stop. */
function aReader(folder: ContentFolder): { stop: () => Promise<string> } {
  const child = spawn(process.execPath, [READER, folder.root], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const ended = once(child, "close");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    return printed;
  };
  return { stop };
}

/** One publication that is killed, and the one that completes it. */
async function survives(folder: ContentFolder, round: number, times: Times): Promise<void> {
  const { root } = folder;
  edited(folder, round);
  // The old answers have one publication, and one more for each publication since.
  const before = 2 + (round % ROUNDS_PER_FOLDER);
  await killed(publishing(folder, clock()), folder, round, times);
  if (existsSync(join(root, ".journal.json"))) seen.committed++;
  else if (stagingIn(root)) seen.staged++;
  if (existsSync(join(root, ".lock"))) seen.locked++;

  const { published, drafts } = statesOf(root);
  expect(published).toHaveLength(1);
  expect([before, before + 1]).toContain(published[0]);
  const isAfter = published[0] === before + 1;
  expect(drafts).toEqual([!isAfter]);
  seen[isAfter ? "after" : "before"]++;
  expect(await kb(root, ["verify"], now)).toMatchObject({ status: 0, err: "" });

  expect(await kb(root, ["publish", "--all"], clock())).toMatchObject({ status: 0, err: "" });
  expect(statesOf(root)).toEqual({ published: [before + 1], drafts: [false] });
  // A killed process may leave the file it makes its lock from; nobody looks at it.
  expect(doors(root).filter((name) => !/^\.lock-\d+$/.test(name))).toEqual([]);
}

let now = NOW;

/** The next minute. */
function clock(): string {
  now = shifted(now, 60);
  return now;
}

test(`a publication of 60 answers that is killed at any moment is wholly there or not at all (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  for (let start = 0; start < ROUNDS; start += ROUNDS_PER_FOLDER) {
    const folder = aFolder();
    const reader = aReader(folder);
    try {
      edited(folder, -1);
      const times = await measured(folder, clock());
      for (let round = start; round < start + ROUNDS_PER_FOLDER; round++)
        await survives(folder, round, times);
      expect(await kb(folder.root, ["verify"], now)).toMatchObject({ status: 0, err: "" });
    } finally {
      const printed = await reader.stop();
      folder.cleanup();
      expect(printed).toMatch(/^readings: \d+\n$/);
      expect(Number(/\d+/.exec(printed)?.[0])).toBeGreaterThan(10);
    }
  }
});

afterAll(() => {
  // Kills that all fell into one phase would prove nothing.
  for (const [phase, count] of Object.entries(seen)) expect(count, phase).toBeGreaterThan(0);
});
