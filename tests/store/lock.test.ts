import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isLocked, releaseLock, takeLock, withLock } from "#store/lock.ts";
import { historyIn, kbProcess, kbStarted, on } from "../histories.ts";
import { anAnswer, aTree, type ContentFolder, publishAll } from "../make.ts";

const LOCK_MODULE = fileURLToPath(new URL("../../src/store/lock.ts", import.meta.url));
const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
let env: Record<string, string>;
beforeEach(() => {
  folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer() });
  publishAll(folder.root, on("01-05"));
  env = { KB_CONTENT: folder.root, KB_NOW: on("01-06") };
});
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

describe("a lock", () => {
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
