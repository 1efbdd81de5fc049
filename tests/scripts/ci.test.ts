import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publicationsIn } from "#core/history.ts";
import type { Host } from "../../scripts/ci/host.ts";
import { aGitHost, type Clone, type GitHost } from "../git-host.ts";
import { historyIn, kb, on } from "../histories.ts";
import { aChange, anAnswer, aProposal, aReply, aWorkspace, PROPOSED_NOTE } from "../make.ts";

const CI = fileURLToPath(new URL("../../scripts/ci/publish.ts", import.meta.url));

const LATE = "answers/late-delivery";
const LOST = "answers/lost-parcel";
const LAN = "Lan <lan@larkspan.example>";

let published: GitHost;
let host: GitHost;
beforeAll(async () => {
  published = aGitHost({
    [`${LATE}/en.mdx`]: anAnswer({ front: "change: {}" }),
    [`${LOST}/en.mdx`]: anAnswer({ title: "My parcel is lost", front: "change: {}" }),
  });
  expect(await published.publish({ now: on("01-05") })).toMatchObject({ status: 0 });
});
beforeEach(() => {
  host = published.copy();
});
afterEach(() => host.cleanup());
afterAll(() => published.cleanup());

const changed = (words: string, more = "", title?: string) =>
  anAnswer({ ...(title && { title }), front: aChange({ more }), body: aReply(words) });

/** A branch with one change, pushed. */
function proposed(branch: string, files: Record<string, string>, author?: string, message?: string): Clone {
  const clone = host.clone();
  clone.git("checkout", "--quiet", "-b", branch);
  clone.commit(files, author, message);
  clone.git("push", "--quiet", "origin", branch);
  return clone;
}

const commits = () => Number(host.git("rev-list", "--count", "main"));
const versionsIn = (clone: Clone, key: string) =>
  publicationsIn(historyIn(clone.root, key)).map(({ version }) => version);
/** The newest publication of an entry on the host, and who approved it. */
function lastOf(key: string) {
  const history = historyIn(host.clone().root, key);
  const last = publicationsIn(history).at(-1);
  const approval = history.find(({ record, version }) => record === "approve" && version === last?.version);
  return { ...last, approvedBy: approval?.by };
}

