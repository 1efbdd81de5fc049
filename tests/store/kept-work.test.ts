import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { KeptWork } from "#store/kept-work.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook works "));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const folder = join(parent, "works");
const works = new KeptWork(folder, "one");
/** What is made of some words, and whether it had to be. */
function made(words: string, own = works, name = "pairs"): [string, boolean] {
  let isMade = false;
  const found = own.made(name, [words], () => {
    isMade = true;
    return `made of ${words}`;
  });
  return [found, isMade];
}

test("what was made is found again where it is made from the same, by the same code", () => {
  expect(made("a b")).toEqual(["made of a b", true]);
  expect(made("a b")).toEqual(["made of a b", false]);
  expect(made("a b", new KeptWork(folder, "one"))).toEqual(["made of a b", false]);
  expect(made("a c")).toEqual(["made of a c", true]);
  expect(made("a b")).toEqual(["made of a b", true]);
  expect(made("a b", new KeptWork(folder, "two"))).toEqual(["made of a b", true]);
  expect(made("a b", works, "others")).toEqual(["made of a b", true]);
});

test("a file of which any byte is another is not believed", () => {
  made("whole");
  const file = join(folder, readdirSync(folder).find((name) => name.startsWith("pairs")) ?? "");
  const whole = readFileSync(file);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, turn) => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ turn;
      writeFileSync(file, bytes);
      expect(made("whole")).toEqual(["made of whole", true]);
    }),
    { numRuns: 40 },
  );
});

test("where nothing can be kept it is made each time", () => {
  mkdirSync(join(parent, "taken"));
  writeFileSync(join(parent, "taken/works"), "");
  const nowhere = new KeptWork(join(parent, "taken/works"), "one");
  expect([made("a", nowhere), made("a", nowhere)]).toEqual([
    ["made of a", true],
    ["made of a", true],
  ]);
});
