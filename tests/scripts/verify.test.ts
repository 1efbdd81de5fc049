import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { kb, on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";
const HISTORY = `${ANSWER}/history.yaml`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer() });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  folder.write({ [`${ANSWER}/en.mdx`]: anAnswer({ front: aChange(), body: aReply("New.") }) });
  await kb(folder.root, ["publish", "--all"], on("01-06"));
  await kb(folder.root, ["review", ANSWER], on("01-07"));
});
afterEach(() => folder.cleanup());

const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const edit = (path: string, from: string | RegExp, to: string) => {
  const before = read(path);
  folder.write({ [path]: before.replace(from, to) });
  expect(read(path)).not.toBe(before);
};

describe("kb verify", () => {
  test("proves what was published, in one sentence and one digest", async () => {
    expect(await kb(folder.root, ["verify"], on("01-08"))).toEqual({
      status: 0,
      out: expect.stringMatching(
        /^proved 2 versions by their digests and 3 records in 1 chain: all as they were published\nhead 2026-01-08T09:00:00Z 3 records sha256:[0-9a-f]{64}$/,
      ),
      err: "",
    });
  });

  const headAt = async (...args: string[]) =>
    /sha256:(\w+)/.exec((await kb(folder.root, ["verify", ...args], on("01-08"))).out)?.[1] ?? "";

  test("has the same head for what was recorded by an instant, whatever came later", async () => {
    const then = await headAt("--at", "2026-01-06T12:00");
    expect(then).not.toBe(await headAt());
    await kb(folder.root, ["review", ANSWER], on("01-09"));
    expect(await headAt("--at", "2026-01-06T12:00")).toBe(then);
    expect(await headAt("--at", "2025-12-31T12:00")).toBe(await headAt("--at", "2026-01-05T08:59:59Z"));
  });

  test("says whether it is the head that somebody wrote down", async () => {
    const then = await headAt("--at", "2026-01-06T12:00");
    const compared = (head: string, at: string) =>
      kb(folder.root, ["verify", "--at", at, "--head", head], on("01-08"));
    expect(await compared(`sha256:${then}`, "2026-01-06T12:00")).toMatchObject({ status: 0, err: "" });
    const other = await compared(then, "2026-01-05T12:00");
    expect(other.status).toBe(1);
    expect(other.err).toMatch(/^The head of what was recorded by 2026-01-05T12:00:00Z is not sha256:/);
  });

  test.each([
    [["--at", "soon"], '"soon" is no time'],
    [["--head", "abc"], '"abc" is no head'],
  ])("%j is wrong usage", async (args, said) => {
    const ran = await kb(folder.root, ["verify", ...args]);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(said);
  });

  test("does not mind working texts, whatever they say", async () => {
    folder.write({ [`${ANSWER}/en.mdx`]: "nonsense" });
    expect(await kb(folder.root, ["verify"], on("01-08"))).toMatchObject({ status: 0 });
  });

  test.each<[string, () => void, RegExp]>([
    [
      "a word of a version",
      () => edit(`${ANSWER}/versions/1.0/en.mdx`, "looking", "locking"),
      /versions\/1\.0: The files of version 1\.0 are not those/,
    ],
    [
      "the settings of a version",
      () => edit(`${ANSWER}/versions/1.0/settings.json`, "{{initials}}", "x"),
      /versions\/1\.0/,
    ],
    [
      "a file added to a version",
      () => folder.write({ [`${ANSWER}/versions/1.0/vi.mdx`]: "x" }),
      /versions\/1\.0/,
    ],
    [
      "a version taken away",
      () => rmSync(join(folder.root, ANSWER, "versions/1.0"), { recursive: true }),
      /Version 1\.0 was published, and its folder .* is missing/,
    ],
    [
      "a version nobody published",
      () => folder.write({ [`${ANSWER}/versions/7.0/en.mdx`]: anAnswer() }),
      /No record says that version "7\.0" was published/,
    ],
    [
      "a note",
      () => edit(HISTORY, "We answer within a day", "We answer within an hour"),
      /Record 3 does not follow the one before it/,
    ],
    [
      "an instant",
      () => edit(HISTORY, `at: ${on("01-05")}`, `at: ${on("01-04")}`),
      /Record 2 does not follow the one before it/,
    ],
    [
      "the digest in a record",
      () => edit(HISTORY, /digest: \w{4}/, "digest: 0000"),
      /Record 2 does not follow|are not those/,
    ],
    [
      "a record taken away",
      () => edit(HISTORY, /- record: publish[\s\S]*?(?=- record)/, ""),
      /Record 1 does not follow the one before it/,
    ],
    [
      "the last record copied",
      () =>
        folder.write({
          [HISTORY]: read(HISTORY) + (/- record: review[\s\S]*$/.exec(read(HISTORY))?.[0] ?? ""),
        }),
      /Record 4 does not follow the one before it/,
    ],
    [
      "a version number without quotes",
      () => edit(HISTORY, 'version: "2.0"', "version: 2.0"),
      /unquoted version/,
    ],
    [
      "a history that cannot be read",
      () => folder.write({ [HISTORY]: "- record: nonsense\n" }),
      /history\.yaml/,
    ],
  ])("finds %s", async (_, tamper, said) => {
    tamper();
    const ran = await kb(folder.root, ["verify"], on("01-08"));
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toMatch(said);
    for (const line of ran.err.split("\n")) expect(line).toMatch(/^[^ ]+: .* → .*\.$/);
  });
});
