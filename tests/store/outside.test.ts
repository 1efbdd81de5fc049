import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DISK, type Disk } from "#store/disk.ts";
import { commit, writing } from "#store/journal.ts";
import { historyIn, kb, on, type Ran } from "../histories.ts";
import {
  aChange,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  publishAll,
} from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;
const HISTORY = `${ANSWER}/history.yaml`;

let folder: ContentFolder;
beforeEach(() => {
  folder = aTree({ [EN]: anAnswer() });
  publishAll(folder.root, on("01-05"));
  edit({});
});
afterEach(() => folder.cleanup());

const edit = (change: Parameters<typeof aChange>[0]) =>
  folder.write({ [EN]: anAnswer({ front: aChange(change), body: aReply("New words.") }) });
const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const publish = (...args: string[]) => kb(folder.root, ["publish", ANSWER, ...args], on("01-06"));

/** What was said when nothing came of it: one sentence, and nothing was recorded. */
function refusal(ran: Ran, status: number): string {
  expect(ran).toMatchObject({ status, out: "" });
  expect(ran.err.split("\n")).toHaveLength(1);
  expect(historyIn(folder.root, ANSWER)).toHaveLength(1);
  return ran.err;
}

describe("publishing says in one sentence", () => {
  test("that the clock stands before the last record", async () => {
    expect(refusal(await kb(folder.root, ["publish", ANSWER], on("01-01")), 1)).toBe(
      `refused ${ANSWER}: It is 2026-01-01T09:00:00Z here, but the last record of ${ANSWER} was written at 2026-01-05T09:00:00Z. → Put this machine's clock right, then try again.`,
    );
  });

  test.each([
    ["--note", "what", "in one sentence of at most 140"],
    ["--why", "why", "in at most 1000"],
    ["--do", "do", "in at most 1000"],
  ])("that a note of 100,000 characters is too long: %s", async (option, part, most) => {
    expect(refusal(await publish(option, "x".repeat(100_000)), 1)).toBe(
      `refused ${ANSWER}: The change note's "${part}" has 100000 characters. → Say it ${most}.`,
    );
  });

  test.each(["what", "why", "todo"] as const)("that a pending note is too long: %s", async (part) => {
    edit({ [part]: "x".repeat(1001) });
    expect(refusal(await publish(), 1)).toMatch(/ is longer than (140|1000) characters\. → Say it in /);
    edit({ [part]: "x".repeat(100_000) });
    expect(refusal(await publish(), 1)).toMatch(/The file has 100,\d+ bytes; at most 65,536 are read\. → /);
  });

  test("in which language a pending note is too long", async () => {
    edit({ what: `{en: Short., vi: ${"x".repeat(141)}}` });
    expect(refusal(await publish(), 1)).toMatch(
      /"change\.what\.vi" is "x+…, which is longer than 140 characters/,
    );
  });

  test("that a typed time has passed, and that a pending one became now", async () => {
    expect(refusal(await publish("--effective", "2026-01-01T09:00"), 1)).toMatch(
      /The effective time 2026-01-01T09:00 has passed\. → Give a time to come/,
    );
    edit({ more: "effective: 2026-01-05T10:00" });
    const ran = await kb(folder.root, ["publish", "--pending"], on("01-06"));
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out).toMatch(/its effective time 2026-01-05T10:00 has passed, so it takes effect now/);
  });

  test("that a text cannot be read, under --pending too: nobody knows whether it waits", async () => {
    folder.write({ [EN]: `\ufeff${anAnswer({ front: aChange() })}` });
    const ran = await kb(folder.root, ["publish", "--pending"], on("01-06"));
    expect(refusal(ran, 1)).toBe(
      `refused ${ANSWER}: ${EN}:1: The file begins with a byte order mark. → Save it as UTF-8 without BOM.`,
    );
  });

  test("that its history has a merge conflict in it", async () => {
    const records = read(HISTORY);
    folder.write({ [HISTORY]: `<<<<<<< HEAD\n${records}=======\n${records}>>>>>>> other\n` });
    const ran = await publish();
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toBe(
      `refused ${ANSWER}: ${HISTORY}:1: A merge conflict was left in the history. → Take the file of the branch that is merged into, then run \`kb publish\` again for the other change.`,
    );
    expect(read(HISTORY)).toContain("<<<<<<< HEAD");
  });

  test("that the folder is read-only", async (context) => {
    const { root } = folder;
    const mounted =
      spawnSync("mount", ["--bind", root, root]).status === 0 &&
      spawnSync("mount", ["-o", "remount,ro,bind", root]).status === 0;
    if (!mounted) context.skip("no folder can be made read-only here");
    try {
      expect(refusal(await publish(), 2)).toMatch(
        /^The lock .*\.lock could not be written: the disk is read-only \(.*\)\. Nothing was changed\. Mend that, then try again\.$/,
      );
    } finally {
      spawnSync("umount", [root]);
    }
  });

  test("that the lock cannot be made", async () => {
    mkdirSync(join(folder.root, `.lock-${process.pid}`));
    expect(refusal(await publish(), 2)).toMatch(
      /^The lock .*\.lock could not be written: a folder is in the way \(.*\)\. Nothing was changed\./,
    );
  });
});

