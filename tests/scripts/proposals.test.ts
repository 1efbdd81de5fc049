import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { kb, kbJson } from "../histories.ts";
import {
  anAnswer,
  aProposal,
  aTree,
  aWorkspace,
  type ContentFolder,
  PROPOSED_NOTE,
  publishAll,
} from "../make.ts";

const folders: ContentFolder[] = [];
afterAll(() => {
  for (const folder of folders) folder.cleanup();
});

const IDEA = "2026-02-01-lost";
const CHANGE = "2026-02-02-late";

/** An answer, an idea and a change of it. */
function aTeam(): ContentFolder {
  const folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
    "answers/late/en.mdx": anAnswer(),
  });
  folders.push(folder);
  publishAll(folder.root, "2026-01-01T09:00:00Z");
  folder.write({
    [`proposals/${IDEA}.yaml`]: aProposal("idea", {
      more: { suggestedBy: "Mai", idea: "Say what a lost parcel is." },
    }),
    [`proposals/${CHANGE}.yaml`]: aProposal("change", {
      more: { from: "1.0", suggestedBy: "Ravi", change: PROPOSED_NOTE },
      texts: { en: { boxes: { private: "Hi {{customer_nam}}." } } },
    }),
  });
  return folder;
}

const fileOf = (folder: ContentFolder, name: string) =>
  readFileSync(join(folder.root, `proposals/${name}.yaml`), "utf8");

interface Listed {
  readonly open: readonly { name: string; problems: readonly { rule: string; message: string }[] }[];
  readonly taken?: readonly { name: string }[];
  readonly declined?: readonly { name: string; outcome: unknown }[];
}

describe("kb proposals", () => {
  test("lists what is open, with what keeps it from being taken", async () => {
    const { status, out } = await kb(aTeam().root, ["proposals"]);
    expect(status).toBe(0);
    expect(out.split("\n")).toEqual([
      "Open: 2",
      `  ${IDEA}: idea, from Mai, Sun 1 Feb 2026 16:00 in Viet Nam, 09:00 UTC`,
      "    Say what a lost parcel is.",
      `  ${CHANGE}: change answers/late, from Ravi, Sun 1 Feb 2026 16:00 in Viet Nam, 09:00 UTC`,
      "    We answer within a day, was two.",
      expect.stringMatching(/^ {4}cannot be taken: private in en: .*customer_nam.* → /),
    ]);
  });

  test("lists with --all also what was decided, last decision first", async () => {
    const folder = aTeam();
    await kb(folder.root, ["take", IDEA, "--by", "team"]);
    await kb(folder.root, ["decline", CHANGE, "--why", "Not now."]);
    const { out } = await kb(folder.root, ["proposals", "--all"]);
    expect(out).toContain("Open: none\nTaken: 1\n");
    expect(out).toContain("    declined Sun 1 Mar 2026 16:00 in Viet Nam, 09:00 UTC, by team: Not now.");
    const lists = await kbJson<Listed>(folder.root, ["proposals", "--all"]);
    expect(lists).toMatchObject({ open: [], taken: [{ name: IDEA }], declined: [{ name: CHANGE }] });
    expect(await kbJson<Listed>(folder.root, ["proposals"])).toEqual({ open: [] });
  });

  test("is quiet where there are none", async () => {
    const folder = aTree();
    folders.push(folder);
    expect(await kb(folder.root, ["proposals"])).toEqual({ status: 0, out: "Open: none", err: "" });
  });
});

