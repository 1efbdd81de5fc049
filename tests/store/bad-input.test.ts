import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { problemsOf, RULES } from "#checks/rules.ts";
import type { Problem } from "#core/problem.ts";
import { BAD_INPUTS } from "../fixtures/bad-inputs/all.ts";
import type { BadInput } from "../fixtures/bad-inputs/input.ts";
import { aTree, checkingIn, publishAll } from "../make.ts";
import { took } from "../took.ts";

const NAMES = new Set(RULES.map((rule) => rule.name));
const KB = fileURLToPath(new URL("../../scripts/kb.ts", import.meta.url));

function problemsIn(input: BadInput): Problem[] {
  const folder = aTree();
  try {
    if (input.published) {
      folder.write(input.published);
      publishAll(folder.root);
    }
    folder.write(input.files);
    return problemsOf(checkingIn(folder.root));
  } finally {
    folder.cleanup();
  }
}

function fileOf(input: BadInput): string {
  return input.file ?? Object.keys(input.files)[0] ?? "";
}

function expectWellSaid(problem: Problem): void {
  expect(NAMES).toContain(problem.rule);
  expect(problem.fix).toMatch(/^[A-Z].*\.$/);
  expect(problem.message).not.toBe("");
  expect(`${problem.message} ${problem.fix}`).not.toMatch(/\n\s+at |\.ts:\d|node_modules|undefined|\[object/);
}

test.each(BAD_INPUTS.map((input) => [input.name, input] as const))("%s", (_, input) => {
  const start = process.threadCpuUsage();
  const problems = problemsIn(input);
  expect(took(start)).toBeLessThan(2000);
  const mine = problems.filter((problem) => problem.file === fileOf(input));
  const lines = mine.filter((problem) => problem.rule === input.rule).map((problem) => problem.line);
  expect(mine.map((problem) => problem.rule)).toContain(input.rule);
  if (input.line !== undefined) expect(lines).toContain(input.line);
  for (const problem of problems) expectWellSaid(problem);
});

test("the real process survives all of them at once", () => {
  const folder = aTree();
  const simple = BAD_INPUTS.filter(
    (input) => !input.published && Object.keys(input.files).every((path) => path.startsWith("answers/bad/")),
  );
  simple.forEach((input, index) => {
    const files = Object.entries(input.files).map(
      ([path, content]) => [path.replace("/bad/", `/bad-${index}/`), content] as const,
    );
    folder.write(Object.fromEntries(files));
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [KB, "check", "--json"], {
    env: { ...process.env, KB_CONTENT: folder.root },
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  expect(stderr).toBe("");
  expect(status).toBe(1);
  const { problems } = JSON.parse(stdout) as { problems: Problem[] };
  for (const [index, input] of simple.entries()) {
    const file = fileOf(input).replace("/bad", `/bad-${index}`);
    expect(
      problems.filter((problem) => problem.file === file).map((problem) => problem.rule),
      input.name,
    ).toContain(input.rule);
  }
  folder.cleanup();
});
