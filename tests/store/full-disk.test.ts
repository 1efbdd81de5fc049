import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "#store/digest.ts";
import { treeOf } from "#store/tree.ts";
import { kb, kbProcess, on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, publishAll } from "../make.ts";

const mountPoint = mkdtempSync(join(tmpdir(), "replybook-full-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k,nr_inodes=200", "tmpfs", mountPoint]);
const canMount = mounted.status === 0;
if (!canMount)
  console.warn(
    `Skipped: no small disk can be mounted here (${String(mounted.stderr ?? mounted.error).trim()}).`,
  );

const root = join(mountPoint, "content");
const ANSWER = "answers/late-delivery";

beforeAll(() => {
  if (!canMount) return;
  const folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer() });
  publishAll(folder.root, on("01-05"));
  cpSync(folder.root, root, { recursive: true });
  folder.cleanup();
  // 24 kB of words: more than is left once the disk is filled, less than may be written in all.
  const words = aReply("We look into it. ".repeat(1400));
  writeFileSync(join(root, ANSWER, "en.mdx"), anAnswer({ front: aChange(), body: words }));
});

afterAll(() => {
  if (canMount) spawnSync("umount", [mountPoint]);
  rmSync(mountPoint, { recursive: true, force: true });
});

const PAGE = 4096;

/** Fills the disk until only so many pages are left. */
function fill(pagesLeft: number): void {
  const filler = join(mountPoint, "filler");
  rmSync(filler, { force: true });
  const { bavail } = statfsSync(mountPoint);
  writeFileSync(filler, Buffer.alloc(Math.max(0, (bavail - pagesLeft) * PAGE)));
}

const tree = () =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

describe.skipIf(!canMount)("a full disk", () => {
  test.each([
    [0, "lock"],
    [1, "publication"],
    [3, "publication"],
    [8, "publication"],
    [9, "publication"],
  ])(
    "with room for %d pages ends in one sentence about the %s, status 2, and nothing changed",
    async (pages, what) => {
      fill(pages);
      const before = tree();
      const ran = await kb(root, ["publish", ANSWER], on("01-06"));
      expect(ran).toMatchObject({ status: 2, out: "" });
      expect(ran.err).toMatch(
        /^The .* could not be written: the disk is full[^\n]*\. Nothing was changed\. Mend that, then (run the command|try) again\.$/,
      );
      expect(ran.err).toContain(`The ${what} `);
      expect(tree()).toEqual(before);
    },
  );

  test("is said so by the process as well", () => {
    fill(2);
    const ran = kbProcess(["publish", "--all"], { env: { KB_CONTENT: root, KB_NOW: on("01-06") } });
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err.trim().split("\n")).toHaveLength(1);
    expect(ran.err).toContain("the disk is full");
  });

  test("stops a new text and a new workspace with one sentence too", async () => {
    fill(0);
    const text = await kb(root, ["new", "answer", "another"], on("01-06"));
    expect(text.status).toBe(2);
    expect(text.err).toMatch(/^The text could not be written: the disk is full/);
    const workspace = await kb(root, ["init", join(mountPoint, "other")], on("01-06"));
    expect(workspace.status).toBe(2);
    expect(workspace.err).toMatch(/^The workspace could not be written: the disk is full/);
    rmSync(join(root, "answers/another"), { recursive: true, force: true });
    rmSync(join(mountPoint, "other"), { recursive: true, force: true });
  });

  test("that fills up before a committed publication is in place leaves it whole for readers, and the next command finishes it", async () => {
    rmSync(join(mountPoint, "filler"), { force: true });
    const content = "what: A proposal.\n";
    mkdirSync(join(root, ".staging-1-x"));
    writeFileSync(join(root, ".staging-1-x/0"), content);
    const files = [{ path: "proposals/late/x.yaml", staged: ".staging-1-x/0", after: sha256(content) }];
    writeFileSync(join(root, ".journal.json"), JSON.stringify({ staging: ".staging-1-x", files }));
    // Room for the lock and its link, and so for one of the two folders that are missing.
    const spare = join(mountPoint, "spare");
    mkdirSync(spare);
    const made: string[] = [];
    for (let count = 0; count < 300; count++) {
      const name = join(spare, String(count));
      try {
        writeFileSync(name, "");
        made.push(name);
      } catch {
        break;
      }
    }
    for (const name of made.slice(-2)) rmSync(name);
    const ran = await kb(root, ["review", ANSWER], on("01-07"));
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toMatch(
      /^The publication could not be written: the disk is full .*\. It is committed and every reader sees it whole; the next kb command that writes will finish it\.$/,
    );
    expect(treeOf(root).has("proposals/late/x.yaml")).toBe(true);
    rmSync(spare, { recursive: true });
    expect(await kb(root, ["review", ANSWER], on("01-07"))).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(join(root, "proposals/late/x.yaml"), "utf8")).toBe(content);
    expect(readdirSync(root).filter((name) => /^\.(lock|journal|staging)/.test(name))).toEqual([]);
  });

  test("does not matter once there is room again", async () => {
    expect(await kb(root, ["publish", ANSWER], on("01-08"))).toMatchObject({ status: 0, err: "" });
    expect(await kb(root, ["verify"], on("01-08"))).toMatchObject({ status: 0, err: "" });
  });
});
