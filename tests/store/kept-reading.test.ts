import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { RULES } from "#checks/rules.ts";
import { KeptText } from "#store/kept-text.ts";
import { keepParsed, type Reading, readContent, readContentInTurns } from "#store/library.ts";
import { checkingWithProposals } from "../../scripts/proposal-checking.ts";
import { kb, on } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  publishAll,
} from "../make.ts";
import { plainReading } from "./plain-reading.ts";

const LARKSPAN = fileURLToPath(new URL("../fixtures/larkspan", import.meta.url));
const NOW = "2026-11-22T09:00:00+07:00";
/** `KB_TEST_RUNS=1000` looks for longer. */
const RUNS = Number(process.env.KB_TEST_RUNS ?? 12);

const parent = mkdtempSync(join(tmpdir(), "replybook-cache-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const aCache = () => ({ cache: mkdtempSync(join(parent, "cache-")), worth: 1 });

/** The files of a cache, wherever they lie in it. */
function filesOf({ cache }: { cache: string }): string[] {
  const all = readdirSync(cache, { recursive: true, withFileTypes: true });
  return all.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** A reading with all its published texts asked for, and kept. */
function readWhole(root: string, options: { cache: string; worth: number }): unknown {
  const reading = readContent(root, options);
  const whole = plainReading(reading);
  keepParsed(reading);
  return whole;
}

describe("the small Larkspan", () => {
  const options = aCache();
  const anew = plainReading(readContent(LARKSPAN));

  test("reads the same when it is kept, and when it was", async () => {
    expect(readWhole(LARKSPAN, options)).toEqual(anew);
    expect(readWhole(LARKSPAN, options)).toEqual(anew);
    expect(plainReading(await readContentInTurns(LARKSPAN, options))).toEqual(anew);
    const { entries } = readContent(LARKSPAN, options).library;
    const texts = [...entries.values()].flatMap(({ working }) => [...working.values()]);
    expect(texts.filter((text) => !(text instanceof KeptText))).toEqual([]);
  });

  test("breaks the same rules", () => {
    const found = (reading: Reading) => {
      const context = checkingWithProposals(reading, NOW);
      return RULES.map((rule) => rule.check(context));
    };
    expect(found(readContent(LARKSPAN, options))).toEqual(found(readContent(LARKSPAN)));
  });
});

describe("a cache", () => {
  const folder = aTree({
    "workspace.yaml": aWorkspace(),
    "fragments/credit/en.mdx": aFragment(),
    "fragments/credit/vi.mdx": aTranslation({ title: "Tiền bồi thường", body: "5 euro" }),
    "answers/late/en.mdx": anAnswer({ body: aReply('You get <Fragment id="credit"/>.') }),
    "answers/late/vi.mdx": aTranslation({ body: aReply('Bạn được <Fragment id="credit"/>.') }),
    "answers/faulty/en.mdx": anAnswer({ body: "<Nonsense>\n" }),
  });
  rmSync(join(folder.root, "answers/faulty/en.mdx"));
  publishAll(folder.root, on("01-05"));
  folder.write({ "answers/faulty/en.mdx": anAnswer({ body: "<Nonsense>\n" }) });
  const anew = plainReading(readContent(folder.root));
  afterAll(() => folder.cleanup());

  test("with any byte changed, or cut short, or with more at its end reads as none does", () => {
    const options = aCache();
    readWhole(folder.root, options);
    const whole = filesOf(options).map((path) => ({ path, bytes: readFileSync(path) }));
    const all = whole.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const damage = fc.record({
      way: fc.constantFrom("flip" as const, "cut" as const, "grow" as const),
      at: fc.nat(all - 1),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(damage, ({ way, at, by }) => {
        for (const path of filesOf(options)) rmSync(path);
        let before = 0;
        for (const { path, bytes } of whole) {
          writeFileSync(path, damaged(bytes, { way, at: at - before, by }));
          before += bytes.length;
        }
        expect(readWhole(folder.root, options)).toEqual(anew);
        expect(readWhole(folder.root, options)).toEqual(anew);
      }),
      { numRuns: RUNS * 8 },
    );
  });

  test("full of foreign files reads as none does", () => {
    const options = aCache();
    readWhole(folder.root, options);
    const [path = ""] = filesOf(options);
    for (const [name, words] of [
      ["empty.kept", ""],
      ["notes.kept", "These are no notes.".repeat(50)],
      ["readme.txt", "Somebody's own."],
    ] as const)
      writeFileSync(join(dirname(path), name), words);
    expect(readWhole(folder.root, options)).toEqual(anew);
    expect(filesOf(options).filter((file) => /empty|notes/.test(file))).toEqual([]);
  });

  test("that cannot be made changes nothing", () => {
    const file = join(parent, "a-file");
    writeFileSync(file, "");
    expect(readWhole(folder.root, { cache: file, worth: 1 })).toEqual(anew);
  });

  test("of the same words elsewhere names the problems of each place by its own file", () => {
    const options = aCache();
    readWhole(folder.root, options);
    folder.write({
      "answers/other/en.mdx": readFileSync(join(folder.root, "answers/faulty/en.mdx"), "utf8"),
    });
    const { problems } = readContent(folder.root, options).library;
    expect([...new Set(problems.map(({ file }) => file))]).toEqual([
      "answers/faulty/en.mdx",
      "answers/other/en.mdx",
    ]);
    rmSync(join(folder.root, "answers/other"), { recursive: true });
  });

  test("does not answer for a version from which somebody took a file away", () => {
    const options = aCache();
    readWhole(folder.root, options);
    const file = join(folder.root, "answers/late/versions/1.0/en.mdx");
    const bytes = readFileSync(file);
    rmSync(file);
    expect(plainReading(readContent(folder.root, options))).toEqual(plainReading(readContent(folder.root)));
    writeFileSync(file, bytes);
  });

  test("does not hide that a published file was changed", () => {
    const options = aCache();
    readWhole(folder.root, options);
    const file = join(folder.root, "answers/late/versions/1.0/en.mdx");
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.toString().replace("You get", "You owe"));
    const context = checkingWithProposals(readContent(folder.root, options), NOW);
    const found = RULES.filter(({ name }) => name === "broken-digest").flatMap((rule) => rule.check(context));
    expect(found.map(({ file: named }) => named)).toEqual(["answers/late/versions/1.0"]);
    writeFileSync(file, bytes);
  });
});

function damaged(bytes: Buffer, { way, at, by }: { way: "flip" | "cut" | "grow"; at: number; by: number }) {
  if (at < 0 || at >= bytes.length) return bytes;
  if (way === "cut") return bytes.subarray(0, at);
  if (way === "grow") return Buffer.concat([bytes, Buffer.alloc(by, at)]);
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ by;
  return flipped;
}

/** What somebody does to content, by a number that makes the words differ. */
const STEPS: Readonly<Record<string, (root: string, number: number, at: string) => unknown>> = {
  edit: (root, number) =>
    write(root, "answers/late/en.mdx", anAnswer({ front: aChange(), body: `${aReply(`Words ${number}.`)}` })),
  translate: (root, number) =>
    write(
      root,
      "answers/late/vi.mdx",
      aTranslation({ front: "translates: next", body: aReply(`Lời ${number}.`) }),
    ),
  reword: (root, number) =>
    write(root, "fragments/credit/en.mdx", aFragment({ front: aChange(), body: `${number} euros` })),
  windows: (root, number) =>
    write(
      root,
      "answers/plain/en.mdx",
      anAnswer({ body: aReply(`Line ${number}.`) }).replaceAll("\n", "\r\n"),
    ),
  spoil: (root, number) =>
    write(root, "answers/plain/en.mdx", anAnswer({ body: `<Reply channel="${number}` })),
  settle: (root, number) =>
    write(root, "workspace.yaml", aWorkspace({ timeZone: number % 2 ? "UTC" : "Asia/Ho_Chi_Minh" })),
  publish: (root, _, at) => kb(root, ["publish", "--pending"], at),
  rollback: (root, _, at) => kb(root, ["rollback", "answers/late", "1.0"], at),
};

function write(root: string, path: string, words: string): void {
  writeFileSync(join(root, path), words);
}

test("whatever is done to content in whatever order, it reads with a cache as without", async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(3)), {
    minLength: 2,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (done) => {
      const folder = aTree({
        "workspace.yaml": aWorkspace(),
        "fragments/credit/en.mdx": aFragment(),
        "answers/late/en.mdx": anAnswer({ body: aReply('You get <Fragment id="credit"/>.') }),
        "answers/plain/en.mdx": anAnswer({ title: "Plain" }),
      });
      const options = aCache();
      publishAll(folder.root, on("01-05"));
      for (const [index, [name, number]] of done.entries()) {
        await STEPS[name]?.(folder.root, number, on("01-06", `${10 + index}:00`));
        expect(readWhole(folder.root, options)).toEqual(plainReading(readContent(folder.root)));
      }
      folder.cleanup();
    }),
    { numRuns: RUNS },
  );
});
