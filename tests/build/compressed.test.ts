import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressSite } from "#build/compressed.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "replybook compressed "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = (words: string) => `<p>${words}</p>\n`.repeat(200);

function aSite(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const site = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  return site;
}

const inode = (...path: string[]) => statSync(join(...path)).ino;
const twins = (site: string) =>
  readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:br|gz)$/.test(path))
    .sort();

test("what becomes smaller gets two twins that hold the same, the rest none", async () => {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(5000)));
  const site = aSite("site", {
    "index.html": page("Hello"),
    "_astro/frame.abc.js": page("a()"),
    "small.json": "{}",
    "search/terms-0.12345678.bin": random,
    "files/map.png": page("a picture"),
  });
  const { made, kept, bytes } = await compressSite({ site });
  expect(twins(site)).toEqual([
    "_astro/frame.abc.js.br",
    "_astro/frame.abc.js.gz",
    "index.html.br",
    "index.html.gz",
  ]);
  expect([made, kept]).toEqual([4, 0]);
  expect(bytes).toBe(twins(site).reduce((sum, path) => sum + statSync(join(site, path)).size, 0));
  expect(brotliDecompressSync(readFileSync(join(site, "index.html.br"))).toString()).toBe(page("Hello"));
  expect(gunzipSync(readFileSync(join(site, "index.html.gz"))).toString()).toBe(page("Hello"));
});

test("files that stayed the same take the twins of the site before, the others get new ones", async () => {
  const previous = aSite("previous", {
    "linked.html": page("one"),
    "written-again.html": page("two"),
    "changed.html": page("was"),
    "first-without.html": page("three"),
    "gone.html": page("gone"),
  });
  await compressSite({ site: previous });
  rmSync(join(previous, "first-without.html.br"));
  const site = aSite("site", {
    "written-again.html": page("two"),
    "changed.html": page("now"),
    "first-without.html": page("three"),
  });
  linkSync(join(previous, "linked.html"), join(site, "linked.html"));
  expect(await compressSite({ site, previous })).toMatchObject({ kept: 5, made: 3 });
  for (const name of ["linked.html.br", "linked.html.gz", "written-again.html.br", "first-without.html.gz"])
    expect(inode(site, name)).toBe(inode(previous, name));
  expect(gunzipSync(readFileSync(join(site, "changed.html.gz"))).toString()).toBe(page("now"));
  expect(gunzipSync(readFileSync(join(previous, "changed.html.gz"))).toString()).toBe(page("was"));
  expect(twins(site)).not.toContain("gone.html.br");
  const fresh = join(folder, "fresh");
  cpSync(site, fresh, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) });
  await compressSite({ site: fresh });
  const read = (of: string) => twins(of).map((path) => [path, readFileSync(join(of, path), "base64")]);
  expect(read(site)).toEqual(read(fresh));
});

test("twins that came along by links are never written over in the site before", async () => {
  const previous = aSite("previous", { "index.html": page("was") });
  await compressSite({ site: previous });
  const site = aSite("site", { "index.html": page("now") });
  for (const name of ["index.html.br", "index.html.gz"]) linkSync(join(previous, name), join(site, name));
  await compressSite({ site, previous });
  expect(gunzipSync(readFileSync(join(previous, "index.html.gz"))).toString()).toBe(page("was"));
  expect(gunzipSync(readFileSync(join(site, "index.html.gz"))).toString()).toBe(page("now"));
});

test("a site without files, or with a folder before it that is not there, is no error", async () => {
  mkdirSync(join(folder, "empty"));
  expect(await compressSite({ site: join(folder, "empty") })).toEqual({ made: 0, kept: 0, bytes: 0 });
  const site = aSite("first", { "index.html": page("Hello") });
  expect(await compressSite({ site, previous: join(folder, "nowhere") })).toMatchObject({ made: 2, kept: 0 });
});
