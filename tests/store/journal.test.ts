import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EntryKey } from "#core/entry.ts";
import { sha256 } from "#store/digest.ts";
import { draftsOf } from "#store/draft.ts";
import { commit, writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { kb, on, planIn } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ [EN]: anAnswer() });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply("New words.") }) });
});
afterEach(() => folder.cleanup());

const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const has = (path: string) => existsSync(join(folder.root, path));
const doors = () => readdirSync(folder.root).filter((name) => /^\.(lock|journal|staging)/.test(name));
const words = () => {
  const entry = readContent(folder.root).library.entries.get(ANSWER as EntryKey);
  return {
    versions: [...(entry?.versions.keys() ?? [])],
    records: entry?.history.length,
    source: entry?.working.get("en")?.source,
  };
};

/** The content folder as a publication leaves it that was killed right after it was committed: nothing is in place yet. */
function killedAfterCommit(): void {
  const before = new Map(everyFile().map((path) => [path, read(path)]));
  writing(folder.root, () => {
    const publication = new Publication(readContent(folder.root));
    for (const version of planIn(folder.root, [ANSWER], on("01-06")).versions)
      publication.addVersion(version, on("01-06"));
    publication.commit();
  });
  const after = everyFile().filter((path) => read(path) !== before.get(path));
  mkdirSync(join(folder.root, ".staging-1-x"));
  const files = after.map((path, index) => {
    const [old, content] = [before.get(path), read(path)];
    const staged = `.staging-1-x/${index}`;
    renameSync(join(folder.root, path), join(folder.root, staged));
    if (old !== undefined) writeFileSync(join(folder.root, path), old);
    return { path, staged, after: sha256(content), ...(old === undefined ? {} : { before: sha256(old) }) };
  });
  rmSync(join(folder.root, ANSWER, "versions/2.0"), { recursive: true });
  writeFileSync(join(folder.root, ".journal.json"), JSON.stringify({ staging: ".staging-1-x", files }));
}

function everyFile(): string[] {
  return readdirSync(folder.root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !item.name.startsWith("."))
    .map((item) => join(item.parentPath, item.name).slice(folder.root.length + 1));
}

describe("a publication that was killed after it was committed", () => {
  test("is read whole although nothing of it is in its place", async () => {
    killedAfterCommit();
    expect(has(`${ANSWER}/versions/2.0/en.mdx`)).toBe(false);
    expect(words()).toMatchObject({ versions: ["1.0", "2.0"], records: 2 });
    expect(words().source).not.toContain("change:");
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0, err: "" });
  });

  test("is finished by the next command that writes", async () => {
    killedAfterCommit();
    expect(await kb(folder.root, ["review", ANSWER], on("01-07"))).toMatchObject({
      status: 0,
      out: `reviewed ${ANSWER} 2.0`,
    });
    expect(has(`${ANSWER}/versions/2.0/en.mdx`)).toBe(true);
    expect(read(EN)).not.toContain("change:");
    expect(doors()).toEqual([]);
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0, err: "" });
  });

  test("is finished when some of it was in its place already", async () => {
    killedAfterCommit();
    const { files } = JSON.parse(read(".journal.json")) as { files: { path: string; staged: string }[] };
    for (const { path, staged } of files.slice(0, 2)) {
      mkdirSync(join(folder.root, path, ".."), { recursive: true });
      renameSync(join(folder.root, staged), join(folder.root, path));
    }
    expect(words()).toMatchObject({ versions: ["1.0", "2.0"], records: 2 });
    writing(folder.root, () => undefined);
    expect(doors()).toEqual([]);
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0, err: "" });
  });

  test("keeps an edit that somebody made in between, as a draft", async () => {
    killedAfterCommit();
    folder.write({ [EN]: anAnswer({ body: aReply("Edited in between.") }) });
    writing(folder.root, () => undefined);
    expect(read(EN)).toContain("Edited in between.");
    expect(read(`${ANSWER}/versions/2.0/en.mdx`)).toContain("New words.");
    expect(
      [...draftsOf(readContent(folder.root))].filter(([, draft]) => draft.any).map(([key]) => key),
    ).toEqual([ANSWER]);
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0, err: "" });
  });

  test("whose journal cannot be read stops everybody with one sentence", async () => {
    killedAfterCommit();
    writeFileSync(join(folder.root, ".journal.json"), "{");
    for (const args of [["verify"], ["publish", "--all"]]) {
      const ran = await kb(folder.root, args, on("01-07"));
      expect(ran).toMatchObject({ status: 2, out: "" });
      expect(ran.err).toMatch(/^The journal .*\.journal\.json cannot be read\. Restore [^\n]+\.$/);
    }
  });

  test.skipIf(process.platform === "win32")("a pipe in the journal's place keeps nobody waiting", () => {
    expect(spawnSync("mkfifo", [join(folder.root, ".journal.json")]).status).toBe(0);
    // In a process of its own: whoever waits for a pipe cannot be stopped by a test beside it.
    const { status, stderr } = spawnSync(process.execPath, [join(PROJECT, "scripts/kb.ts"), "verify"], {
      env: { ...process.env, KB_CONTENT: folder.root },
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(status).toBe(2);
    expect(stderr.trim()).toMatch(/^The journal .*\.journal\.json cannot be read\. Restore [^\n]+\.$/);
  });
});