describe("a content folder that is deleted while something is published", () => {
  const gone = (call: keyof Disk): string => {
    const aside = `${folder.root}-aside`;
    const disk: Disk = {
      ...DISK,
      [call]: (...args: unknown[]) => {
        if (existsSync(folder.root)) renameSync(folder.root, aside);
        return (DISK[call] as (...all: unknown[]) => void)(...args);
      },
    };
    const write = () => commit(folder.root, [{ path: "answers/x/en.mdx", content: Buffer.from("x") }], disk);
    try {
      writing(folder.root, write);
      return "";
    } catch (error) {
      return (error as Error).message;
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  };

  test.each(["makeFolder", "write", "syncFiles", "rename"] as const)(
    "in %s is named in one sentence",
    (call) => {
      expect(gone(call)).toBe(
        `The content folder ${folder.root} was moved or deleted during the publication. Restore it from version control, then publish again.`,
      );
      expect(existsSync(folder.root)).toBe(false);
    },
  );
});

describe("working texts with Windows line ends", () => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");

  test("are published with plain ones, and stay as they are but for what is cut out", async () => {
    const parts = { body: aReply("New words.\n\nAnd more.") };
    folder.write({
      "workspace.yaml": windows(aWorkspace()),
      [EN]: windows(anAnswer({ ...parts, front: aChange() })),
      [`${ANSWER}/vi.mdx`]: windows(aTranslation({ front: "translates: next" })),
    });
    const history = read(HISTORY);
    expect(await kb(folder.root, ["publish", "--pending"], on("01-06"))).toMatchObject({
      status: 0,
      err: "",
    });
    expect(read(EN)).toBe(windows(anAnswer(parts)));
    expect(read(`${ANSWER}/vi.mdx`)).toBe(windows(aTranslation({ front: 'translates: "2.0"' })));
    expect(read(`${ANSWER}/versions/2.0/en.mdx`)).toBe(anAnswer(parts));
    expect(read(HISTORY).startsWith(history)).toBe(true);
    expect(read(HISTORY)).not.toContain("\r");
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0, err: "" });
    expect((await kb(folder.root, ["publish", "--all"], on("01-07"))).out).toBe(
      `skipped ${ANSWER}: nothing differs from what is published`,
    );
  });

  test("get the note of a called-off version back with the same ends", async () => {
    const parts = { body: aReply("New words.") };
    folder.write({ [EN]: windows(anAnswer({ ...parts, front: aChange() })) });
    await publish("--effective", "2026-02-01T09:00");
    await kb(folder.root, ["cancel", ANSWER, "2.0"], on("01-07"));
    expect(read(EN)).toContain("\r\nchange:\r\n  ready: false\r\n  kind: major\r\n");
    expect(read(EN).replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("do not matter in a version folder or a history: those are proved byte by byte", async () => {
    folder.write({ [`${ANSWER}/versions/1.0/en.mdx`]: windows(anAnswer()) });
    expect((await kb(folder.root, ["verify"], on("01-07"))).err).toContain("versions/1.0");
    folder.write({ [HISTORY]: windows(read(HISTORY)) });
    expect((await kb(folder.root, ["verify"], on("01-07"))).err).toContain("Windows line ends");
  });
});
