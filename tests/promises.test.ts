import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Each row of the page: what is promised, and the file and name of the test that holds it. */
const rows = readFileSync(here("promises.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| (?!-|promise \|)/.test(line))
  .map((line) => {
    const [promise = "", holder = ""] = line.split(" | ").map((cell) => cell.replace(/^\| /, ""));
    const [, file = "", name = ""] = /^`([^`]+)` › (.+)$/.exec(holder) ?? [];
    return { promise, file, name };
  });

describe("the page of promises", () => {
  test("makes some", () => expect(rows.length).toBeGreaterThan(30));

  test.each(rows)("$promise", ({ file, name }) => {
    const source = readFileSync(here(file), "utf8");
    const call = new RegExp(`(?:describe|test)[^\\n]*\\(\\s*["'\`]${escaped(name)}`);
    expect(source, `tests/${file} has no test named “${name}”.`).toMatch(call);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
