import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { spareOf, stagingOf } from "#build/output.ts";
import { SiteFiles } from "#build/site-files.ts";
import { begunFromSpare, removeGone } from "#build/spare.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook spare "));
const out = join(parent, "site");
const staging = stagingOf(out);
afterAll(() => rmSync(parent, { recursive: true, force: true }));
beforeEach(() => {
  for (const folder of [out, spareOf(out), staging]) rmSync(folder, { recursive: true, force: true });
});

const PAGES = { "index.html": {}, "answers/late/index.html": {} };

function written(site: string, file: string, words = file): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), words);
}

const standing = () => new SiteFiles({ site: staging, previous: out, isBegun: true });
const inode = (site: string, file: string) => statSync(join(site, file)).ino;

test("a site begins with the one before the one that stands, without what is no page of it", () => {
  for (const file of ["index.html", "search/head.json", "answers/gone/index.html"])
    written(spareOf(out), file);
  expect(begunFromSpare(out, PAGES)).toBe(true);
  expect(existsSync(spareOf(out))).toBe(false);
  expect(existsSync(join(staging, "index.html"))).toBe(true);
  expect(existsSync(join(staging, "search/head.json"))).toBe(false);
  expect(existsSync(join(staging, "answers/gone/index.html"))).toBe(false);
});

test("where no site is left from before, nothing is begun", () => {
  expect(begunFromSpare(out, PAGES)).toBe(false);
  expect(existsSync(staging)).toBe(false);
});

test("a page that is kept is the file of the site that stands, whatever lay in its place", () => {
  written(spareOf(out), "index.html", "older");
  written(out, "index.html", "standing");
  written(out, "answers/late/index.html");
  begunFromSpare(out, PAGES);
  for (const page of Object.keys(PAGES)) standing().keep(page);
  for (const page of Object.keys(PAGES)) expect(inode(staging, page)).toBe(inode(out, page));
  standing().keep("index.html");
  expect(inode(staging, "index.html")).toBe(inode(out, "index.html"));
});

test("what is put into it is never written into the site that stands", () => {
  written(spareOf(out), "index.html", "older");
  written(out, "index.html", "standing");
  begunFromSpare(out, PAGES);
  standing().keep("index.html");
  standing().put("index.html", "new");
  expect(readFileSync(join(staging, "index.html"), "utf8")).toBe("new");
  expect(readFileSync(join(out, "index.html"), "utf8")).toBe("standing");
});

test("pages that are gone go with their folders, as far as nothing else is in them", () => {
  for (const file of ["answers/late/index.html", "answers/late/history/index.html", "answers/new/index.html"])
    written(staging, file);
  removeGone(staging, ["answers/late/index.html", "answers/new/index.html", "never/was/index.html"]);
  expect(existsSync(join(staging, "answers/late/history/index.html"))).toBe(true);
  expect(existsSync(join(staging, "answers/late/index.html"))).toBe(false);
  expect(existsSync(join(staging, "answers/new"))).toBe(false);
});
