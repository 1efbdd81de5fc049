import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { noteOf } from "#core/history.ts";
import { historyIn, kb, on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, aWorkspace, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";
const NOTE = { what: "We answer within a day, was two.", why: "The team has grown.", do: "Promise a day." };

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ "workspace.yaml": aWorkspace(), [`${ANSWER}/en.mdx`]: anAnswer() });
  await kb(folder.root, ["publish", ANSWER], on("01-05"));
  folder.write({ [`${ANSWER}/en.mdx`]: anAnswer({ front: aChange(), body: aReply("New.") }) });
  await kb(folder.root, ["publish", ANSWER], on("01-06"));
});
afterEach(() => folder.cleanup());

const correct = (...args: string[]) => kb(folder.root, ["correct-note", ANSWER, ...args], on("01-07"));
const history = () => historyIn(folder.root, ANSWER);

describe("kb correct-note", () => {
  test("records the whole note anew, parts that are not given as they were; the old one stays", async () => {
    expect(await correct("2.0", "--note", " We answer within two days. ", "--by", "@lan")).toEqual({
      status: 0,
      out: `corrected the note of ${ANSWER} 2.0 (en)`,
      err: "",
    });
    expect(history().at(-1)).toMatchObject({
      record: "correct-note",
      version: "2.0",
      by: "@lan",
      note: { en: { ...NOTE, what: "We answer within two days." } },
    });
    expect(history()[1]).toMatchObject({ note: { en: NOTE } });
    await correct("2.0", "--do", "Promise two days.");
    expect(noteOf(history(), "2.0").en).toEqual({
      ...NOTE,
      what: "We answer within two days.",
      do: "Promise two days.",
    });
    expect(await kb(folder.root, ["verify"])).toMatchObject({ status: 0 });
  });

  test("adds the words of another language, and leaves the source's alone", async () => {
    await correct("2.0", "--locale", "vi", "--note", "Trả lời trong một ngày.", "--do", "Hứa một ngày.");
    expect(noteOf(history(), "2.0")).toEqual({
      en: NOTE,
      vi: { what: "Trả lời trong một ngày.", why: NOTE.why, do: "Hứa một ngày." },
    });
  });

  test.each([
    ["nothing changed", ["2.0", "--note", NOTE.what], 1, "The note of 2.0 says that already."],
    ["a version that does not exist", ["9.0", "--note", "X."], 1, `Version 9.0 of ${ANSWER} does not exist.`],
    [
      "too long a sentence",
      ["2.0", "--note", "x".repeat(141)],
      1,
      `The change note's "what" has 141 characters.`,
    ],
    [
      "a reason of 100,000 characters",
      ["2.0", "--why", "x".repeat(100_000)],
      1,
      `The change note's "why" has 100000 characters.`,
    ],
    [
      "a language without its sentence",
      ["2.0", "--locale", "vi", "--do", "X."],
      1,
      'has no words in "vi" yet',
    ],
    [
      "a language nobody reads",
      ["2.0", "--locale", "xx", "--note", "X."],
      2,
      '"xx" is no language of this workspace',
    ],
    ["no words", ["2.0", "--note", " "], 2, "Give the words that are to stand there."],
  ])("refuses %s in one sentence", async (_, args, status, said) => {
    const before = history();
    const ran = await correct(...args);
    expect(ran).toMatchObject({ status, out: "" });
    expect(ran.err).toContain(said);
    expect(ran.err.split("\n")).toHaveLength(1);
    expect(history()).toEqual(before);
  });
});

describe("a first version", () => {
  test("may say only what it is; why and what to do are said for it", async () => {
    folder.write({
      "answers/new/en.mdx": anAnswer({ title: "New", front: "change: {what: What to say of strikes.}" }),
    });
    expect(await kb(folder.root, ["publish", "answers/new"], on("01-08"))).toMatchObject({ status: 0 });
    expect(noteOf(historyIn(folder.root, "answers/new"), "1.0").en).toEqual({
      what: "What to say of strikes.",
      why: "There was no approved text for this.",
      do: "Use it from now on.",
    });
  });
});
