import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { movingOut, THEN } from "../../exports/moving-out.ts";
import { kb } from "../../histories.ts";
import type { ContentFolder } from "../../make.ts";

let folder: ContentFolder;
let out: string;
let counter = 0;
beforeAll(async () => {
  folder = await movingOut();
});
beforeEach(() => {
  out = join(folder.root, `out-${counter++}`);
});
afterAll(() => folder.cleanup());

const run = (...args: string[]) => kb(folder.root, ["export", ...args], THEN);

describe("kb export", () => {
  test("says how much left, what stayed and what the format cannot hold", async () => {
    const ran = await run("chatwoot", "--out", out);
    expect(ran.status).toBe(0);
    await expect(`${ran.out.replaceAll(out, "OUT")}\n`).toMatchFileSnapshot(
      "../../golden/moving-out/report.txt",
    );
  });

  test("writes one language where one is asked for", async () => {
    await run("jsonl", "--out", out, "--locale", "vi");
    const lines = readFileSync(join(out, "answers.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).locale)).toEqual(["vi", "vi"]);
  });

  test("takes the place of what it wrote before, whole, and leaves nothing beside it", async () => {
    await run("markdown", "--out", out);
    await run("csv", "--out", out);
    expect(readdirSync(out).sort()).toEqual([".replybook-export.json", "answers.csv"]);
    expect(readdirSync(folder.root).filter((name) => name.startsWith(".replybook-export"))).toEqual([]);
  });

  test("names an Espanso package like its folder, and says so where it cannot", async () => {
    expect((await run("espanso", "--out", join(out, "replies"))).out).not.toContain("its name");
    expect(readFileSync(join(out, "replies/_manifest.yml"), "utf8")).toMatch(/^name: replies$/m);
    expect((await run("espanso", "--out", join(out, "Our_Replies"))).out).toContain(
      "called our-replies: the folder",
    );
  });

  test("refuses a folder that somebody else made, and leaves it as it is", async () => {
    mkdirSync(out);
    writeFileSync(join(out, "mine.txt"), "mine");
    const ran = await run("csv", "--out", out);
    expect([ran.status, ran.err]).toEqual([
      2,
      `${out} is there already and was not made by kb export: name another folder.`,
    ]);
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  test.each([
    ["no format", [], "Name a format: csv, jsonl"],
    ["an unknown one", ["docx", "--out", "x"], '"docx" is no format'],
    ["the name of what every object has", ["constructor", "--out", "x"], '"constructor" is no format'],
    ["no folder", ["csv"], "Say where to with --out DIR"],
    ["an unknown language", ["csv", "--out", "x", "--locale", "xx"], '"xx" is no language of replies'],
    ["a handbook in one", ["handbook", "--out", "x", "--locale", "xx"], '"xx" is no language of replies'],
    ["a plan for a format without one", ["csv", "--against", "x"], "--against is for zendesk and chatwoot"],
    ["a file that is not there", ["chatwoot", "--against", "nowhere.json"], "nowhere.json"],
  ])("refuses %s in one sentence", async (_, args, message) => {
    const ran = await run(...args);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(message);
    expect(ran.err).not.toContain("\n");
    expect(existsSync(join(folder.root, "x"))).toBe(false);
  });
});

describe("kb export --against", () => {
  test("prints what to do, and as a value", async () => {
    folder.write({
      "current.json": JSON.stringify([
        { id: 7, short_code: "soon.en/private [1.0, good until 2026-01-01]", content: "Old" },
        { id: 8, short_code: "gone.en/private [1.0, good until 2026-01-01]", content: "Old" },
        { id: 9, short_code: "own", content: "Own" },
      ]),
    });
    const { out: text } = await run("chatwoot", "--against", "current.json");
    expect(text).toContain("update      canned response 7  soon.en/private  (short_code, content)");
    expect(text).toContain("deactivate  canned response 8  gone.en/private  (short_code, content)");
    expect(text).toContain("create 9, update 1, deactivate 1, right as they are 0. Nothing is deleted.");
    const plan = JSON.parse((await run("chatwoot", "--against", "current.json", "--json")).out);
    expect(plan.deactivate[0]).toMatchObject({ id: 8, fields: { short_code: "off gone.en/private 8" } });
  });

  test.each([
    ["no JSON", "{", "is no JSON"],
    ["a list for Zendesk", "[]", 'has no "macros"'],
    ["a text", '"macros"', 'has no "macros"'],
  ])("refuses %s in one sentence", async (_, text, message) => {
    folder.write({ "current.json": text });
    const ran = await run("zendesk", "--against", "current.json");
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(message);
  });
});