describe("kb decline and kb take", () => {
  test("write what was decided behind everything else in the file", async () => {
    const folder = aTeam();
    const before = fileOf(folder, CHANGE);
    const declined = await kb(folder.root, [
      "decline",
      `content/proposals/${CHANGE}.yaml`,
      "--why",
      " It: is right. ",
    ]);
    expect(declined).toEqual({ status: 0, out: `declined ${CHANGE}`, err: "" });
    expect(fileOf(folder, CHANGE)).toBe(
      `${before}outcome:\n  declined: "It: is right."\n  at: 2026-03-01T16:00:00+07:00\n  by: team\n`,
    );
    expect(existsSync(join(folder.root, ".journal.json"))).toBe(false);
    expect((await kb(folder.root, ["check"])).out).not.toContain(CHANGE);
  });

  test("end a last line that has no end", async () => {
    const folder = aTeam();
    folder.write({ [`proposals/${IDEA}.yaml`]: fileOf(folder, IDEA).trimEnd() });
    await kb(folder.root, ["take", IDEA, "--by", "@minh"]);
    expect(fileOf(folder, IDEA)).toMatch(/\n {2}taken: noted\n {2}at: \S+\n {2}by: "@minh"\n$/);
  });

  test.each([
    ["decided twice", ["decline", IDEA, "--why", "No.", "--by", "team"], "decided on it already", 1],
    ["taken though it asks for more", ["take", CHANGE], "kb publish --pending", 1],
  ])("refuse what is %s", async (_, args, message, status) => {
    const folder = aTeam();
    await kb(folder.root, ["take", IDEA, "--by", "team"]);
    const ran = await kb(folder.root, args);
    expect(ran.status).toBe(status);
    expect(ran.err).toContain(message);
  });

  test.each([
    [["decline", CHANGE], "Say why with --why."],
    [["decline", CHANGE, "--why", " "], "Say why with --why."],
    [["decline", "2026-02-02-gone", "--why", "No."], 'There is no readable proposal "2026-02-02-gone".'],
    [["take", IDEA], "say who decides with --by"],
    [["take", IDEA, "--by", "nobody"], '"nobody" is not an owner'],
    [["credits", "--from", "2026-02-30", "--to", "2026-03-01"], "Give --from as a day"],
    [["credits", "--from", "2026-03-02", "--to", "2026-03-01"], "lies before --from"],
  ])("%j is wrong usage", async (args, message) => {
    const ran = await kb(aTeam().root, args);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(message);
  });

  test("change nothing in a file that is written in one piece", async () => {
    const folder = aTeam();
    const flow = '{proposal: idea, at: "2026-02-01T09:00:00Z", idea: More.}\n';
    folder.write({ [`proposals/${IDEA}.yaml`]: flow });
    const ran = await kb(folder.root, ["take", IDEA, "--by", "team"]);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("write each field on a line of its own.");
    expect(fileOf(folder, IDEA)).toBe(flow);
  });
});

describe("kb credits", () => {
  test("counts per person what was taken and declined in the days, by the workspace's calendar", async () => {
    const folder = aTeam();
    await kb(folder.root, ["take", IDEA, "--by", "team"], "2026-02-28T16:59:00Z");
    await kb(folder.root, ["decline", CHANGE, "--why", "No."], "2026-02-28T17:00:00Z");
    const credits = async (from: string, to: string) =>
      (await kb(folder.root, ["credits", "--from", from, "--to", to])).out.split("\n");
    expect(await credits("2026-02-01", "2026-03-31")).toEqual([
      "Name  Taken  Declined  Briefings",
      "Mai       1         0          0",
      "Ravi      0         1          0",
    ]);
    expect(await credits("2026-02-28", "2026-02-28")).toEqual([
      "Name  Taken  Declined  Briefings",
      "Mai       1         0          0",
    ]);
    expect(await credits("2026-03-02", "2026-03-31")).toEqual([
      "No proposal was decided on in these days, and no briefing names a host.",
    ]);
    expect(await kbJson(folder.root, ["credits", "--from", "2026-03-01", "--to", "2026-03-01"])).toEqual({
      from: "2026-03-01",
      to: "2026-03-01",
      credits: [{ name: "Ravi", taken: 0, declined: 1, hosted: 0 }],
    });
  });
});