describe("a change on its way by git", () => {
  test("is checked and shown as A → B on its branch, merged, published with who asked and who approved, and in effect", async () => {
    const clone = proposed("sooner", { [`${LATE}/en.mdx`]: changed("Hi {{customer_name}}, within a day.") });
    expect(await kb(clone.root, ["check", "--require-notes"], on("01-06"))).toMatchObject({ status: 0 });
    const report = await kb(clone.root, ["review-report", "--base", "origin/main"], on("01-06"));
    expect(report.status).toBe(0);
    expect(report.out).toContain("<strong>Hi {{customer_name}}, within a day.</strong>");
    host.merge("sooner", "Merge sooner\n\nApproved-by: Lan <lan@larkspan.example>");
    const { status, said } = await host.publish({ now: on("01-06") });
    expect({ status, said }).toEqual({
      status: 0,
      said: expect.stringContaining(`published ${LATE} 2.0 (major), in effect Tue 6 Jan 2026 09:00 UTC`),
    });
    expect(lastOf(LATE)).toMatchObject({ version: "2.0", by: "@minh", approvedBy: "@lan" });
    expect(host.git("log", "-1", "--format=%an%n%B", "main")).toBe(
      `Replybook\nPublish ${LATE} 2.0\n\n- publish ${LATE} 2.0, from Tue 6 Jan 2026 09:00 UTC, by @minh, approved by @lan\n\n[skip ci]`,
    );
    expect(host.clone().read(`${LATE}/en.mdx`)).not.toContain("change:");
    expect(await kb(host.clone().root, ["verify"], on("01-06"))).toMatchObject({ status: 0 });
  });

  test("is published once: a run after the robot's own push adds nothing", async () => {
    proposed("sooner", { [`${LATE}/en.mdx`]: changed("Sooner.") });
    host.merge("sooner");
    await host.publish({ now: on("01-06") });
    const before = commits();
    expect(await host.publish({ now: on("01-07") })).toEqual({ status: 0, said: "nothing to publish" });
    expect(commits()).toBe(before);
  });

  test("is held back alone when it has a fault, and says so at every run without a commit", async () => {
    proposed("both", {
      [`${LATE}/en.mdx`]: changed("Ask {{nobody}}."),
      [`${LOST}/en.mdx`]: changed("Found.", "", "My parcel is lost"),
    });
    host.merge("both");
    const { status, said } = await host.publish({ now: on("01-06") });
    expect(status).toBe(1);
    expect(said).toMatch(/refused answers\/late-delivery: .*"nobody".* → /);
    expect(said).toContain(`published ${LOST} 2.0`);
    const before = commits();
    expect(await host.publish({ now: on("01-06") })).toMatchObject({ status: 1 });
    expect(commits()).toBe(before);
  });

  test("may be a branch that was rebased after somebody else's publication", async () => {
    const mine = proposed("mine", { [`${LATE}/en.mdx`]: changed("Mine.") });
    proposed("other", { [`${LOST}/en.mdx`]: changed("Other.", "", "My parcel is lost") }, LAN);
    host.merge("other");
    await host.publish({ now: on("01-06") });
    mine.git("fetch", "--quiet");
    mine.git("rebase", "--quiet", "origin/main");
    mine.git("push", "--quiet", "--force", "origin", "mine");
    const report = await kb(mine.root, ["review-report", "--base", "origin/main"], on("01-06"));
    expect(report.out).toContain("1 entry changes; no problems.");
    host.merge("mine");
    expect(await host.publish({ now: on("01-07") })).toMatchObject({ status: 0 });
    expect(lastOf(LATE)).toMatchObject({ version: "2.0", by: "@minh" });
  });

  test("a branch that is behind shows only what it changes itself", async () => {
    const mine = proposed("mine", { [`${LATE}/en.mdx`]: changed("Mine.") });
    proposed("other", { [`${LOST}/en.mdx`]: changed("Other.", "", "My parcel is lost") }, LAN);
    host.merge("other");
    mine.git("fetch", "--quiet");
    const report = await kb(mine.root, ["review-report", "--base", "origin/main"], on("01-06"));
    expect(report.out).toContain("1 entry changes; no problems.");
    expect(report.out).not.toContain(LOST);
  });
});

describe("two owners at once", () => {
  test("are both published, each once, when their runs race", async () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    proposed("b", { [`${LOST}/en.mdx`]: changed("B.", "", "My parcel is lost") }, LAN);
    host.merge("a");
    const early = host.clone();
    host.merge("b");
    const runs = await Promise.all([
      host.publish({ now: on("01-06"), clone: early }),
      host.publish({ now: on("01-06") }),
      host.publish({ now: on("01-06") }),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    const clone = host.clone();
    expect(versionsIn(clone, LATE)).toEqual(["1.0", "2.0"]);
    expect(versionsIn(clone, LOST)).toEqual(["1.0", "2.0"]);
    expect(lastOf(LOST)).toMatchObject({ by: "@lan" });
    expect(await kb(clone.root, ["verify"], on("01-06"))).toMatchObject({ status: 0 });
  });

  test("a run that somebody overtakes publishes again on top of theirs", async () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    host.merge("a");
    proposed("b", { [`${LOST}/en.mdx`]: changed("B.", "", "My parcel is lost") }, LAN);
    // The first push is refused since another one lands just before it.
    const run = host.clone();
    const other = host.clone();
    other.git("merge", "--quiet", "--no-ff", "--message", "Merge b", "origin/b");
    hook(run, "pre-push", `test -e done || { touch done; git -C "${other.dir}" push -q origin main; }`);
    const { status, said } = await host.publish({ now: on("01-06"), clone: run });
    expect(said).toContain("Somebody else pushed meanwhile: publishing again on top of that.");
    expect(status).toBe(0);
    const clone = host.clone();
    expect(versionsIn(clone, LATE)).toEqual(["1.0", "2.0"]);
    expect(versionsIn(clone, LOST)).toEqual(["1.0", "2.0"]);
  });
});

/** A hook of a clone: a script that git runs at some moment. */
function hook({ dir }: { dir: string }, name: string, script: string, folder = ".git/hooks"): void {
  const file = join(dir, folder, name);
  writeFileSync(file, `#!/bin/sh\nunset GIT_DIR\n${script}\n`);
  chmodSync(file, 0o755);
}

