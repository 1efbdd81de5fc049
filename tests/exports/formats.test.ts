import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { guardedCell, unguardedCell } from "#core/spreadsheet-cell.ts";
import { chatwootExport } from "#exports/chatwoot.ts";
import { csvExport, csvText } from "#exports/csv.ts";
import { espansoExport } from "#exports/espanso.ts";
import type { Exported, ExportedFiles } from "#exports/exported.ts";
import { handbookExport } from "#exports/handbook.ts";
import { HANDBOOK_STYLE, HANDBOOK_STYLE_HASH } from "#exports/handbook-style.ts";
import { jsonlExport } from "#exports/jsonl.ts";
import { markdownExport } from "#exports/markdown.ts";
import { zammadExport } from "#exports/zammad.ts";
import { zendeskExport } from "#exports/zendesk.ts";
import { handbookWordsIn } from "#words/words.ts";
import type { Leaving } from "../../scripts/leaving.ts";
import type { ContentFolder } from "../make.ts";
import { brokenManifest, brokenMatches, typedText } from "./espanso-rules.ts";
import { leavingAt, movingOut } from "./moving-out.ts";

let folder: ContentFolder;
let leaving: Leaving;
beforeAll(async () => {
  folder = await movingOut();
  leaving = leavingAt(folder);
});
afterAll(() => folder.cleanup());

const FORMATS: Readonly<Record<string, (leaving: Leaving) => Exported>> = {
  csv: (of) => csvExport(of.outgoing.answers, of),
  jsonl: (of) => jsonlExport(of.outgoing.answers, of),
  zendesk: (of) => zendeskExport(of.outgoing.answers, of),
  chatwoot: (of) => chatwootExport(of.outgoing.answers, of),
  zammad: (of) => zammadExport(of.outgoing.answers, of),
  espanso: (of) => espansoExport(of.outgoing.answers, { ...of, packageName: "replies" }),
  markdown: (of) => markdownExport(of.outgoing.answers, of),
  handbook: (of) => handbook(of, "en"),
  "handbook.vi": (of) => handbook(of, "vi"),
};

function handbook(of: Leaving, locale: "en" | "vi"): Exported {
  const words = handbookWordsIn(locale);
  return handbookExport(of.outgoing.answers, { ...of, locale, words, when: "Tue 10 Mar 2026 14:00" });
}

function filesOf(format: string): ExportedFiles {
  return FORMATS[format]?.(leaving).made ?? new Map();
}

function fileOf(format: string, path: string): string {
  return filesOf(format).get(path) ?? "";
}

describe("every format", () => {
  test.each(Object.keys(FORMATS))(
    "%s reads as it was reviewed, and says what it cannot hold",
    async (format) => {
      const exported = FORMATS[format]?.(leaving);
      for (const [path, text] of exported?.made ?? [])
        await expect(text).toMatchFileSnapshot(`../golden/moving-out/${format}/${path}`);
      const losses = exported?.leftOut.map(({ place, what }) => `${place}: ${what}`).join("\n");
      await expect(`${losses}\n`).toMatchFileSnapshot(`../golden/moving-out/${format}.losses.txt`);
    },
  );

  test("comes to the same bytes again from another reading", () => {
    const again = leavingAt(folder);
    for (const format of Object.values(FORMATS))
      expect([...format(again).made]).toEqual([...format(leaving).made]);
  });

  test("names version and day in each label, and never the words that stay", () => {
    for (const format of Object.keys(FORMATS)) {
      const text = [...filesOf(format).values()].join("\n");
      expect(text).not.toMatch(
        /Never alone|Word by word|Danger|Asks|Gone|Swapped|In public\.|Một\.|New words/,
      );
      expect(text).toMatch(/\[1\.0, (?:good until|dùng đến) 2026-03-24\]/);
    }
  });
});

