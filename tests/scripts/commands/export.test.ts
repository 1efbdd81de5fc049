import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { scorm12Manifest } from "#exports/scorm12.ts";
import { zipped } from "#exports/zip.ts";
import { placeFor, putThere } from "../../../scripts/exported.ts";
import { aTree } from "../../make.ts";
import { aConsole } from "./console.ts";

const QUIZ = '<Quiz question="Which?">\n<Option right>This</Option>\n<Option>That</Option>\n</Quiz>\n';
const lesson = (body: string) => `---\ntitle: A lesson\n---\n\n${body}`;
const path = (id: string) =>
  `id: ${id}\ntitle: {en: A path}\nmodules: [{title: {en: Days}, lessons: [one]}]\n`;
const tree = aTree({
  "training/long/path.yaml": path("long"),
  "training/long/one.en.mdx": lesson(`<Checklist>\n\n${"- a\n".repeat(4200)}\n</Checklist>\n`),
  "training/short/path.yaml": path("short"),
  "training/short/one.en.mdx": lesson(QUIZ),
});
afterAll(tree.cleanup);
const { complaints, kb } = aConsole(tree.root);

describe("kb export", () => {
  test.each([
    [[], "Name a format: csv, jsonl, zendesk, chatwoot, zammad, espanso, markdown, handbook, scorm12."],
    [["scorm2004", "short", "--out", "x"], '"scorm2004" is no format: csv, '],
    [["scorm12", "short"], "Say where to with --out DIR."],
    [["scorm12", "--out", "x"], "Name one path of the training"],
    [["scorm12", "none", "--out", "x"], 'There is no path "none". The paths: long, short.'],
    [["scorm12", "short", "--out", "x", "--locale", "de"], '"de" is no language of the interface: en, vi.'],
    [["scorm12", "long", "--out", "x"], 'The path "long" has too many tasks for SCORM 1.2'],
    [["scorm12", "short", "--out", "answers"], "is there already and is no package that was made here"],
  ])("%j is refused in one sentence, and nothing is written", async (args, said) => {
    mkdirSync(join(tree.root, "answers/kept"), { recursive: true });
    const before = readdirSync(tree.root).sort();
    expect(await kb("export", ...args)).toBe(2);
    expect(complaints).toEqual([expect.stringContaining(said)]);
    expect(readdirSync(tree.root).sort()).toEqual(before);
  });

  test("says what is wrong with a lesson, and makes nothing of it", async () => {
    const broken = aTree({
      "training/short/path.yaml": path("short"),
      "training/short/one.en.mdx": lesson("<Script/>"),
    });
    const { runKb } = await import("../../../scripts/kb.ts");
    const said: string[] = [];
    const sinks = { print: () => {}, complain: (line: string) => said.push(line) };
    const context = { root: broken.root, now: "2026-03-01T09:00:00Z", cwd: broken.root, ...sinks };
    expect(await runKb(["export", "scorm12", "short", "--out", "x"], context)).toBe(1);
    expect(said).toEqual([expect.stringMatching(/one\.en\.mdx:\d+:\d+ {2}error {2}lesson-vocabulary/)]);
    expect(existsSync(join(broken.root, "x"))).toBe(false);
    broken.cleanup();
  });
});

const manifest = (title: string) =>
  Buffer.from(
    scorm12Manifest({
      identifier: "replybook-a-en",
      title,
      outline: { pass: 80, lessons: [] },
      files: ["index.html"],
    }),
  );
const files = (title: string, more: Record<string, string> = {}) =>
  new Map<string, Uint8Array>([
    ["imsmanifest.xml", manifest(title)],
    ...Object.entries(more).map(([name, text]) => [name, Buffer.from(text)] as const),
  ]);

describe("what is written", () => {
  test("takes the place of an older package of ours, whole", () => {
    const out = join(tree.root, "made/package");
    putThere(placeFor(out), files("One", { "fonts/old.woff2": "old" }));
    putThere(placeFor(out), files("Two", { "index.html": "new" }));
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(["imsmanifest.xml", "index.html"]);
    expect(readFileSync(`${out}.zip`).equals(zipped(files("Two", { "index.html": "new" })))).toBe(true);
    expect(readdirSync(join(tree.root, "made")).sort()).toEqual(["package", "package.zip"]);
  });

  test("never takes the place of anything else: a folder, a file, a zip file", () => {
    const out = join(tree.root, "theirs");
    mkdirSync(out, { recursive: true });
    expect(placeFor(out).folder).toBe(out);
    writeFileSync(join(out, "imsmanifest.xml"), '<manifest identifier="course-7"/>');
    expect(() => placeFor(out)).toThrow("no package that was made here");
    writeFileSync(join(tree.root, "file"), "");
    expect(() => placeFor(join(tree.root, "file"))).toThrow("no package that was made here");
    writeFileSync(join(tree.root, "other.zip"), zipped(new Map([["a.txt", Buffer.from("a")]])));
    expect(() => placeFor(join(tree.root, "other"))).toThrow("other.zip is there already");
  });

  test("stands as it stood when the new one cannot be put there", () => {
    const out = join(tree.root, "safe/package");
    const place = placeFor(out);
    putThere(place, files("One"));
    // A folder where the zip file belongs, with something in it, cannot be replaced by a file.
    mkdirSync(join(tree.root, "safe/taken/full"), { recursive: true });
    const impossible = { ...place, zip: join(tree.root, "safe/taken") };
    expect(() => putThere(impossible, files("Two"))).toThrow("what was there still is.");
    expect(readFileSync(join(out, "imsmanifest.xml")).equals(manifest("One"))).toBe(true);
    expect(readdirSync(join(tree.root, "safe")).sort()).toEqual(["package", "package.zip", "taken"]);
  });
});
