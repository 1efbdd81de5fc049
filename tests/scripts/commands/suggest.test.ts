import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aChange, anAnswer, aReply, aTree, publishAll } from "../../make.ts";
import { aConsole } from "./console.ts";

const body = (team: string) =>
  `${aReply("Hi, we are here.")}\n<Escalate to="${team}">\nAlways.\n</Escalate>\n`;
const { root } = aTree({
  "answers/late/en.mdx": anAnswer({
    title: "My order arrives late",
    front: `phrases: [where is my package, my order is late, parcel not delivered yet]\n${aChange()}`,
    body: body("team"),
  }),
  "answers/refund/en.mdx": anAnswer({
    title: "Refund",
    front: `phrases: [i want my money back, refund please, how do i get a refund]\n${aChange()}`,
    body: body("team"),
  }),
  "answers/danger/en.mdx": anAnswer({
    title: "Danger",
    front: `urgent: true\nphrases: [i want to kill myself, i dont want to live anymore, thinking about suicide]\n${aChange()}`,
    body: body("team"),
  }),
});
publishAll(root);

const { lines, complaints, kb } = aConsole(root);

function aFile(content: string | Uint8Array): string {
  writeFileSync(join(root, "messages.jsonl"), content);
  return "messages.jsonl";
}

describe("kb suggest", () => {
  test("names what fits and the phrase that says so", async () => {
    expect(await kb("suggest", "hello, where is my package please")).toBe(0);
    expect(lines).toContain("late  My order arrives late  where is my package");
  });

  test("an urgent answer first, with who takes it over", async () => {
    expect(await kb("suggest", "i dont want to live anymore")).toBe(0);
    expect(lines[0]).toMatch(/^URGENT {2}danger {2}Danger {2}i dont want to live anymore → .+, #team, /);
  });

  test("says that none fits, who decides then, and the nearest as maybe", async () => {
    expect(await kb("suggest", "my violin lesson order")).toBe(0);
    expect(lines[0]).toMatch(/^No approved answer fits\. → .+ Maybe:$/);
    expect(lines.slice(1).every((line) => /^(late|refund) /.test(line))).toBe(true);
  });

  test("as JSON, in the shape of kb find and more", async () => {
    expect(await kb("suggest", "where is my package", "--json", "--top", "1")).toBe(0);
    const { results, confidence, urgent } = JSON.parse(lines.join("\n"));
    expect(results).toEqual([
      {
        id: "late",
        title: "My order arrives late",
        score: expect.any(Number),
        matched: expect.arrayContaining(["where is my package"]),
      },
    ]);
    expect(confidence).toBeGreaterThan(0);
    expect(urgent).toEqual([]);
  });

  test.each([
    [["suggest"], "Usage: kb suggest"],
    [["suggest", "a", "b"], "Usage: kb suggest"],
    [["suggest", "a", "--file", "b"], "Usage: kb suggest"],
    [["suggest", "--file", "none.jsonl"], "none.jsonl cannot be read (ENOENT)."],
    [["suggest", "a", "--top", "0"], '--top is "0"'],
  ])("%j is wrong usage", async (args, said) => {
    expect(await kb(...args)).toBe(2);
    expect(complaints.join()).toContain(said);
    expect(lines).toEqual([]);
  });
});

describe("kb suggest --file", () => {
  test("one line out for each line in, in order, urgent answers first", async () => {
    const texts = [
      "where is my package",
      "i want to kill myself",
      "",
      "refund 🙏 please",
      "x".repeat(20_000),
    ];
    const file = aFile(`\uFEFF${texts.map((text) => JSON.stringify({ text, more: 1 })).join("\r\n")}\n\n`);
    expect(await kb("suggest", "--file", file)).toBe(0);
    const read = lines.map((line) => JSON.parse(line) as { ids: string[]; confidence: number });
    expect(read.map(({ ids }) => ids[0])).toEqual(["late", "danger", undefined, "refund", undefined]);
    for (const { ids, confidence } of read) {
      expect(ids.length).toBeLessThanOrEqual(10);
      expect(new Set(ids).size).toBe(ids.length);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test("an empty file has nothing to say", async () => {
    expect(await kb("suggest", "--file", aFile("\n"))).toBe(0);
    expect(lines).toEqual([]);
  });

  test.each([
    ["no JSON", '{"text": "a"}\n{text: b}', "messages.jsonl, line 2 is no JSON"],
    ["another field", '{"message": "a"}', 'messages.jsonl, line 1 has no "text"'],
    ["a number", '{"text": "a"}\n{"text": 1}', 'messages.jsonl, line 2 has a "text" that is no string'],
    ["a list", '["a"]', "messages.jsonl, line 1 is no object"],
    ["an empty line between others", '{"text": "a"}\n\n{"text": "b"}', "messages.jsonl, line 2 is empty"],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), "messages.jsonl, line 1 is no JSON"],
  ])("%s: one sentence, and nothing else", async (_, content, said) => {
    expect(await kb("suggest", "--file", aFile(content))).toBe(1);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(said);
    expect(lines).toEqual([]);
  });
});
