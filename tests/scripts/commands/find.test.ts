import { describe, expect, test } from "vitest";
import { aChange, anAnswer, aTree, publishAll } from "../../make.ts";
import { aConsole } from "./console.ts";

const { root } = aTree({
  "answers/late/en.mdx": anAnswer({
    title: "My order arrives late",
    front: `shortcuts: [lt]\nphrases: [where is my package]\n${aChange()}`,
  }),
  "answers/refund/en.mdx": anAnswer({ title: "Refund", front: aChange() }),
  "answers/refund-abroad/en.mdx": anAnswer({ title: "Refund abroad", front: aChange() }),
});
publishAll(root);

const { lines, complaints, kb } = aConsole(root);

describe("kb find", () => {
  test("names what was found and where the words stand", async () => {
    expect(await kb("find", "pakage")).toBe(0);
    expect(lines).toEqual(["late  My order arrives late  where is my package"]);
  });

  test("as JSON, with how sure it is", async () => {
    expect(await kb("find", "lt", "--json")).toBe(0);
    const { results, confidence } = JSON.parse(lines.join("\n"));
    expect(confidence).toBe(1);
    expect(results).toEqual([
      { id: "late", title: "My order arrives late", score: expect.any(Number), matched: ["lt"] },
    ]);
  });

  test("at most so many", async () => {
    await kb("find", "refund", "--top", "1");
    expect(lines).toEqual(["refund  Refund  Refund"]);
  });

  test("says that none fits, and names the nearest", async () => {
    expect(await kb("find", "zzzz")).toBe(0);
    expect(await kb("find", "my bicycle collection")).toBe(0);
    expect(lines).toEqual([
      "No approved answer fits.",
      "No approved answer fits. Nearest:",
      "late  My order arrives late  where is my package",
    ]);
  });

  test("words that look like options, or like a query, are words", async () => {
    expect(await kb("find", "--", "-refund +x title:y^2")).toBe(0);
    expect(lines).toContain("refund  Refund  Refund");
  });

  test.each([
    [["find"], "Usage: kb find"],
    [["find", "a", "b"], "Usage: kb find"],
    [["find", "a", "--top", "0"], '--top is "0"'],
  ])("%j is wrong usage", async (args, said) => {
    expect(await kb(...args)).toBe(2);
    expect(complaints.join()).toContain(said);
  });
});
