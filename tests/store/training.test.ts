import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Problem } from "#core/problem.ts";
import { trainingFrom } from "#store/training.ts";
import { folderTree } from "#store/tree.ts";

let training: string;
beforeEach(() => {
  training = join(mkdtempSync(join(tmpdir(), "kb lessons ")), "training");
});
afterEach(() => rmSync(join(training, ".."), { recursive: true }));

function writeLesson(name: string, text: string | Uint8Array): void {
  mkdirSync(join(training, "first-week"), { recursive: true });
  writeFileSync(join(training, "first-week", name), text);
}

function lessonProblems(folder: string): readonly Problem[] {
  return trainingFrom(folderTree(join(folder, ".."), "training")).problems;
}

test("a workspace without training has no problems", () => {
  expect(lessonProblems(training)).toEqual([]);
});

test("problems name the file below the content folder, for all lessons at once", () => {
  writeLesson("a.en.mdx", "---\ntitle: A\n---\n{process.env}\n");
  writeLesson("b.en.mdx", "---\ntitle: B\nlayout: ../evil.astro\n---\n");
  writeLesson("c.en.mdx", "---\ntitle: C\n---\nGood.\n");
  const places = lessonProblems(training).map(
    ({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`,
  );
  expect(places).toEqual([
    "training/first-week/a.en.mdx:4:1 lesson-vocabulary",
    "training/first-week/b.en.mdx:3:1 lesson-vocabulary",
  ]);
});

test("bytes that are no UTF-8 are refused before they are read as text", () => {
  writeLesson("a.en.mdx", Uint8Array.of(0x2d, 0xff, 0xfe));
  expect(lessonProblems(training)[0]).toMatchObject({
    file: "training/first-week/a.en.mdx",
    rule: "unreadable-file",
  });
});
