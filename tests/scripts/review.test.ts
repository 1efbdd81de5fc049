import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { historyIn, kb, on, versionsAt } from "../histories.ts";
import { anAnswer, aTree, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({
    [`${ANSWER}/en.mdx`]: anAnswer({
      front: "review: {every: 10d, last: 2026-01-01}\nformerly: [slow-delivery]",
    }),
    "answers/draft/en.mdx": anAnswer({ title: "Draft" }),
  });
  await kb(folder.root, ["publish", ANSWER], on("01-05"));
});
afterEach(() => folder.cleanup());

describe("kb review", () => {
  test("records that the version in effect still holds, so that it is no longer overdue", async () => {
    const overdue = async () =>
      /^Reviews overdue: 1\n {2}answers\/late-delivery .*11 Jan/m.test(
        (await kb(folder.root, ["status"], on("02-01"))).out,
      );
    expect(await overdue()).toBe(true);
    expect(await kb(folder.root, ["review", ANSWER], on("02-01"))).toEqual({
      status: 0,
      out: `reviewed ${ANSWER} 1.0`,
      err: "",
    });
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      record: "review",
      at: on("02-01"),
      by: "team",
      version: "1.0",
    });
    expect(await overdue()).toBe(false);
    expect(await versionsAt(folder, on("02-02"))).toEqual({ [ANSWER]: "1.0" });
    expect(await kb(folder.root, ["verify"], on("02-02"))).toMatchObject({ status: 0 });
  });

  test("finds an entry by the name it had before", async () => {
    expect(await kb(folder.root, ["review", "answers/slow-delivery"], on("02-01"))).toMatchObject({
      status: 0,
      out: `reviewed ${ANSWER} 1.0`,
    });
  });

  test("refuses what is not in effect, and a clock that is behind", async () => {
    expect(await kb(folder.root, ["review", "answers/draft"], on("02-01"))).toEqual({
      status: 1,
      out: "",
      err: "refused answers/draft: no version is in effect → Publish it first.",
    });
    await kb(folder.root, ["review", ANSWER], on("02-01"));
    expect(await kb(folder.root, ["review", ANSWER], on("01-31"))).toMatchObject({
      status: 1,
      err: expect.stringContaining("clock"),
    });
  });
});