describe("a table", () => {
  test("holds no cell that begins like a formula, and gives every cell back", () => {
    const [header = [], ...rows] = readCsv(fileOf("csv", "answers.csv"));
    const lines = fileOf("jsonl", "answers.jsonl").trimEnd().split("\n");
    const told = lines.map((line) => Object.values(JSON.parse(line) as Record<string, string | string[]>));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
    expect(rows.map((row) => row.map(unguardedCell))).toEqual(
      told.map((values) =>
        values.map((value, at) =>
          typeof value === "string" ? value : value.join(header[at] === "channel" ? " " : "|"),
        ),
      ),
    );
  });

  test("keeps any text through guard, quotes and back", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .tuple(fc.constantFrom("", "'", "''"), fc.constantFrom(..."=+-@\t\r\n＝'\","), fc.string())
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (rows) => {
          const read = readCsv(csvText(rows));
          expect(read.map((row) => row.map(unguardedCell))).toEqual(rows);
          expect(read.flat().filter((text) => /^[=+\-@\t\r\n＝＋－＠]/.test(text))).toEqual([]);
        },
      ),
    );
    expect(guardedCell("'tis")).toBe("'tis");
  });
});

/** RFC 4180 to the letter: quotes only around whole cells, CRLF behind every row. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) throw new Error(`no cell at ${cell.lastIndex}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? "");
    if ((found[2] ?? found[4]) === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("an Espanso package", () => {
  const manifest = () => fileOf("espanso", "_manifest.yml");
  const matches = () =>
    parse(fileOf("espanso", "package.yml")).matches as {
      triggers: string[];
      form?: string;
      replace?: string;
    }[];

  test("keeps the rules of match files and manifests", () => {
    expect(brokenMatches(fileOf("espanso", "package.yml"))).toEqual([]);
    expect(brokenManifest(manifest(), "replies")).toEqual([]);
  });

  test("the check itself finds what is broken", () => {
    const broken =
      "matches:\n  - trigger: ':a'\n    triggers: [':b']\n    replace: 'Hi [[name]] {{x}}'\n    vars: []\n";
    expect(brokenMatches(broken)).toEqual([
      "0: not one trigger form",
      "0: option vars",
      "0: fields outside a form",
      "0: literal braces",
    ]);
    expect(brokenManifest("name: Replies\nversion: 1.2\n", "Replies")).toContain("version");
  });

  test("lets no trigger swallow a longer one", () => {
    const triggers = [...new Set(matches().flatMap((match) => match.triggers))];
    expect(triggers).toEqual([":behind", ":coming", ":held", ":late", ":lat:"]);
  });

  test("types the words that the site would copy", () => {
    const late = matches().find(({ triggers, form }) => triggers.includes(":late") && form?.startsWith("Hi"));
    expect(late && typedText(late, { customer_name: "Linh" })).toBe("Hi Linh, we are sorry.");
  });

  test("has a version that rises with the clock and repeats with it", () => {
    const versionAt = (now: string) =>
      String(
        parse(espansoExport([], { ...leaving, now, packageName: "replies" }).made.get("_manifest.yml") ?? "")
          .version,
      );
    const versions = [
      "2026-03-10T07:00:00Z",
      "2026-03-10T07:05:00Z",
      "2026-03-10T17:00:00Z",
      "2026-11-01T00:00:00Z",
      "2027-01-01T00:00:00Z",
    ].map(versionAt);
    expect(versions).toEqual(["2026.310.700", "2026.310.705", "2026.310.1700", "2026.1101.0", "2027.101.0"]);
  });
});

describe("the handbook", () => {
  test("admits one style and nothing else", () => {
    const hash = createHash("sha256").update(HANDBOOK_STYLE).digest("base64");
    expect(HANDBOOK_STYLE_HASH).toBe(`sha256-${hash}`);
    const page = fileOf("handbook", "handbook.en.html");
    expect(page).toContain(`default-src 'none'; style-src '${HANDBOOK_STYLE_HASH}'`);
    expect(page).not.toMatch(/<script|<img|<link|\sstyle=|src=/);
  });
});
