import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runKb } from "../../../scripts/kb.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, aWorkspace, NOW, publishAll } from "../../make.ts";

const folder = aTree({
  "workspace.yaml": aWorkspace({
    more: '  desk: {name: The desk, contact: "#d", hours: "Mon-Fri 09:00-17:00"}',
  }),
  "answers/taught/en.mdx": anAnswer({ title: "Taught" }),
  "answers/behind/en.mdx": anAnswer({ title: "Behind", front: "teams: [team]" }),
  "answers/behind/vi.mdx": aTranslation({ front: "translates: next" }),
  "answers/left-out/en.mdx": anAnswer({ title: "Left out", front: "products: [web-shop]\nteams: [team]" }),
  "answers/wrong-option/en.mdx": anAnswer({ title: "Wrong option", front: "teams: [team]" }),
  "answers/danger/en.mdx": anAnswer({ title: "Danger", front: "urgent: true\nteams: [team]" }),
  "answers/gone/en.mdx": anAnswer({ title: "Gone" }),
  "answers/draft/en.mdx": anAnswer({ title: "Draft" }),
  "training/first/path.yaml":
    "id: first\ntitle: {en: First}\nteams: [team]\nmodules:\n  - title: {en: A}\n    lessons: [one]\n",
  "training/first/one.en.mdx":
    '---\ntitle: One\n---\n\n<Answer id="taught"/> <Answer id="behind"/>\n\n<Scenario channel="messenger" country="VN">\n\nHello?\n\n<Option answer="taught" right>A.</Option>\n<Option answer="wrong-option">B.</Option>\n\n</Scenario>\n',
  "training/first/one.vi.mdx": '---\ntitle: Một\n---\n\n<Answer id="behind"/>\n',
  "training/first/unlisted.en.mdx": '---\ntitle: Two\n---\n\n<Answer id="left-out"/>\n',
});
const lines: string[] = [];
const coverage = (...more: string[]) => {
  lines.length = 0;
  const print = (line: string) => lines.push(line);
  return runKb(["coverage", ...more], {
    root: folder.root,
    now: NOW,
    cwd: folder.root,
    print,
    complain: print,
  });
};

beforeAll(() => {
  publishAll(folder.root, "2026-01-05T09:00:00Z");
  folder.write({
    "answers/behind/en.mdx": anAnswer({
      title: "Behind",
      front: `teams: [team]\n${aChange()}`,
      body: aReply("Within a day."),
    }),
    "answers/wrong-option/en.mdx": anAnswer({
      title: "Wrong option",
      front: `teams: [team]\n${aChange()}`,
      body: aReply("Within a day."),
    }),
    "answers/gone/en.mdx": anAnswer({ title: "Gone", front: "change:\n  withdraw: {why: It was wrong.}" }),
  });
  publishAll(folder.root, "2026-01-06T09:00:00Z");
  folder.write({ "answers/new-draft/en.mdx": anAnswer({ title: "New draft" }) });
});
afterAll(() => folder.cleanup());

describe("kb coverage", () => {
  test("lists what no listed lesson teaches, urgent ones first, then what changed last", async () => {
    expect(await coverage("--json")).toBe(0);
    const found = JSON.parse(lines.join("\n"));
    expect(found).toMatchObject({ answers: 6, covered: 2 });
    expect(found.uncovered.map(({ id }: { id: string }) => id)).toEqual([
      "danger",
      "wrong-option",
      "draft",
      "left-out",
    ]);
    expect(found.uncovered[0]).toEqual({
      id: "danger",
      title: "Danger",
      owner: "team",
      products: [],
      urgent: true,
      changed: "2026-01-05T09:00:00Z",
      lessons: [],
    });
  });

  test("names the lessons behind which an answer hides, and counts for each team what it may use and learn", async () => {
    await coverage("--json");
    const { onlyBehind, teams } = JSON.parse(lines.join("\n"));
    expect(onlyBehind).toMatchObject([{ id: "behind", lessons: ["first/one"] }]);
    expect(teams).toEqual([
      { team: "team", answers: 6, covered: 2 },
      { team: "desk", answers: 2, covered: 0 },
    ]);
  });

  test("says it in lines for people", async () => {
    expect(await coverage()).toBe(0);
    expect(lines).toEqual([
      "Answers that a path covers: 2 of 6 (33 %)",
      "  Our team: 2 of 6 (33 %)",
      "  Nothing yet for The desk",
      "Covered by no path: 4",
      "  danger  ·  Danger  ·  Our team  ·  no product  ·  urgent, changed 2026-01-05",
      "  wrong-option  ·  Wrong option  ·  Our team  ·  no product  ·  changed 2026-01-06",
      "  draft  ·  Draft  ·  Our team  ·  no product  ·  changed 2026-01-05",
      "  left-out  ·  Left out  ·  Our team  ·  web-shop  ·  changed 2026-01-05",
      "Covered only by lessons that are behind: 1",
      "  behind  ·  Behind  ·  Our team  ·  no product  ·  changed 2026-01-06  ·  in first/one",
    ]);
  });

  test("refuses what it does not know", async () => {
    expect(await coverage("first")).toBe(2);
  });
});
