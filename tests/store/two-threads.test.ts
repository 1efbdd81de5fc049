import { mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readContent } from "#store/library.ts";
import { readContentTogether } from "#store/two-threads.ts";
import { on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, aWorkspace, publishAll } from "../make.ts";
import { plainReading } from "./plain-reading.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook two threads "));
const aCache = () => ({ cache: mkdtempSync(join(parent, "cache-")), worth: 1 });
const MANY = 20;
const folder = aTree({
  "workspace.yaml": aWorkspace(),
  ...Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `answers/late-${index}/en.mdx`,
      anAnswer({ title: `Late ${index}` }),
    ]),
  ),
  "answers/late-0/vi.mdx": aTranslation({ body: aReply("Chào {{customer_name}}.") }),
  "answers/late-1/ticket.en.txt": "Words to hand out.",
});
publishAll(folder.root, on("01-05"));
folder.write({
  "answers/late-0/en.mdx": anAnswer({ title: "Late 0", body: aReply("Better words."), front: aChange() }),
});
publishAll(folder.root, on("01-06"));
// What nobody may have, a digest finds out: other words, a file too many, a folder in the folder, nothing at all.
folder.write({
  "answers/late-2/versions/1.0/en.mdx": anAnswer({ title: "Written over" }),
  "answers/late-3/versions/1.0/more.txt": "Put in.",
  "answers/late-4/versions/1.0/deep/more.txt": "Put deeper in.",
});
mkdirSync(join(folder.root, "answers/late-5/versions/2.0"));
afterAll(() => {
  folder.cleanup();
  rmSync(parent, { recursive: true, force: true });
});

const versionFolders = () =>
  [...readContent(folder.root).library.entries.values()].flatMap(({ key, versions }) =>
    [...versions.values()].map(({ version, digest }) => [`${key}/versions/${version}`, digest] as const),
  );

describe("a folder that two threads read", () => {
  test("reads as one thread reads it, with nothing kept and with everything", async () => {
    const anew = plainReading(readContent(folder.root));
    const options = { ...aCache(), worthThread: 1 };
    expect(plainReading(await readContentTogether(folder.root, options))).toEqual(anew);
    expect(plainReading(await readContentTogether(folder.root, options))).toEqual(anew);
    expect(plainReading(await readContentTogether(folder.root, { worthThread: 1 }))).toEqual(anew);
  });

  test("has the digest of every version from the second, as the first would count it", async () => {
    const { tree } = await readContentTogether(folder.root, { ...aCache(), worthThread: 1 });
    expect(new Map(tree.counted)).toEqual(new Map(versionFolders()));
    expect(tree.counted?.size).toBe(MANY + 1);
  });

  test("has none from it where something was published meanwhile", async () => {
    const reading = readContentTogether(folder.root, { ...aCache(), worthThread: 1 });
    utimesSync(folder.root, new Date(0), new Date(0));
    const { tree, library } = await reading;
    expect(tree.counted?.size).toBe(0);
    expect(library.entries.size).toBe(MANY);
  });

  test("is read by one where there is little of it, or something of it is kept", async () => {
    const options = aCache();
    expect((await readContentTogether(folder.root, options)).tree.counted).toBeUndefined();
    expect(
      (await readContentTogether(folder.root, { ...options, worthThread: 1 })).tree.counted,
    ).toBeUndefined();
  });
});