describe("when the host does not take it", () => {
  test("nothing is left, neither there nor here, and the status says so", async () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    const merged = host.merge("a");
    hook({ dir: host.bare }, "pre-receive", "echo 'main is protected' >&2; exit 1", "hooks");
    const clone = host.clone();
    const { status, said } = await host.publish({ now: on("01-06"), clone });
    expect(status).toBe(2);
    expect(said.split("\n").at(-1)).toMatch(
      /^git push was refused: .*main is protected.* Nothing was published/,
    );
    expect(host.git("rev-parse", "main")).toBe(merged);
    expect(clone.git("rev-parse", "HEAD")).toBe(merged);
    expect(clone.git("status", "--porcelain", "--ignored")).toBe("");
  });

  test("a host that is away is one sentence", async () => {
    const clone = host.clone();
    clone.git("remote", "set-url", "origin", "https://robot:geheim@127.0.0.1:9/x.git");
    const { status, said } = await host.publish({ clone });
    expect({ status, lines: said.split("\n").length }).toEqual({ status: 2, lines: 1 });
    expect(said).toMatch(/^git fetch was refused: .*Nothing was published\.$/);
    expect(said).not.toContain("geheim");
  });

  test("a checkout with work of its own is left alone", async () => {
    const clone = host.clone();
    clone.write({ [`${LATE}/en.mdx`]: "my unsaved words" });
    await expect(host.publish({ clone })).rejects.toThrow(/has changes of its own .*use a fresh clone/s);
    expect(clone.read(`${LATE}/en.mdx`)).toBe("my unsaved words");
  });
});

describe("a publication that somebody reverts", () => {
  async function reverted(): Promise<Clone> {
    proposed("sooner", { [`${LATE}/en.mdx`]: changed("Sooner.") });
    host.merge("sooner");
    await host.publish({ now: on("01-06") });
    const clone = host.clone();
    clone.git("checkout", "--quiet", "-b", "back");
    clone.git("revert", "--no-edit", "HEAD");
    clone.git("push", "--quiet", "origin", "back");
    return clone;
  }

  test("is refused after the merge too: nothing is published again, and what the fix says works", async () => {
    const clone = await reverted();
    const commit = clone.git("rev-parse", "HEAD");
    host.git("update-ref", "refs/heads/main", "back");
    const before = commits();
    const { status, said } = await host.publish({ now: on("01-07") });
    expect(status).toBe(1);
    expect(said).toBe(
      `content/${LATE}/history.yaml: the commit ${commit.slice(0, 10)} ("Revert "Publish ${LATE} 2.0"") took away what was recorded, so nothing is published. → Bring it back with \`git revert ${commit.slice(0, 10)}\` in a merge request; to return to an older text, use \`kb rollback\`.`,
    );
    expect(commits()).toBe(before);
    const mend = host.clone();
    mend.git("revert", "--no-edit", commit.slice(0, 10));
    mend.git("push", "--quiet", "origin", "main");
    expect(await host.publish({ now: on("01-07") })).toEqual({ status: 0, said: "nothing to publish" });
    const back = host.clone();
    const ran = await kb(
      back.root,
      ["rollback", LATE, "1.0", "--note", "The old words are back.", "--why", "W.", "--do", "D."],
      on("01-07"),
    );
    expect(ran).toMatchObject({ status: 0 });
    expect(versionsIn(back, LATE)).toEqual(["1.0", "2.0", "3.0"]);
  });
});

