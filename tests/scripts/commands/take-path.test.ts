import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { draftedPath } from "#core/path-draft.ts";
import { proposalText } from "#core/proposal-text.ts";
import { newPathEn } from "#words/new-path-en.ts";
import { newPathVi } from "#words/new-path-vi.ts";
import { runKb } from "../../../scripts/kb.ts";
import { anAnswer, aTree, aWorkspace, type ContentFolder, NOW, publishAll } from "../../make.ts";

const FILE = "proposals/2026-02-01-path-first-days.yaml";
const NAME = "2026-02-01-path-first-days";

let folder: ContentFolder;
let lines: string[] = [];

const kb = (...args: string[]): Promise<number> => {
  lines = [];
  const print = (line: string) => lines.push(line);
  return runKb(args, { root: folder.root, now: NOW, cwd: folder.root, print, complain: print });
};
const read = (path: string) => readFileSync(join(folder.root, path), "utf8");

/** The proposal of a path about two answers; `answer` is the first one's id. */
function aProposedPath(answer = "late"): string {
  const facts = (id: string) => ({
    ...{
      id,
      titles: { en: id, vi: id },
      summaries: {},
      products: [],
      tags: [],
      near: ["late", "lost"],
      never: {},
    },
    phrases: { en: [`where is ${id} {now} <b>`], vi: [`${id} đâu`] },
  });
  const answers = new Map([answer, "lost"].map((id) => [id, facts(id)]));
  const plan = {
    ...{
      id: "first-days",
      summary: {},
      teams: ["team"],
      days: 3,
      pass: 80,
      channel: "messenger",
      country: "VN",
    },
    title: { en: "First days", vi: "Những ngày đầu" },
    modules: [{ title: { en: "Parcels", vi: "Bưu kiện" }, answers: [...answers.keys()] }],
  };
  const words = { en: newPathEn.lesson, vi: newPathVi.lesson };
  const path = draftedPath(plan, { sourceLocale: "en", words, answers, others: new Map() });
  const more = { at: "2026-02-01T09:00:00Z", suggestedBy: "Mai", owner: "team", texts: new Map() };
  return proposalText({ verb: "path", ...more, path });
}

beforeEach(() => {
  folder = aTree({
    "workspace.yaml": aWorkspace({ more: "rules: {no-phrases: off, no-summary: off}" }),
    "answers/late/en.mdx": anAnswer({ title: "Late" }),
    "answers/lost/en.mdx": anAnswer({ title: "Lost" }),
  });
  publishAll(folder.root, "2026-01-05T09:00:00Z");
  folder.write({ [FILE]: aProposedPath() });
});
afterEach(() => folder.cleanup());

describe("a proposed path", () => {
  test("is listed with its title, and nothing is wrong with it", async () => {
    await kb("proposals");
    expect(lines).toEqual([
      "Open: 1",
      `  ${NAME}: path, from Mai, Sun 1 Feb 2026 09:00 UTC`,
      "    First days",
    ]);
    expect(await kb("check")).toBe(0);
    expect(lines.join("\n")).not.toContain("proposals/");
  });

  test.each([
    ["kb take", ["take", NAME]],
    ["kb publish --pending", ["publish", "--pending"]],
  ])("is written by %s, and then passes every check", async (_, args) => {
    expect(await kb(...args)).toBe(0);
    expect(lines).toEqual([`took proposals/${NAME}: it adds training/first-days (1 lesson)`]);
    expect(read("training/first-days/path.yaml")).toContain(
      'title:\n  en: First days\n  vi: "Những ngày đầu"'.replaceAll('"', ""),
    );
    expect(read("training/first-days/late.en.mdx")).toContain("where is late \\{now\\} \\<b\\>");
    expect(read(FILE)).toMatch(
      /outcome:\n {2}taken: noted\n {2}at: '?2026-03-01T09:00:00Z'?\n {2}by: team\n$/,
    );
    expect(await kb("check")).toBe(0);
    expect(lines).toEqual(["no problems"]);
    expect(await kb(...args)).toBe(args[0] === "take" ? 1 : 0);
  });

  test("never takes the place of what is there", async () => {
    folder.write({ "training/first-days/notes.en.mdx": "---\ntitle: Notes\n---\n\nWords.\n" });
    expect(await kb("take", NAME)).toBe(1);
    expect(lines).toEqual([
      `refused ${NAME}: training/first-days is there already. → Give this path another id, or decline it.`,
    ]);
    expect(existsSync(join(folder.root, "training/first-days/path.yaml"))).toBe(false);
    expect(await kb("check")).toBe(1);
    expect(lines.join("\n")).toContain(
      `${FILE}:6:7  error  proposal-stale  training/first-days is there already.`,
    );
  });

  test("is refused where a lesson would break a rule, with the lesson and its line", async () => {
    folder.write({ [FILE]: aProposedPath("unknown") });
    expect(await kb("take", NAME)).toBe(1);
    expect(lines.join("\n")).toContain('unknown in en, line 8: "unknown" is not one of the answers.');
    folder.write({ [FILE]: read(FILE).replaceAll("where is unknown", "{process.env}") });
    expect(await kb("publish", "--pending")).toBe(1);
    expect(lines.join("\n")).toContain('"{process.env}');
    expect(existsSync(join(folder.root, "training"))).toBe(false);
  });

  test.each([
    ["owner: team", "owner: somebody", '"somebody" is not an owner of this workspace.'],
    ["  late:", "  other:", 'No module lists the lesson "other".'],
    ["    vi: |", "    xx: |", '"xx" is not a language of the interface.'],
    ["teams:\n    - team", "teams:\n    - tem", '"tem" is not a team of this workspace.'],
  ])("%s cannot be %s", async (was, is, message) => {
    writeFileSync(join(folder.root, FILE), read(FILE).replace(was, is));
    expect(await kb("take", NAME)).toBe(1);
    expect(lines.join("\n")).toContain(message);
  });

  test("of two for one path the second is refused", async () => {
    folder.write({
      "proposals/2026-02-02-path-first-days.yaml": aProposedPath().replace("2026-02-01T", "2026-02-02T"),
    });
    expect(await kb("publish", "--pending")).toBe(1);
    expect(lines[0]).toContain(`took proposals/${NAME}`);
    expect(lines.join("\n")).toContain(
      "refused proposals/2026-02-02-path-first-days: training/first-days is there already.",
    );
  });
});
