import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemsOf } from "#checks/rules.ts";
import { entriesOf } from "#core/library.ts";
import { sha256 } from "#store/digest.ts";
import { readContent } from "#store/library.ts";
import { BASE_NOW, type Base, SHARED, writeBase } from "../../../scripts/bench/base.ts";
import { slopeOf } from "../../../scripts/bench/build-table.ts";
import { checkingOf } from "../../../scripts/checking.ts";

const ANSWERS = 61;

let parent: string;
let base: Base;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "replybook base "));
  base = writeBase(join(parent, "one"), ANSWERS);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return sha256(paths.map((path) => `${relative(folder, path)} ${sha256(readFileSync(path))}`).join("\n"));
}

describe("a made-up base", () => {
  test("has as many answers as were asked for, and no error", () => {
    const reading = readContent(join(parent, "one"));
    expect(entriesOf(reading.library, "answers")).toHaveLength(ANSWERS);
    const problems = problemsOf(checkingOf(reading, BASE_NOW));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("has three versions of each made-up answer, and a fragment that one in twenty uses", () => {
    const { library } = readContent(join(parent, "one"));
    const made = base.ids.flatMap((id) => library.entries.get(`answers/${id}`) ?? []);
    expect(new Set(made.map(({ versions }) => [...versions.keys()].join()))).toEqual(
      new Set(["1.0,2.0,3.0"]),
    );
    const users = made.filter(({ history }) =>
      history.some((record) => record.record === "publish" && SHARED in record.fragments),
    );
    expect([users.length, base.users]).toEqual([3, 3]);
  });

  test("is the same for the same seed, and another for another", () => {
    writeBase(join(parent, "same"), ANSWERS);
    writeBase(join(parent, "other"), ANSWERS, 2);
    const [one, same, other] = ["one", "same", "other"].map((name) => digestOf(join(parent, name)));
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

test.each([
  ["stays", 0, (count: number) => count ** 0],
  ["grows with the number", 1, (count: number) => 3 * count],
  ["grows with its square", 2, (count: number) => count * count],
])("what %s has the slope %d", (_, slope, cost) => {
  const values = new Map([100, 1_000, 10_000].map((count) => [count, cost(count)] as const));
  expect(slopeOf(values)).toBeCloseTo(slope, 9);
});
