import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { siteChanges } from "#build/site-changes.ts";

const folder = mkdtempSync(join(tmpdir(), "replybook changes "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aSite(name: string, files: Readonly<Record<string, string>>): string {
  const site = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  return site;
}

test("a store gets what is named by content first, then pages and data, then the news; caches forget what changed", () => {
  const before = aSite("before", {
    "index.html": "was",
    "answers/index.html": "same",
    "answers/old/index.html": "old",
    "changes.atom": "sane",
    "_astro/frame.old.js": "old",
    "api/v1/now.json": "1",
    "index.html.br": "was",
    _headers: "was",
  });
  const after = aSite("after", {
    "index.html": "now",
    "changes.atom": "same",
    "vi/answers/new one/index.html": "new",
    "_astro/frame.new.js": "new",
    "search/terms-0.12345678.bin": "new",
    "search/manifest.json": "new",
    "api/v1/now.json": "2",
    "index.html.br": "now",
    _headers: "now",
  });
  mkdirSync(join(after, "answers"));
  linkSync(join(before, "answers/index.html"), join(after, "answers/index.html"));
  expect(siteChanges(before, after, "/kb/")).toEqual({
    assets: ["_astro/frame.new.js", "search/terms-0.12345678.bin"],
    pages: ["changes.atom", "index.html", "search/manifest.json", "vi/answers/new one/index.html"],
    last: ["api/v1/now.json"],
    gone: ["_astro/frame.old.js", "answers/old/index.html"],
    purge: [
      "/kb/changes.atom",
      "/kb/",
      "/kb/search/manifest.json",
      "/kb/vi/answers/new%20one/",
      "/kb/answers/old/",
    ],
  });
});

test("the same site twice is no change", () => {
  const site = aSite("twice", { "index.html": "same", "api/v1/now.json": "1" });
  const none = { assets: [], pages: [], last: [], gone: [], purge: [] };
  expect(siteChanges(site, site, "/")).toEqual(none);
});