describe("a publication that was killed before it was committed", () => {
  beforeEach(() => {
    mkdirSync(join(folder.root, ".staging-1-x"));
    writeFileSync(join(folder.root, ".staging-1-x/0"), "half a fi");
    writeFileSync(join(folder.root, ".staging-1-x/journal.json"), '{"staging":');
  });

  test("is not seen by anybody", async () => {
    expect(words()).toMatchObject({ versions: ["1.0"], records: 1 });
    expect(await kb(folder.root, ["check"], on("01-07"))).toMatchObject({ status: 0 });
  });

  test("is removed by the next command that writes", () => {
    writing(folder.root, () => undefined);
    expect(doors()).toEqual([]);
    expect(words()).toMatchObject({ versions: ["1.0"], records: 1 });
  });
});

describe("what is committed", () => {
  test("never replaces a file that changed after it was read", async () => {
    const reading = readContent(folder.root);
    const publication = new Publication(reading);
    for (const version of planIn(folder.root, [ANSWER], on("01-06")).versions)
      publication.addVersion(version, on("01-06"));
    folder.write({ [EN]: anAnswer({ body: aReply("Edited a moment later.") }) });
    expect(() => publication.commit()).toThrow(
      `${EN} changed while it was being published. Nothing was changed; run the command again.`,
    );
    expect(read(EN)).toContain("Edited a moment later.");
    expect(doors()).toEqual([]);
    expect(words()).toMatchObject({ versions: ["1.0"], records: 1 });
  });

  test("never goes behind records that were added after they were read", async () => {
    const publication = new Publication(readContent(folder.root));
    for (const version of planIn(folder.root, [ANSWER], on("01-06")).versions)
      publication.addVersion(version, on("01-06"));
    await kb(folder.root, ["review", ANSWER], on("01-07"));
    expect(() => publication.commit()).toThrow(
      /history\.yaml changed while it was being read\. Nothing was changed; run the command again\.$/,
    );
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0 });
  });

  test("is nothing where there is nothing to write", () => {
    commit(folder.root, []);
    expect(doors()).toEqual([]);
  });

  test("appends to a history: every byte that was there stays", async () => {
    const before = read(`${ANSWER}/history.yaml`);
    await kb(folder.root, ["publish", "--all"], on("01-06"));
    expect(read(`${ANSWER}/history.yaml`).startsWith(before)).toBe(true);
  });

  test("goes onto a line of its own where the last line end of a history is missing", async () => {
    const before = read(`${ANSWER}/history.yaml`);
    folder.write({ [`${ANSWER}/history.yaml`]: before.trimEnd() });
    await kb(folder.root, ["publish", "--all"], on("01-06"));
    expect(await kb(folder.root, ["verify"], on("01-07"))).toMatchObject({ status: 0 });
  });
});

test("without a content folder nothing is written and one sentence says where it was looked for", async () => {
  const root = join(folder.root, "nowhere");
  for (const args of [["publish", "--all"], ["verify"], ["cancel", ANSWER, "1.0"]]) {
    const ran = await kb(root, args, on("01-07"));
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toBe(
      `There is no content folder at ${root}. Set KB_CONTENT, or make one with \`kb init ${root}\`.`,
    );
  }
  expect(existsSync(root)).toBe(false);
});
