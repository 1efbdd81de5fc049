import { truncateSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { mapFrom } from "#imports/map.ts";
import { MAX_FILE } from "#imports/source-file.ts";
import { runKb } from "../../scripts/kb.ts";
import { aTree, aWorkspace, NOW } from "../make.ts";
import { folderFiles } from "./folder-files.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/imports/", import.meta.url));

const CASES = [
  ["zendesk", ["zendesk", "zendesk", "--map", "zendesk.map.yaml"]],
  ["chatwoot", ["chatwoot", "chatwoot.json"]],
  ["zammad", ["zammad", "zammad.csv"]],
  ["zammad-json", ["zammad", "zammad.json"]],
  ["espanso", ["espanso", "espanso"]],
  ["markdown", ["markdown", "markdown"]],
  ["csv", ["csv", "table.csv"]],
  ["foreign-csv", ["csv", "foreign.csv", "--map", "foreign.map.yaml"]],
  ["jsonl", ["jsonl", "rows.jsonl"]],
] as const;

/** Runs `kb import` in a folder; what it said, and how it ended. */
async function imported(root: string, cwd: string, ...args: readonly string[]) {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const status = await runKb(["import", ...args], {
    root,
    now: NOW,
    cwd,
    print: say,
    complain: (line) => say(`! ${line}`),
  });
  return { status, lines };
}

describe("the files of other tools", () => {
  test.each(CASES)(
    "%s reads as it was reviewed, is checked without errors, and changes nothing again",
    async (name, args) => {
      const folder = aTree({ "workspace.yaml": aWorkspace({ replyLocales: ["en", "vi"] }) });
      const dry = await imported(folder.root, FIXTURES, ...args, "--dry-run");
      expect(folderFiles(folder.root, "answers").size).toBe(0);
      const done = await imported(folder.root, FIXTURES, ...args);
      const files = folderFiles(folder.root, "answers");
      const told = [...done.lines, `exit ${done.status}`];
      const texts = [...files].map(([path, text]) => `=== ${path}\n${text}`);
      await expect([...told, "", ...texts].join("\n")).toMatchFileSnapshot(`../golden/moving-in/${name}.txt`);
      const ofRun = (line: string) => !/^\d+ new|^They are drafts/.test(line);
      expect(dry.lines.filter(ofRun)).toEqual(done.lines.filter(ofRun));

      const again = await imported(folder.root, FIXTURES, ...args);
      expect(again.lines.filter((line) => /^(?:new|changed) /.test(line))).toEqual([]);
      expect(folderFiles(folder.root, "answers")).toEqual(files);
      const problems: string[] = [];
      const context = { root: folder.root, now: NOW, cwd: folder.root, complain: () => {} };
      await runKb(["check"], { ...context, print: (line) => problems.push(line) });
      expect(problems.filter((line) => / {2}error {2}/.test(line))).toEqual([]);
      folder.cleanup();
    },
  );
});

const nested = "[".repeat(100_000);

describe("a file that is not what it should be", () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ["UTF-16", "csv", Buffer.from("\ufeffid,title", "utf16le"), /written in UTF-16/],
    ["not UTF-8", "csv", Buffer.from([0x61, 0xff, 0x62]), /not valid UTF-8/],
    ["with a NUL", "csv", "id,title\n\0,b\n", /line 2 holds a NUL/],
    ["empty", "csv", "", /no rows/],
    ["a header alone", "csv", "title,reply\n", /no rows/],
    ["a ragged row", "csv", "title,reply\na,b\nc,d,e\n", /near line 3 with more or fewer cells/],
    ["an open quote", "csv", 'title,reply\na,"b\n', /never closed/],
    ["a quote inside", "csv", 'title,reply\na,b"c"d\n', /near line 2/],
    ["two columns of a name", "csv", "title,title,reply\na,b,c\n", /two columns "title"/],
    ["another tool's table", "csv", "Name,Body\na,b\n", /name the one that holds the words in a map/],
    ["no JSON", "zendesk", "{macros: 1}", /no JSON/],
    ["JSON without end", "zendesk", nested, /no JSON/],
    ["another shape", "zendesk", '{"tickets": []}', /no list of "macros"/],
    ["no list", "chatwoot", '{"content": 1}', /no list of canned responses/],
    ["a line that is none", "jsonl", '{"title": "a"}\n[1]\n', /line 2 is no JSON object/],
    ["no text modules", "zammad", "id,title\n1,2\n", /"name" and "content"/],
    ["a YAML bomb", "espanso", "a: &a [x, x]\nb: &b [*a, *a]\nmatches: [*b]\n", /anchors and aliases/],
    ["YAML without end", "espanso", `matches: ${nested}`, /nested more than/],
    ["no matches", "espanso", "- 1\n", /no "matches:" list/],
  ])("%s (%s) is one sentence, and nothing is changed", (_, format, content, words) => {
    const folder = aTree({ file: content });
    return imported(folder.root, folder.root, format, "file").then(({ status, lines }) => {
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(words);
      expect(lines[0]).toMatch(/^! file: .* Nothing was changed\.$/);
      expect(status).toBe(1);
      expect(folderFiles(folder.root, "answers").size).toBe(0);
      folder.cleanup();
    });
  });

  test("of 50 MB is refused before it is read", async () => {
    const folder = aTree({ file: (path) => truncateTo(path, 50 * 1024 * 1024) });
    const { status, lines } = await imported(folder.root, folder.root, "csv", "file");
    expect(lines).toEqual([expect.stringMatching(/It has 50 MB or more, and at most 20 MB are read/)]);
    expect(status).toBe(1);
    expect(MAX_FILE).toBe(20 * 1024 * 1024);
    folder.cleanup();
  });

  test.each(Object.keys(IMPORT_FORMATS))("never throws, whatever %s is given", (name) => {
    const ground = { sourceLocale: "en", locales: ["en"], fields: new Set<string>(), labels: new Map() };
    const map = mapFrom("{}");
    if ("fault" in map) throw new Error(map.fault);
    const files = [...folderFiles(FIXTURES, ".").values()];
    for (const text of [
      ...files,
      "null",
      "[null, 1, {}]",
      '{"macros": [null, {"title": []}], "items": [1]}',
      "matches: [1, {}]",
    ])
      expect(IMPORT_FORMATS[name]?.read(new Map([["x.md", text]]), { ...ground, map: map.map })).toBeTypeOf(
        "object",
      );
  });

  test.each([
    ["a stray field", "colums: {}", /"colums" is no field of a map/],
    ["a list", "- a", /no fields such as/],
    ["an unknown form", "form: rtf", /plain, html or markdown/],
    ["a YAML bomb", "a: &a b\ncolumns: *a", /anchors and aliases/],
  ])("a map that is %s is refused", (_, text, words) => {
    expect(mapFrom(text)).toEqual({ fault: expect.stringMatching(words) });
  });
});

function truncateTo(path: string, bytes: number): void {
  writeFileSync(path, "");
  truncateSync(path, bytes);
}
