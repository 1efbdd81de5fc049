import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isLocked, releaseLock, takeLock, withLock } from "#store/lock.ts";
import { historyIn, kb, kbProcess, kbStarted, on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder, publishAll } from "../make.ts";

const LOCK_MODULE = fileURLToPath(new URL("../../src/store/lock.ts", import.meta.url));
const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
let env: Record<string, string>;
const layOut = () => {
  folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer() });
  publishAll(folder.root, on("01-05"));
  env = { KB_CONTENT: folder.root, KB_NOW: on("01-06") };
};
beforeEach(layOut);
afterEach(() => folder.cleanup());

const lock = () => join(folder.root, ".lock");
const doors = () => readdirSync(folder.root).filter((name) => name.startsWith(".lock"));

/** A process that takes the lock and keeps it until it is killed. */
async function aHolder() {
  const script = `import { takeLock } from ${JSON.stringify(LOCK_MODULE)}; takeLock(${JSON.stringify(lock())}, "test"); console.log("held"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  return holder;
}

/** A command that is stopped while it holds the lock. On a busy machine it may be through before: then another try. */
async function stoppedAtWork(command: string): Promise<ChildProcess> {
  for (let tries = 0; tries < 50; tries++) {
    folder.cleanup();
    layOut();
    folder.write({ [`${ANSWER}/en.mdx`]: anAnswer({ front: aChange(), body: aReply("New words.") }) });
    const child = kbStarted([command, ANSWER], { env });
    child.stdout?.resume();
    const ended = once(child, "exit");
    while (!existsSync(lock()) && child.exitCode === null) await turn();
    child.kill("SIGSTOP");
    // A signal to another core takes a moment.
    await pause(20);
    if (existsSync(lock())) return child;
    child.kill("SIGCONT");
    await ended;
  }
  throw new Error(`${command} was never seen at work`);
}

describe("two commands that write", () => {
  test("never do so at once: the second says who is writing, and that nothing was changed", async () => {
    const holder = await aHolder();
    try {
      const second = kbProcess(["review", ANSWER], { env });
      expect(second).toMatchObject({ status: 2, out: "" });
      expect(second.err).toBe(
        `Another command that writes content is under way (process ${holder.pid}, lock ${lock()}): nothing was changed. Wait for it, then try again.\n`,
      );
      expect(kbProcess(["verify"], { env })).toMatchObject({ status: 0 });
    } finally {
      holder.kill("SIGKILL");
      await once(holder, "exit");
    }
    const third = kbProcess(["review", ANSWER], { env });
    expect(third).toMatchObject({ status: 0, out: `reviewed ${ANSWER} 1.0\n` });
    expect(historyIn(folder.root, ANSWER)).toHaveLength(2);
    expect(doors()).toEqual([]);
  });

  test.each([
    ["review", "publish"],
    ["publish", "review"],
  ] as const)(
    "started while the other is under way, %s before %s: the first does its work",
    async (first, then) => {
      const winner = await stoppedAtWork(first);
      const second = await kb(folder.root, [then, ANSWER], on("01-06"));
      winner.kill("SIGCONT");
      const [status] = await once(winner, "exit");
      expect(second).toMatchObject({ status: 2, out: "" });
      expect(second.err).toMatch(
        new RegExp(`^Another command that writes content is under way \\(process ${winner.pid}, [^\\n]+$`),
      );
      expect(status).toBe(0);
      expect(historyIn(folder.root, ANSWER).map(({ record }) => record)).toEqual(["publish", first]);
      expect(await kb(folder.root, [then, ANSWER], on("01-06"))).toMatchObject({ status: 0, err: "" });
    },
  );

  test("started together each do their work whole or not at all", async () => {
    const started = Array.from({ length: 6 }, () => kbStarted(["review", ANSWER], { env }));
    const statuses = await Promise.all(
      started.map(async (child) => (await once(child, "exit"))[0] as number),
    );
    const done = statuses.filter((status) => status === 0).length;
    expect(done).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 0 || status === 2)).toBe(true);
    expect(historyIn(folder.root, ANSWER).filter(({ record }) => record === "review")).toHaveLength(done);
    expect(kbProcess(["verify"], { env })).toMatchObject({ status: 0 });
    expect(doors()).toEqual([]);
  });
});

describe("a lock that was left behind", () => {
  test("by a process that is gone is taken over", () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(lock(), `${gone}\n`);
    expect(isLocked(lock())).toBe(false);
    expect(withLock(lock(), "test", () => "done")).toBe("done");
    expect(doors()).toEqual([]);
  });

  test("by an earlier process with our own number is taken over: in a container it is always the same", () => {
    writeFileSync(lock(), `${process.pid}\n`);
    expect(isLocked(lock())).toBe(false);
    expect(withLock(lock(), "test", () => "done")).toBe("done");
  });

  test.each(["", "not a number\n", "-1\n"])("with %j in it is taken over", (content) => {
    writeFileSync(lock(), content);
    expect(withLock(lock(), "test", () => "done")).toBe("done");
  });
});

describe("a lock of another machine", () => {
  beforeEach(() => writeFileSync(lock(), "4711 far-away\n"));

  test("is respected, since nobody can ask whether its process is alive", async () => {
    const ran = await kb(folder.root, ["review", ANSWER], on("01-06"));
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toBe(
      `Another command that writes content is under way (process 4711 on the machine far-away, lock ${lock()}): nothing was changed. Wait for it, or delete the lock if that machine is gone, then try again.`,
    );
    expect(isLocked(lock())).toBe(true);
    expect(historyIn(folder.root, ANSWER)).toHaveLength(1);
  });

  test("is taken over after ten minutes: no command writes for so long", async () => {
    const then = Date.now() / 1000 - 601;
    utimesSync(lock(), then, then);
    expect(isLocked(lock())).toBe(false);
    expect(await kb(folder.root, ["review", ANSWER], on("01-06"))).toMatchObject({ status: 0, err: "" });
    expect(doors()).toEqual([]);
  });
});

describe("what killed processes left of their attempts at the lock", () => {
  test("is removed by the next command that writes; what a living one is about to link stays", async () => {
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    for (const name of [`.lock-${gone}`, `.lock-stale-${gone}`, `.lock-${process.pid}`])
      writeFileSync(join(folder.root, name), "");
    writeFileSync(join(folder.root, `.lock-${process.ppid}`), `${process.ppid} ${hostname()}\n`);
    expect(await kb(folder.root, ["review", ANSWER], on("01-06"))).toMatchObject({ status: 0, err: "" });
    expect(doors()).toEqual([`.lock-${process.ppid}`]);
  });
});

describe("a lock", () => {
  test("names its process and its machine", () => {
    withLock(lock(), "test", () => {
      expect(readFileSync(lock(), "utf8")).toBe(`${process.pid} ${hostname()}\n`);
    });
  });

  test("that this process holds is not given twice, and is free once it was given back", () => {
    takeLock(lock(), "test");
    expect(isLocked(lock())).toBe(true);
    expect(() => takeLock(lock(), "test")).toThrow(
      `Another test is under way (process ${process.pid}, lock ${lock()})`,
    );
    releaseLock(lock());
    expect(isLocked(lock())).toBe(false);
    expect(withLock(lock(), "test", () => "done")).toBe("done");
  });

  test("is given back when the work fails", () => {
    const fail = () => {
      throw new Error("failed");
    };
    expect(() => withLock(lock(), "test", fail)).toThrow("failed");
    expect(doors()).toEqual([]);
  });

  test("that cannot be written says so in one sentence", () => {
    expect(() => takeLock(join(folder.root, "nowhere/.lock"), "test")).toThrow(
      /^The lock .*nowhere\/\.lock could not be written: the folder is not there \(.*\)\. Nothing was changed\. Mend that, then try again\.$/,
    );
  });
});
