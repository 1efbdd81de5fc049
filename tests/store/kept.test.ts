import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Kept } from "#store/kept.ts";
import { keyOf } from "#store/kept-index.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook-kept-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const aFolder = () => join(mkdtempSync(join(parent, "case-")), "reading", "base");
const key = (words: string | number) => keyOf(1, Buffer.from(String(words)));
const partsOf = (words: string | number): [string, string] => [`front of ${words}`, `thân bài ${words}`];
const EVERYTHING = Number.POSITIVE_INFINITY;
const nothing = () => new Set<string>();

/** Keeps some things and ends their file. */
function kept(folder: string, words: readonly (string | number)[], code = "code"): Kept {
  const cache = new Kept(folder, code, 1);
  for (const word of words) cache.add(key(word), partsOf(word));
  cache.save(EVERYTHING, nothing);
  return cache;
}

function foundIn(cache: Kept, word: string | number): (string | undefined)[] | undefined {
  const found = cache.find(key(word));
  return found && [found.part(0), found.part(1)];
}

describe("what is kept", () => {
  test("is found at once, and by whoever opens the folder later", () => {
    const folder = aFolder();
    expect(foundIn(kept(folder, ["a", "b"]), "b")).toEqual(partsOf("b"));
    expect(foundIn(new Kept(folder, "code"), "a")).toEqual(partsOf("a"));
    expect(foundIn(new Kept(folder, "code"), "c")).toBeUndefined();
  });

  test("is found before its file is ended, and goes on being found when the file is taken away", () => {
    const folder = aFolder();
    const cache = new Kept(folder, "code", 1);
    cache.add(key("a"), partsOf("a"));
    expect(foundIn(cache, "a")).toEqual(partsOf("a"));
    const found = cache.find(key("a"));
    rmSync(folder, { recursive: true });
    expect(found?.part(1)).toBe(partsOf("a")[1]);
  });

  test("is no file until there is enough of it", () => {
    const folder = aFolder();
    const cache = new Kept(folder, "code", 3);
    cache.add(key("a"), partsOf("a"));
    cache.add(key("b"), partsOf("b"));
    cache.save(EVERYTHING, nothing);
    expect(() => readdirSync(folder)).toThrow("ENOENT");
    cache.add(key("c"), partsOf("c"));
    cache.save(EVERYTHING, nothing);
    expect(["a", "b", "c"].map((word) => foundIn(new Kept(folder, "code"), word))).toEqual(
      ["a", "b", "c"].map(partsOf),
    );
  });

  test("is thrown away when other code wrote it", () => {
    const folder = aFolder();
    kept(folder, ["a"]);
    expect(foundIn(new Kept(folder, "newer code"), "a")).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is complete when two write at once", () => {
    const folder = aFolder();
    const [one, other] = [new Kept(folder, "code", 1), new Kept(folder, "code", 1)];
    for (const cache of [one, other]) cache.add(key("both"), partsOf("both"));
    one.add(key("one"), partsOf("one"));
    other.add(key("other"), partsOf("other"));
    one.save(EVERYTHING, nothing);
    other.save(EVERYTHING, nothing);
    const later = new Kept(folder, "code");
    for (const word of ["both", "one", "other"]) expect(foundIn(later, word)).toEqual(partsOf(word));
  });

  test("of a process that was killed is not there, and what it left goes after an hour", () => {
    const folder = aFolder();
    const killed = new Kept(folder, "code", 1);
    killed.add(key("a"), partsOf("a"));
    expect(foundIn(new Kept(folder, "code"), "a")).toBeUndefined();
    const [left = ""] = readdirSync(folder);
    kept(folder, ["b"]);
    expect(readdirSync(folder)).toContain(left);
    utimesSync(join(folder, left), 0, 0);
    kept(folder, ["c"]);
    expect(readdirSync(folder)).not.toContain(left);
  });

  test("of another content folder goes when nobody has written there for a month", () => {
    const folder = aFolder();
    const other = join(folder, "../other");
    kept(other, ["a"]);
    kept(folder, ["a"]);
    expect(readdirSync(other)).toHaveLength(1);
    for (const name of readdirSync(other)) utimesSync(join(other, name), 0, 0);
    kept(folder, ["b"]);
    expect(() => readdirSync(other)).toThrow("ENOENT");
    expect(foundIn(new Kept(folder, "code"), "a")).toEqual(partsOf("a"));
  });
});

describe("a folder of what is kept", () => {
  test("holds no dozens of files", () => {
    const folder = aFolder();
    for (let number = 0; number < 20; number++) kept(folder, [number, number + 1]);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(13);
    const later = new Kept(folder, "code");
    for (let number = 0; number <= 20; number++) expect(foundIn(later, number)).toEqual(partsOf(number));
  });

  test("loses what is not needed once it holds more than it may", () => {
    const folder = aFolder();
    kept(folder, ["a", "b", "c"]);
    const cache = kept(folder, ["d", "e"]);
    cache.save(5, () => new Set([key("a")]));
    expect(foundIn(new Kept(folder, "code"), "c")).toEqual(partsOf("c"));
    cache.save(4, () => new Set([key("b"), key("e"), key("never kept")]));
    const later = new Kept(folder, "code");
    expect(["a", "b", "c", "d", "e"].filter((word) => foundIn(later, word))).toEqual(["b", "e"]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("that holds nothing else than what is needed stays", () => {
    const folder = aFolder();
    kept(folder, ["a", "b"]).save(1, () => new Set([key("a"), key("b")]));
    expect(foundIn(new Kept(folder, "code"), "b")).toEqual(partsOf("b"));
  });

  test("that cannot be written stops nobody", () => {
    const blocked = join(aFolder(), "file");
    mkdirSync(join(blocked, ".."), { recursive: true });
    writeFileSync(blocked, "a file where a folder is wanted");
    const cache = kept(join(blocked, "base"), ["a", "b"]);
    expect(foundIn(cache, "a")).toBeUndefined();
    expect(readFileSync(blocked, "utf8")).toBe("a file where a folder is wanted");
  });

  test("that goes while it is written stops nobody, and what was found stays", () => {
    const folder = aFolder();
    const cache = new Kept(folder, "code", 1);
    const found = cache.add(key("a"), partsOf("a"));
    rmSync(folder, { recursive: true });
    cache.save(EVERYTHING, nothing);
    expect(found?.part(0)).toBe(partsOf("a")[0]);
    expect(cache.add(key("b"), partsOf("b"))).toBeUndefined();
  });
});
