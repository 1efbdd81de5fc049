import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFullText } from "#build/full-text.ts";
import type { Entry } from "#core/entry.ts";
import { type Reading, readContent } from "#store/library.ts";
import { aChange, anAnswer, aReply, aTree, NOW, publishAll } from "../make.ts";
import { type Ask, fullTextOf } from "../pagefind.ts";

const WORDS = [
  "parcel",
  "voucher",
  "refund",
  "ticket",
  "harbour",
  "umbrella",
  "login",
  "queue",
  "seat",
  "lantern",
];
const CHANGED = "The quokka chewed the turnstile.";
/** More than lie in one bundle. */
const ENTRIES = 520;

let folder = "";
let reading: Reading;
const tree = aTree(
  Object.fromEntries(
    WORDS.map((word, number) => [
      `answers/${word}/en.mdx`,
      anAnswer({
        title: `About a ${word}`,
        body: aReply(`Your ${word} and the ${WORDS[(number * 3 + 1) % 10]}.`),
      }),
    ]),
  ),
);

/** An answer under another name, as if somebody had written the same again. */
function copied(entry: Entry, id: string): Entry {
  return { ...entry, id, key: `answers/${id}` };
}

/** The tree as it stands, with copies of its answers. */
function grown(): Reading {
  const own = readContent(tree.root);
  const answers = [...own.library.entries.values()];
  const copies = Array.from({ length: ENTRIES - answers.length }, (_, number) => {
    const entry = answers[number % answers.length] as Entry;
    return [copied(entry, `${entry.id}-${number}`), own.written.get(entry.key) ?? []] as const;
  });
  const entries = new Map([...own.library.entries, ...copies.map(([entry]) => [entry.key, entry] as const)]);
  const written = new Map([
    ...own.written,
    ...copies.map(([entry, records]) => [entry.key, records] as const),
  ]);
  return { ...own, library: { ...own.library, entries }, written };
}

/** The reading in which one answer alone has other words. */
function edited(before: Reading, key: `answers/${string}`): Reading {
  tree.write({
    "answers/seat/en.mdx": anAnswer({ title: "About a seat", body: aReply(CHANGED), front: aChange() }),
  });
  publishAll(tree.root, "2026-03-01T10:00:00Z");
  const now = readContent(tree.root);
  const seat = now.library.entries.get("answers/seat") as Entry;
  const entries = new Map([...before.library.entries, [key, copied(seat, key.split("/")[1] ?? "")] as const]);
  const written = new Map([...before.written, [key, now.written.get("answers/seat") ?? []] as const]);
  return { ...before, library: { ...before.library, entries }, written };
}

function write(own: Reading, site: string, previous?: string) {
  const folders = {
    site: join(folder, site),
    ...(previous !== undefined && { previous: join(folder, previous) }),
  };
  return writeFullText(own, { teams: [], now: "2026-03-02T00:00:00Z", ...folders });
}

function filesIn(site: string): string[] {
  const all = readdirSync(join(folder, site, "pagefind"), { recursive: true, withFileTypes: true });
  const paths = all.filter((item) => item.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => path.slice(join(folder, site).length)).sort();
}

const inode = (site: string, file: string) => statSync(join(folder, site, file)).ino;
const isLinked = (file: string, site: string, from: string) => inode(site, file) === inode(from, file);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "replybook bundles "));
  publishAll(tree.root, NOW);
  reading = grown();
  await write(reading, "first");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  tree.cleanup();
});

test("the same content makes no bundle anew, and every file is linked", async () => {
  expect(await write(reading, "same", "first")).toEqual({ bundles: 4, made: 0 });
  expect(filesIn("same")).toEqual(filesIn("first"));
  expect(filesIn("same").filter((file) => !isLinked(file, "same", "first"))).toEqual([]);
});

test("a changed answer makes its bundle anew, and everybody finds the same as after a full build", async () => {
  const next = edited(reading, "answers/ticket-13");
  expect(await write(next, "part", "first")).toEqual({ bundles: 4, made: 1 });
  expect(await write(next, "whole")).toEqual({ bundles: 4, made: 4 });
  const asks = await Promise.all(["part", "whole"].map((site) => fullTextOf(join(folder, site), NOW)));
  const questions = WORDS.flatMap((word) => [
    word,
    `${word} ${WORDS[word.length]}`,
    word.slice(0, 4),
    `my ${word} is gone`,
  ]);
  for (const question of [CHANGED, "quokka", ...questions]) {
    const [ours, theirs] = await Promise.all(asks.map((ask: Ask) => ask(question)));
    expect(ours, question).toEqual(theirs);
    expect(ours?.total, question).toBeGreaterThan(0);
  }
  expect((await asks[0]?.("quokka"))?.found.map(({ path }) => path)).toEqual(["/answers/ticket-13/"]);
});

test("a bundle that somebody touched is made anew", async () => {
  await write(reading, "touched", "first");
  const file = filesIn("touched").find((path) => path.startsWith("/pagefind/2/fragment/")) ?? "";
  const bytes = readFileSync(join(folder, "touched", file));
  rmSync(join(folder, "touched", file));
  writeFileSync(join(folder, "touched", file), bytes.subarray(1));
  expect(await write(reading, "mended", "touched")).toEqual({ bundles: 4, made: 1 });
  expect(readFileSync(join(folder, "mended", file))).toEqual(bytes);
});

test("a list of bundles that cannot be read makes all of them anew", async () => {
  await write(reading, "unread", "first");
  rmSync(join(folder, "unread/pagefind/bundles.json"));
  writeFileSync(join(folder, "unread/pagefind/bundles.json"), '{"bundles": [{"sources"');
  expect(await write(reading, "read", "unread")).toEqual({ bundles: 4, made: 4 });
});
