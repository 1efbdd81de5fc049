import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const OTHER = mkdtempSync(join(tmpdir(), "replybook compiled "));
afterAll(() => rmSync(OTHER, { recursive: true, force: true }));

test.each([
  ["in the caches of the project", undefined, join(PROJECT, ".cache/node")],
  ["where the shell says", OTHER, OTHER],
])("threads of a command find what was compiled before %s", (_, said, folder) => {
  const { NODE_COMPILE_CACHE, ...env } = process.env;
  const found = execFileSync(
    process.execPath,
    [join(PROJECT, "scripts/node.mjs"), "../tests/scripts/thread-cache"],
    { env: { ...env, ...(said && { NODE_COMPILE_CACHE: said }) }, encoding: "utf8" },
  );
  expect(dirname(found)).toBe(folder);
});
