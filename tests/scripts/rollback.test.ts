import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { historyIn, kb, on, versionsAt } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
} from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;
const OLD = anAnswer({ body: `${aReply("Old words.")}\n\n<Attach file="map.txt" alt="A map"/>` });
const changed = (words: string) =>
  anAnswer({ front: aChange(), body: `${aReply(words)}\n\n<Attach file="map.txt" alt="A map"/>` });

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({
    "workspace.yaml": aWorkspace(),
    [EN]: OLD,
    [`${ANSWER}/vi.mdx`]: aTranslation(),
    [`${ANSWER}/map.txt`]: "old",
  });
  await run("publish", ANSWER);
  folder.write({ [EN]: changed("New words."), [`${ANSWER}/map.txt`]: "new" });
  await run("publish", ANSWER);
});
afterEach(() => folder.cleanup());

const run = (...args: string[]) => kb(folder.root, args, on("01-05"));
const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const last = (key = ANSWER) => historyIn(folder.root, key).at(-1);

describe("kb rollback", () => {
  test("publishes an old text as a new version, with a note of its own in the product's languages", async () => {
    expect(await run("rollback", ANSWER, "1.0")).toEqual({
      status: 0,
      out: `published ${ANSWER} 3.0 with the text of 1.0, in effect Mon 5 Jan 2026 09:00 UTC`,
      err: "",
    });
    expect(last()).toMatchObject({
      version: "3.0",
      kind: "major",
      texts: { en: "3.0", vi: "3.0" },
      note: {
        en: {
          what: "The text is that of version 1.0 again.",
          why: "The newer text was not right.",
          do: "Use this text from now on.",
        },
        vi: { what: "Nội dung quay về bản 1.0." },
      },
    });
    expect(read(`${ANSWER}/versions/3.0/en.mdx`)).toBe(OLD);
    expect(read(`${ANSWER}/versions/3.0/map.txt`)).toBe("old");
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test("makes the old words and files the working ones where there was no draft", async () => {
    await run("rollback", ANSWER, "1.0");
    expect(read(EN)).toBe(OLD);
    expect(read(`${ANSWER}/map.txt`)).toBe("old");
    expect(read(`${ANSWER}/vi.mdx`)).toContain('translates: "3.0"');
    expect(await run("status")).toMatchObject({ out: expect.stringContaining("Drafts: none") });
    expect(await run("publish", "--all")).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^skipped/),
    });
  });

  test("leaves a draft alone, and says so", async () => {
    folder.write({ [EN]: changed("A draft.") });
    const ran = await run("rollback", ANSWER, "1.0");
    expect(ran.out).toMatch(/\nits working text differs and stays as a draft$/);
    expect(read(EN)).toBe(changed("A draft."));
  });

  test("does not take changed settings for a draft, and freezes today's", async () => {
    const channels = read("settings/channels.yaml").replace(
      /chat: \{name: \{en: Website chat.*/,
      'chat: {name: {en: Chat}, public: false, sign: "Yours, {{initials}}"}',
    );
    folder.write({ "settings/channels.yaml": channels });
    await run("rollback", ANSWER, "1.0");
    expect(read(EN)).toBe(OLD);
    expect(JSON.parse(read(`${ANSWER}/versions/3.0/settings.json`))).toMatchObject({
      signs: { chat: "Yours, {{initials}}" },
    });
    expect(JSON.parse(read(`${ANSWER}/versions/1.0/settings.json`))).toMatchObject({
      signs: { chat: "{{initials}}" },
    });
  });

  test("takes its own note, size and hour", async () => {
    await run(
      "rollback",
      ANSWER,
      "1.0",
      "--note",
      "Back.",
      "--why",
      "Wrong.",
      "--do",
      "Use it.",
      "--minor",
      "--effective",
      "2026-02-01T09:00",
    );
    expect(last()).toMatchObject({
      version: "2.1",
      kind: "minor",
      effective: on("02-01"),
      note: { en: { what: "Back.", why: "Wrong.", do: "Use it." } },
    });
    const long = await run("rollback", ANSWER, "1.0", "--replace", "--note", "x".repeat(141));
    expect(long).toMatchObject({ status: 1, err: expect.stringContaining("has 141 characters") });
  });

  test("of a workspace in another source language has a note in that language", async () => {
    const workspace = aWorkspace({ replyLocales: ["de"] }).replace("sourceLocale: en", "sourceLocale: de");
    const other = aTree({ "workspace.yaml": workspace, "answers/a/de.mdx": anAnswer() });
    await kb(other.root, ["publish", "--all"], on("01-05"));
    other.write({ "answers/a/de.mdx": anAnswer({ front: aChange(), body: aReply("Neu.") }) });
    await kb(other.root, ["publish", "--all"], on("01-05"));
    expect(await kb(other.root, ["rollback", "answers/a", "1.0"], on("01-05"))).toMatchObject({ status: 0 });
    expect(historyIn(other.root, "answers/a").at(-1)).toMatchObject({
      note: { de: { what: "The text is that of version 1.0 again.", do: "Use this text from now on." } },
    });
    expect(await kb(other.root, ["verify"], on("01-05"))).toMatchObject({ status: 0, err: "" });
    other.cleanup();
  });

  test.each([
    ["2.0", "version 2.0 is in effect already → Nothing needs to be done."],
    ["7.0", "version 7.0 was never in effect → See `kb as-of` for the versions there were."],
    ["x", "version x was never in effect → See `kb as-of` for the versions there were."],
  ])("refuses %s", async (version, said) => {
    expect(await run("rollback", ANSWER, version)).toEqual({
      status: 1,
      out: "",
      err: `refused ${ANSWER}: ${said}`,
    });
  });

  describe("while a version waits", () => {
    beforeEach(async () => {
      folder.write({ [EN]: changed("Words for later.") });
      await run("publish", ANSWER, "--effective", "2026-02-01T09:00");
    });

    test("refuses, and names the two ways on", async () => {
      const ran = await run("rollback", ANSWER, "1.0");
      expect(ran).toMatchObject({ status: 1, out: "" });
      expect(ran.err).toContain(`Call it off with \`kb cancel ${ANSWER} 3.0\`, or publish with --replace.`);
    });

    test("--replace calls it off, and its words stay as a draft with their note", async () => {
      const ran = await run("rollback", ANSWER, "1.0", "--replace");
      expect(ran).toMatchObject({ status: 0, out: expect.stringContaining("stays as a draft") });
      expect(await versionsAt(folder, on("03-01"))).toEqual({ [ANSWER]: "4.0" });
      expect(read(EN)).toContain("Words for later.");
      expect(read(EN)).toContain(
        "change:\n  ready: false\n  kind: major\n  what:\n    en: We answer within a day, was two.",
      );
    });
  });

  test("of a fragment reaches every answer that uses it", async () => {
    const credit = "fragments/late-credit";
    folder.write({
      [`${credit}/en.mdx`]: aFragment({ body: "5 euros" }),
      "answers/user/en.mdx": anAnswer({
        title: "User",
        body: aReply('We add <Fragment id="late-credit"/>.'),
      }),
    });
    await run("publish", credit, "answers/user");
    folder.write({ [`${credit}/en.mdx`]: aFragment({ front: aChange(), body: "10 euros" }) });
    await run("publish", credit);
    const ran = await run("rollback", credit, "1.0");
    expect(ran).toMatchObject({ status: 0, err: "" });
    expect(ran.out.split("\n")).toEqual([
      `published ${credit} 3.0 with the text of 1.0, in effect Mon 5 Jan 2026 09:00 UTC`,
      "published answers/user 3.0, in effect Mon 5 Jan 2026 09:00 UTC",
    ]);
    expect(last("answers/user")).toMatchObject({ fragments: { "late-credit": "3.0" } });
  });

  test("of an answer brings back the wording of its fragments that agents saw then", async () => {
    const credit = "fragments/late-credit";
    folder.write({
      [`${credit}/en.mdx`]: aFragment({ body: "5 euros" }),
      "answers/user/en.mdx": anAnswer({
        title: "User",
        body: aReply('We add <Fragment id="late-credit"/>.'),
      }),
    });
    await run("publish", credit, "answers/user");
    folder.write({ [`${credit}/en.mdx`]: aFragment({ front: aChange(), body: "10 euros" }) });
    await run("publish", credit);
    await run("rollback", "answers/user", "1.0");
    const { out } = await run("as-of", on("01-05"), "answers/user");
    expect(out).toContain("We add 5 euros.");
  });
});