describe("a merge conflict that was left in a file", () => {
  const CONFLICT = "<<<<<<< ours\n- a\n=======\n- b\n>>>>>>> theirs\n";
  test.each([
    [
      "a text",
      `${LATE}/en.mdx`,
      (text: string) => text.replace("Hi", `${CONFLICT}Hi`),
      /^refused answers\/late-delivery: answers\/late-delivery\/en\.mdx:\d+: [^\n]* → [^\n]*$/,
    ],
    [
      "a note",
      `${LATE}/en.mdx`,
      (text: string) => text.replace("change:", `${CONFLICT}change:`),
      /^refused answers\/late-delivery: answers\/late-delivery\/en\.mdx:\d+: [^\n]* → [^\n]*$/,
    ],
    [
      "a history",
      `${LATE}/history.yaml`,
      (text: string) => `${CONFLICT}${text}`,
      /^refused answers\/late-delivery: answers\/late-delivery\/history\.yaml:1: A merge conflict was left in the history\. → [^\n]*$/,
    ],
  ])("in %s: one sentence, and nothing is published", async (_, path, spoilt, sentence) => {
    const clone = host.clone();
    const text = changed("Hi, sooner.");
    clone.commit({ [`${LATE}/en.mdx`]: text });
    clone.commit({ [path]: spoilt(path.endsWith("yaml") ? clone.read(path) : text) });
    clone.git("push", "--quiet", "origin", "main");
    const before = commits();
    const { status, said } = await host.publish({ now: on("01-06") });
    expect(status).toBe(1);
    expect(said).toMatch(sentence);
    expect(commits()).toBe(before);
  });
});

describe("who asked and who approved", () => {
  /** A host that knows one merge request for every merge. */
  const knowing =
    (author: string, ...approvers: string[]): Host =>
    async () => ({ author, approvers });
  const required = (more = "") => aWorkspace({ replyLocales: ["en"], more: `approval: required\n${more}` });

  test("comes from the host, and is in the record", async () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    host.merge("a", "Merge a\n\nApproved-by: @somebody-else");
    expect(await host.publish({ now: on("01-06"), host: knowing("@minh-t", "@lan-p") })).toMatchObject({
      status: 0,
    });
    expect(lastOf(LATE)).toMatchObject({ by: "@minh-t", approvedBy: "@lan-p" });
  });

  test("approving one's own change is refused, and the rest goes on", async () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    const mine = host.merge("a");
    proposed("b", { [`${LOST}/en.mdx`]: changed("B.", "", "My parcel is lost") }, LAN);
    host.merge("b");
    const hosting: Host = async (commit) =>
      commit === mine ? { author: "@minh", approvers: ["@minh"] } : { author: "@lan", approvers: ["@minh"] };
    const { status, said } = await host.publish({ now: on("01-06"), host: hosting });
    expect(status).toBe(1);
    expect(said).toMatch(/^refused answers\/late-delivery: .*@minh/m);
    expect(lastOf(LATE)).toMatchObject({ version: "1.0" });
    expect(lastOf(LOST)).toMatchObject({ version: "2.0", by: "@lan", approvedBy: "@minh" });
  });

  test("where approval is required, what only its author saw waits; a line in a message is no approval beside a host", async () => {
    proposed("a", { "workspace.yaml": required(), [`${LATE}/en.mdx`]: changed("A.") });
    host.merge("a", "Merge a\n\nApproved-by: @lan");
    const waiting = await host.publish({ now: on("01-06"), host: async () => undefined });
    expect(waiting.status).toBe(1);
    expect(waiting.said).toMatch(/^refused answers\/late-delivery: /m);
    expect(lastOf(LATE)).toMatchObject({ version: "1.0" });
    // The same without a host: then the message is all there is.
    expect(await host.publish({ now: on("01-06") })).toMatchObject({ status: 0 });
    expect(lastOf(LATE)).toMatchObject({ version: "2.0", by: "@minh", approvedBy: "@lan" });
  });

  test("an edit that nobody approved is not carried by a later one that somebody did", async () => {
    proposed("a", { "workspace.yaml": required(), [`${LATE}/en.mdx`]: changed("A.") });
    const first = host.merge("a");
    proposed("b", { [`${LATE}/en.mdx`]: changed("A and B.") }, LAN);
    host.merge("b");
    const hosting: Host = async (commit) =>
      commit === first ? { author: "@minh", approvers: [] } : { author: "@lan", approvers: ["@minh"] };
    expect(await host.publish({ now: on("01-06"), host: hosting })).toMatchObject({ status: 1 });
    expect(lastOf(LATE)).toMatchObject({ version: "1.0" });
  });

  test("approvals of an earlier version are no approval of the next", async () => {
    const asked: string[] = [];
    const hosting: Host = async (commit) => {
      asked.push(commit);
      return { author: "@minh", approvers: ["@lan"] };
    };
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    const first = host.merge("a");
    await host.publish({ now: on("01-06"), host: hosting });
    proposed("b", { [`${LATE}/en.mdx`]: changed("B.") });
    const second = host.merge("b");
    await host.publish({ now: on("01-07"), host: hosting });
    expect(asked).toEqual([first, second]);
  });
});

