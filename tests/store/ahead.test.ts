import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { EntryText } from "#core/entry.ts";
import { parseAhead } from "#store/ahead.ts";
import { KeptText } from "#store/kept-text.ts";
import { readContent } from "#store/library.ts";
import { on } from "../histories.ts";
import { aFragment, anAnswer, aReply, aTranslation, aTree, aWorkspace, publishAll } from "../make.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook-ahead-"));
const aCache = () => ({ cache: mkdtempSync(join(parent, "cache-")), worth: 1 });

const MANY = 40;
const folder = aTree({
  "workspace.yaml": aWorkspace(),
  "fragments/credit/en.mdx": aFragment(),
  ...Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `answers/late-${index}/en.mdx`,
      anAnswer({ title: `Late ${index}` }),
    ]),
  ),
  "answers/late-0/vi.mdx": aTranslation({ body: aReply("Chào {{customer_name}}.") }),
});
publishAll(folder.root, on("01-05"));
folder.write({ "answers/faulty/en.mdx": anAnswer({ body: "<Nonsense>\n" }), "answers/notes.txt": "Mine." });
afterAll(() => {
  folder.cleanup();
  rmSync(parent, { recursive: true, force: true });
});

/** The files whose texts a reading neither finds in the cache nor takes from a working text that says the same. */
function parsedAnew(options: { cache: string; worth: number }): string[] {
  const texts = [...readContent(folder.root, options).library.entries.values()].flatMap(
    ({ working, versions }) => [
      ...working.values(),
      ...[...versions.values()].flatMap((version) => [...version.texts.values()]),
    ],
  );
  return texts.filter((text) => !(text instanceof KeptText || isTaken(text, texts))).map(({ file }) => file);
}

function isTaken(text: EntryText, texts: readonly EntryText[]): boolean {
  return texts.some((other) => other instanceof KeptText && other.source === text.source);
}

const isOdd = (key: string) => key.length % 2 === 1;

describe("two threads that each parse a share ahead", () => {
  test("have parsed everything once, and read all of it from the cache", async () => {
    const options = aCache();
    const [odd, even] = await Promise.all([
      parseAhead(folder.root, options, isOdd),
      parseAhead(folder.root, options, (key) => !isOdd(key)),
    ]);
    expect([odd, even].every((parsed) => parsed > 20)).toBe(true);
    expect(parsedAnew(options)).toEqual(["answers/faulty/en.mdx"]);
    // What is faulty is never kept, since its problems name its place.
    expect(await parseAhead(folder.root, options, () => true)).toBe(1);
  });

  test("have little to do where most is kept", async () => {
    const options = aCache();
    await parseAhead(folder.root, options, () => true);
    folder.write({ "answers/late-1/en.mdx": anAnswer({ title: "Late again" }) });
    expect(await parseAhead(folder.root, options, () => true)).toBe(2);
    const { entries } = readContent(folder.root, options).library;
    expect(entries.get("answers/late-1")?.working.get("en")?.front.title).toBe("Late again");
  });

  test("do nothing where nothing can be kept, or there is nothing", async () => {
    expect(await parseAhead(folder.root, {}, () => true)).toBe(0);
    expect(await parseAhead(join(parent, "none"), aCache(), () => true)).toBe(0);
  });
});
