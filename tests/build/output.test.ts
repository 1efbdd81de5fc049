import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { alone } from "#build/output.ts";

const folder = mkdtempSync(join(tmpdir(), "replybook alone "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("builds of one checkout wait for each other, and each says once that it does", async () => {
  const lock = join(folder, "build.lock");
  const said: string[] = [];
  let underWay = 0;
  const build = () =>
    alone(
      lock,
      (line) => said.push(line),
      async () => {
        expect(++underWay).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 20));
        underWay--;
      },
    );
  await Promise.all([build(), build(), build()]);
  expect(said).toEqual(Array(2).fill(expect.stringContaining("Another build of this checkout is under way")));
});

test("a lock that cannot be made is an error, and nobody is said to build", async () => {
  const said: string[] = [];
  const lock = join(folder, "nowhere", "build.lock");
  await expect(
    alone(
      lock,
      (line) => said.push(line),
      async () => {},
    ),
  ).rejects.toThrow("could not be written");
  expect(said).toEqual([]);
});