describe("a proposal on a branch", () => {
  const FILE = "proposals/2026-01-05-late.yaml";
  const proposal = aProposal("change", {
    entry: LATE,
    at: on("01-05"),
    more: { from: "1.0", suggestedBy: "Hoa", change: PROPOSED_NOTE },
    texts: { en: { boxes: { private: "Hi {{customer_name}}, within a day." } } },
  });

  test("is published after its merge, by whoever opened the request", async () => {
    proposed("hoa", { [FILE]: proposal });
    host.merge("hoa");
    const hosting: Host = async () => ({ author: "@hoa", approvers: ["@lan"] });
    const { status, said } = await host.publish({ now: on("01-06"), host: hosting });
    expect({ status, said }).toMatchObject({ status: 0 });
    expect(lastOf(LATE)).toMatchObject({
      version: "2.0",
      by: "@hoa",
      approvedBy: "@lan",
      suggestedBy: "Hoa",
    });
    expect(host.clone().read(FILE)).toContain("taken");
    expect(await host.publish({ now: on("01-07") })).toEqual({ status: 0, said: "nothing to publish" });
  });

  test("with a merge conflict left in it: one sentence, and nothing is published", async () => {
    proposed("hoa", { [FILE]: `<<<<<<< ours\n${proposal}=======\n>>>>>>> theirs\n` });
    host.merge("hoa");
    const clone = host.clone();
    const checked = await kb(clone.root, ["check"], on("01-06"));
    expect(checked.status).toBe(1);
    expect(checked.out).toMatch(/^proposals\/2026-01-05-late\.yaml:1:1 {2}error {2}unreadable-proposal/);
    const before = commits();
    expect(await host.publish({ now: on("01-06") })).toEqual({
      status: 1,
      said: `refused proposals/2026-01-05-late: ${FILE}:1: A merge conflict was left in the proposal. → Keep one of the two and delete the lines with the marks, or write the proposal anew.`,
    });
    expect(commits()).toBe(before);
    expect(lastOf(LATE)).toMatchObject({ version: "1.0" });
  });
});

describe("as a process", () => {
  test("a run publishes, says so, and needs no more than a clone", () => {
    proposed("a", { [`${LATE}/en.mdx`]: changed("A.") });
    host.merge("a");
    const { dir } = host.clone();
    const { INIT_CWD: _, KB_CONTENT: __, GITHUB_REF_NAME: ___, ...env } = process.env;
    const ran = spawnSync(process.execPath, [CI, "--repository", dir, "--no-build"], {
      env: { ...env, KB_NOW: on("01-06") },
      encoding: "utf8",
    });
    expect({ status: ran.status, err: ran.stderr }).toEqual({ status: 0, err: "" });
    expect(ran.stdout).toContain(`published ${LATE} 2.0`);
    expect(lastOf(LATE)).toMatchObject({ version: "2.0" });
    const wrong = spawnSync(process.execPath, [CI, "--repositry", dir], { encoding: "utf8" });
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(
      /^Unknown option '--repositry'.*Usage: node scripts\/node\.mjs ci\/publish .*\n$/,
    );
  });
});

describe("a checkout with Windows line ends", () => {
  test("is clean, proves, and publishes what others see as plain line ends", async () => {
    const clone = host.clone(["core.autocrlf=true"]);
    expect(await kb(clone.root, ["check"], on("01-06"))).toMatchObject({ status: 0, out: "no problems" });
    expect(await kb(clone.root, ["verify"], on("01-06"))).toMatchObject({ status: 0 });
    clone.commit({ [`${LATE}/en.mdx`]: changed("From Windows.") });
    clone.git("push", "--quiet", "origin", "main");
    const run = host.clone(["core.autocrlf=true"]);
    expect(await host.publish({ now: on("01-06"), clone: run })).toMatchObject({ status: 0 });
    const plain = host.clone();
    expect(plain.read(`${LATE}/versions/2.0/en.mdx`)).not.toContain("\r");
    expect(await kb(plain.root, ["verify"], on("01-06"))).toMatchObject({ status: 0 });
  });
});
