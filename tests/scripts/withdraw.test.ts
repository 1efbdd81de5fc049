import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { historyIn, kb, on, versionsAt } from "../histories.ts";
import { anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ [`${ANSWER}/en.mdx`]: anAnswer(), "answers/other/en.mdx": anAnswer({ title: "Other" }) });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
});
afterEach(() => folder.cleanup());

const run = (...args: string[]) => kb(folder.root, args, on("01-06"));

describe("kb withdraw", () => {
  test("pulls a text at once, and names what agents use instead", async () => {
    expect(await run("withdraw", ANSWER, "--use", "other")).toEqual({
      status: 0,
      out: `withdrew ${ANSWER}, from Tue 6 Jan 2026 09:00 UTC; agents use other`,
      err: "",
    });
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      record: "withdraw",
      use: "other",
      version: "1.0",
    });
    expect(await versionsAt(folder, on("01-06", "08:59"))).toEqual({
      [ANSWER]: "1.0",
      "answers/other": "1.0",
    });
    expect(await versionsAt(folder, on("01-06"))).toEqual({ "answers/other": "1.0" });
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test("pulls a text later, with the reason why there is none", async () => {
    const ran = await run(
      "withdraw",
      ANSWER,
      "--why",
      "The shop is closed.",
      "--effective",
      "2026-02-01T09:00",
    );
    expect(ran).toEqual({
      status: 0,
      out: `withdrew ${ANSWER}, from Sun 1 Feb 2026 09:00 UTC`,
      err: "",
    });
    expect(await versionsAt(folder, on("01-31"))).toHaveProperty([ANSWER]);
    expect(await versionsAt(folder, on("02-01"))).not.toHaveProperty([ANSWER]);
  });

  test("publishing or rolling back brings the entry back", async () => {
    await run("withdraw", ANSWER, "--why", "Wrong.");
    expect(await run("rollback", ANSWER, "1.0")).toMatchObject({ status: 0 });
    expect(await versionsAt(folder, on("01-06"))).toMatchObject({ [ANSWER]: "2.0" });
    await run("withdraw", ANSWER, "--why", "Still wrong.");
    folder.write({ [`${ANSWER}/en.mdx`]: anAnswer({ body: aReply("Right.") }) });
    await run("publish", ANSWER, "--note", "W.", "--why", "Y.", "--do", "D.");
    expect(await versionsAt(folder, on("01-06"))).toMatchObject({ [ANSWER]: "3.0" });
  });

  test("refuses what cannot be used, what is withdrawn already and what has passed, with status 1", async () => {
    const sentences = async (...args: string[]) => {
      const ran = await run("withdraw", ANSWER, ...args);
      expect(ran).toMatchObject({ status: 1, out: "" });
      return ran.err;
    };
    expect(await sentences("--use", "nothing")).toBe(
      `refused ${ANSWER}: "nothing" is not in effect, so nobody could use it instead. → Name an entry that is in effect, or say --why.`,
    );
    expect(await sentences("--why", "x", "--effective", "2026-01-01")).toContain(
      "The time 2026-01-01 has passed.",
    );
    expect(await sentences("--why", "x", "--effective", "soon")).toContain('"soon" is no time.');
    await run("withdraw", ANSWER, "--why", "x");
    expect(await sentences("--why", "x")).toContain(
      "It is withdrawn already. → Publish or roll it back to bring it back.",
    );
  });
});
