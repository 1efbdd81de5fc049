import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { isOwnManifest, type Scorm12Manifest, scorm12Identifier, scorm12Manifest } from "#exports/scorm12.ts";
import { fileInZip, zipped } from "#exports/zip.ts";

const CHOICE = { id: "one", mark: "abcdef", tasks: [{ type: "choose", right: [true, false] }] } as const;

function aManifest(parts: Partial<Scorm12Manifest> = {}): string {
  return scorm12Manifest({
    identifier: scorm12Identifier("first-week", "vi"),
    title: "Tuần đầu: <hỏi> & “đáp”",
    outline: { pass: 80, lessons: [CHOICE] },
    files: ["index.html", "fonts/inter.woff2", "package.css", "package.js"],
    ...parts,
  });
}

/** Names of elements in order, with their attributes, as the schemas of IMS CP 1.1.2 and ADL put them in sequence. */
function shapeOf(xml: string) {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "" });
  const shape = (nodes: readonly Record<string, unknown>[]): unknown[] =>
    nodes.flatMap((node) => {
      const [name = ""] = Object.keys(node).filter((key) => key !== ":@");
      if (name === "?xml") return [];
      if (name === "#text") return [node[name]];
      return [[name, node[":@"] ?? {}, ...shape(node[name] as Record<string, unknown>[])]];
    });
  return shape(parser.parse(xml));
}

describe("a manifest", () => {
  test("is what it was", async () => {
    await expect(aManifest()).toMatchFileSnapshot("../golden/imsmanifest.xml");
  });

  test("has the elements, attributes and order of IMS CP 1.1.2 with ADL's", () => {
    const title = "Tuần đầu: <hỏi> & “đáp”";
    expect(shapeOf(aManifest({ files: ["index.html"] }))).toEqual([
      [
        "manifest",
        {
          identifier: "replybook-first-week-vi",
          version: "1.0",
          xmlns: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
          "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        },
        ["metadata", {}, ["schema", {}, "ADL SCORM"], ["schemaversion", {}, 1.2]],
        [
          "organizations",
          { default: "paths" },
          [
            "organization",
            { identifier: "paths" },
            ["title", {}, title],
            [
              "item",
              { identifier: "path", identifierref: "path-files", isvisible: "true" },
              ["title", {}, title],
              ["adlcp:masteryscore", {}, 80],
            ],
          ],
        ],
        [
          "resources",
          {},
          [
            "resource",
            { identifier: "path-files", type: "webcontent", "adlcp:scormtype": "sco", href: "index.html" },
            ["file", { href: "index.html" }],
          ],
        ],
      ],
    ]);
  });

  test("names no pass mark where nothing can be passed", () => {
    const list = { id: "one", mark: "abcdef", tasks: [{ type: "check", points: 2 }] } as const;
    expect(aManifest({ outline: { pass: 80, lessons: [list] } })).not.toContain("masteryscore");
  });

  test("is known again as ours", () => {
    expect(isOwnManifest(aManifest())).toBe(true);
    expect(isOwnManifest('<manifest identifier="course-7">')).toBe(false);
  });
});

describe("a zip file", () => {
  const files = new Map([
    ["b/two.txt", Buffer.from("two")],
    ["a.txt", Buffer.from("one")],
  ]);

  test("is the same whenever it is made, in whatever order the files come", () => {
    const before = zipped(files);
    expect(Buffer.from(zipped(new Map([...files].reverse()))).equals(before)).toBe(true);
    expect(Buffer.from(fileInZip(before, "b/two.txt") ?? []).toString()).toBe("two");
  });

  test("that is none holds nothing", () => {
    expect(fileInZip(Buffer.from("no zip"), "a.txt")).toBeUndefined();
    expect(fileInZip(zipped(files), "c.txt")).toBeUndefined();
  });
});
