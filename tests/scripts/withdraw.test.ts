import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { historyIn, kb, on, versionsAt } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, type ContentFolder } from "../make.ts";

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

describe("kb withdraw --emergency", () => {
  const emergency = (key: string, ...more: string[]) =>
    run("withdraw", key, "--emergency", "Somebody was hurt.", "--by", "@minh", ...more);
  const draft = (words: string) => anAnswer({ front: aChange(), body: aReply(words) });
  const later = ["--effective", "2026-02-01T09:00:00Z"];
  const LISTED = `listed until somebody else approves it: kb approve ${ANSWER} 1.0 --by PERSON`;

  test("pulls a text with the reason alone, and lists it until somebody else approves it", async () => {
    expect(await emergency(ANSWER)).toEqual({
      status: 0,
      out: `withdrew ${ANSWER}, from Tue 6 Jan 2026 09:00 UTC\n${LISTED}`,
      err: "",
    });
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      record: "withdraw",
      by: "@minh",
      why: "Somebody was hurt.",
      emergency: { reason: "Somebody was hurt." },
    });
    const listed = "The withdrawal of 1.0 went out as an emergency by @minh";
    expect((await run("check")).out).toContain(listed);
    expect((await run("status")).out).toContain("Somebody was hurt.");
    expect(await run("approve", ANSWER, "1.0", "--by", "@minh")).toMatchObject({ status: 0 });
    expect((await run("check")).out).toContain(listed);
    expect(await run("approve", ANSWER, "1.0", "--by", "@minh")).toMatchObject({ status: 1 });
    expect(await run("approve", ANSWER, "1.0", "--by", "@lan")).toMatchObject({
      status: 0,
      out: `approved ${ANSWER} 1.0, with its withdrawal, by @lan`,
    });
    expect((await run("check")).out).not.toContain(listed);
    expect((await run("status")).out).not.toContain("Somebody was hurt.");
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test("calls off what waits, version and withdrawal alike", async () => {
    folder.write({ [`${ANSWER}/en.mdx`]: draft("From February.") });
    await run("publish", ANSWER, ...later);
    await run("withdraw", "answers/other", "--why", "Old.", ...later);
    expect((await emergency(ANSWER)).out).toContain("(version 2.0, which waited, is called off)");
    expect((await emergency("answers/other")).out).toMatch(/the withdrawal that waited for .* is called off/);
    expect(await versionsAt(folder, on("02-02"))).toEqual({});
    expect(await run("verify")).toMatchObject({ status: 0 });
    expect((await run("check")).out).not.toContain("history-out-of-order");
  });

  test("calls off the waiting versions of what uses a fragment; their own words come back with their note", async () => {
    const FRAGMENT = "fragments/credit";
    const using = (words: string, front?: string) =>
      anAnswer({ body: aReply(`${words} <Fragment id="credit"/>.`), ...(front && { front }) });
    folder.write({ [`${FRAGMENT}/en.mdx`]: aFragment(), [`${ANSWER}/en.mdx`]: using("Take", aChange()) });
    await run("publish", FRAGMENT, ANSWER);
    folder.write({
      [`${FRAGMENT}/en.mdx`]: aFragment({ body: "10 euros", front: aChange() }),
      [`${ANSWER}/en.mdx`]: using("Do take", aChange({ what: "Do take it." })),
    });
    await run("publish", FRAGMENT, ANSWER, ...later);
    const ran = await emergency(FRAGMENT);
    expect(ran.out).toContain(`version 3.0 of ${ANSWER}, which waited and uses it, is called off`);
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      record: "cancel",
      version: "3.0",
      by: "@minh",
    });
    expect(readFileSync(`${folder.root}/${ANSWER}/en.mdx`, "utf8")).toContain("Do take it.");
    expect(await versionsAt(folder, on("02-02"))).toMatchObject({ [ANSWER]: "2.0" });
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test.each([
    [
      "an answer that is not in effect",
      ["--use", "nowhere"],
      '"nowhere" is not in effect, so agents are told why instead of being sent there',
    ],
    [
      "a time that has passed",
      ["--effective", "2025-01-01T09:00"],
      '"2025-01-01T09:00" is no time to come, so it holds from now on',
    ],
    ["what is no time", ["--effective", "soon"], '"soon" is no time to come, so it holds from now on'],
  ])("is not held up by %s", async (_, more, said) => {
    expect(await emergency(ANSWER, ...more)).toMatchObject({ status: 0, out: expect.stringContaining(said) });
    expect(await versionsAt(folder, on("01-06"))).toEqual({ "answers/other": "1.0" });
    expect((await run("check")).status).toBe(0);
  });

  test("is not held up by a clock that is behind the last record", async () => {
    const ran = await kb(folder.root, ["withdraw", ANSWER, "--emergency", "Hurt."], on("01-04"));
    expect(ran).toMatchObject({ status: 0, out: expect.stringContaining("this machine's clock is behind") });
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({ record: "withdraw", at: on("01-05") });
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test("is refused only for what cannot be pulled, or without a reason", async () => {
    folder.write({ "answers/new/en.mdx": anAnswer({ title: "New" }) });
    expect(await emergency("answers/new")).toMatchObject({
      status: 1,
      err: expect.stringContaining("never published"),
    });
    await emergency(ANSWER);
    expect(await emergency(ANSWER)).toMatchObject({
      status: 1,
      err: expect.stringContaining("withdrawn already"),
    });
    expect(await run("withdraw", "answers/other", "--emergency", " ")).toMatchObject({ status: 2 });
  });

  test("may stand in a change block, even in a text that is broken otherwise", async () => {
    folder.write({
      [`${ANSWER}/en.mdx`]: anAnswer({
        front: "products: [nothing]\nchange: {withdraw: {}, emergency: {reason: Hurt.}}",
      }),
    });
    expect(await run("publish", "--pending", "--by", "@minh", "--approved-by", "@lan")).toMatchObject({
      status: 0,
      out: `withdrew ${ANSWER}, from Tue 6 Jan 2026 09:00 UTC`,
    });
    expect(historyIn(folder.root, ANSWER).slice(-2)).toMatchObject([
      { record: "withdraw", by: "@minh", emergency: { reason: "Hurt." } },
      { record: "approve", by: "@lan" },
    ]);
    expect(readFileSync(`${folder.root}/${ANSWER}/en.mdx`, "utf8")).not.toContain("change");
  });
});
