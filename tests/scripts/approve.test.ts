import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { HistoryRecord } from "#core/history.ts";
import { historyIn, kb, kbJson, on, type PublishedJson } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, aWorkspace, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;
const FRAGMENT = "fragments/late-credit";
const REQUIRED = aWorkspace({ more: "approval: required" });
const PEOPLE = ["--by", "@minh", "--approved-by", "@lan"];

let folder: ContentFolder;
afterEach(() => folder.cleanup());

function begin(files: Record<string, string> = { [EN]: anAnswer() }, workspace = aWorkspace()): string {
  folder = aTree({ "workspace.yaml": workspace, ...files });
  return folder.root;
}

const run = (day: string, ...args: string[]) => kb(folder.root, args, on(day));
const records = (key = ANSWER) =>
  historyIn(folder.root, key).map(
    ({ record, version, by }: HistoryRecord) => `${record} ${version} by ${by}`,
  );

describe("kb approve", () => {
  test("records the second person of a version, and refuses a third", async () => {
    begin();
    await run("01-05", "publish", ANSWER, "--by", "@minh");
    expect(await run("01-06", "approve", ANSWER, "1.0", "--by", "@lan")).toEqual({
      status: 0,
      out: `approved ${ANSWER} 1.0, by @lan`,
      err: "",
    });
    expect(records()).toEqual(["publish 1.0 by @minh", "approve 1.0 by @lan"]);
    expect(await run("01-07", "approve", ANSWER, "1.0", "--by", "@duy")).toEqual({
      status: 1,
      out: "",
      err: `refused ${ANSWER}: Version 1.0 is approved already. → Nothing needs to be done.`,
    });
  });

  test.each([
    [
      "one's own change",
      ["1.0", "--by", "@Minh"],
      "@Minh asked for this change of answers/late-delivery, and nobody approves a change of their own. → Let somebody else approve it.",
    ],
    ["what does not exist", ["2.0", "--by", "@lan"], "Version 2.0 of answers/late-delivery does not exist."],
    ["what was called off", ["1.1", "--by", "@lan"], "Version 1.1 of answers/late-delivery was called off."],
  ])("refuses %s", async (_, args, said) => {
    begin();
    await run("01-05", "publish", ANSWER, "--by", "@minh");
    folder.write({ [EN]: anAnswer({ body: aReply("Hi {{customer_name}}, we look into it.") }) });
    await run("01-06", "publish", ANSWER, "--minor", "--note", "W.", "--effective", "2026-02-01T09:00");
    await run("01-06", "cancel", ANSWER, "1.1");
    const before = records();
    const ran = await run("01-07", "approve", ANSWER, ...args);
    expect(ran).toMatchObject({ status: 1, out: "" });
    expect(ran.err).toContain(`refused ${ANSWER}: ${said}`);
    expect(records()).toEqual(before);
  });

  test("refuses while this machine's clock is behind the last record", async () => {
    begin();
    await run("01-05", "publish", ANSWER, "--by", "@minh");
    const ran = await run("01-04", "approve", ANSWER, "1.0", "--by", "@lan");
    expect(ran).toMatchObject({ status: 1, err: expect.stringContaining("clock") });
  });

  test("of a fragment approves what only followed it, and leaves other versions alone", async () => {
    const credit = (amount: string, front?: string) => ({
      [`${FRAGMENT}/en.mdx`]: aFragment({ body: amount, ...(front && { front }) }),
    });
    begin({ [EN]: anAnswer({ body: aReply('Take <Fragment id="late-credit"/>.') }), ...credit("5 euros") });
    await run("01-05", "publish", "--all", "--by", "@minh");
    folder.write(credit("10 euros", aChange()));
    await run("01-06", "publish", FRAGMENT, "--by", "@minh", "--emergency", "A wrong amount.");
    expect(await run("01-07", "approve", FRAGMENT, "2.0", "--by", "@lan")).toMatchObject({
      status: 0,
      out: `approved ${FRAGMENT} 2.0, by @lan\napproved ${ANSWER} 2.0, by @lan`,
    });
    expect(records()).toEqual(["publish 1.0 by @minh", "publish 2.0 by @minh", "approve 2.0 by @lan"]);
  });
});

describe("--approved-by", () => {
  test("stands behind each version of the publication, what follows a fragment included", async () => {
    begin({
      [EN]: anAnswer({ body: aReply('Take <Fragment id="late-credit"/>.') }),
      [`${FRAGMENT}/en.mdx`]: aFragment(),
    });
    await run("01-05", "publish", "--all", ...PEOPLE);
    folder.write({ [`${FRAGMENT}/en.mdx`]: aFragment({ body: "10 euros", front: aChange() }) });
    await run("01-06", "publish", FRAGMENT, ...PEOPLE);
    const pair = (version: string) => [`publish ${version} by @minh`, `approve ${version} by @lan`];
    expect(records()).toEqual([...pair("1.0"), ...pair("2.0")]);
    expect(records(FRAGMENT)).toEqual([...pair("1.0"), ...pair("2.0")]);
    expect(await run("01-07", "verify")).toMatchObject({ status: 0 });
  });

  test("cannot be the one who asked", async () => {
    begin();
    const ran = await run("01-05", "publish", ANSWER, "--by", "@minh", "--approved-by", "@minh");
    expect(ran).toMatchObject({
      status: 1,
      err: expect.stringContaining("nobody approves a change of their own"),
    });
    expect(records()).toEqual([]);
  });
});

describe("a workspace that asks for approval", () => {
  test("refuses a version without a second person and names the ways on", async () => {
    begin(undefined, REQUIRED);
    expect(await run("01-05", "publish", ANSWER, "--by", "@minh")).toEqual({
      status: 1,
      out: "",
      err: `refused ${ANSWER}: Nobody but @minh has agreed to this change of ${ANSWER}, and this workspace asks for a second person. → Name who agreed with --approved-by, or publish it as an emergency with --emergency REASON.`,
    });
    expect(await run("01-05", "publish", ANSWER, ...PEOPLE)).toMatchObject({ status: 0 });
    folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply("New.") }) });
    expect(await run("01-06", "publish", ANSWER, ...PEOPLE)).toMatchObject({ status: 0 });
    expect(await run("01-07", "rollback", ANSWER, "1.0", "--by", "@minh")).toMatchObject({ status: 1 });
    expect(await run("01-07", "rollback", ANSWER, "1.0", ...PEOPLE)).toMatchObject({ status: 0 });
  });

  test("lets an emergency out, and lists it until somebody else approves it", async () => {
    begin(undefined, REQUIRED);
    const emergency = ["--by", "@minh", "--emergency", "Somebody was hurt."];
    expect(await run("01-05", "publish", ANSWER, ...emergency)).toMatchObject({ status: 0 });
    const said = "Version 1.0 went out as an emergency by @minh (“Somebody was hurt.”)";
    expect((await run("01-06", "check")).out).toContain(said);
    expect((await run("01-06", "status")).out).toContain("Emergencies that await approval: 1\n");
    await run("01-06", "approve", ANSWER, "1.0", "--by", "@lan");
    expect((await run("01-06", "check")).out).not.toContain(said);
    expect((await run("01-06", "status")).out).toContain("Emergencies that await approval: none\n");
  });
});

describe("--people FILE", () => {
  const pending = {
    [EN]: anAnswer({ front: "change: {}" }),
    "answers/other/en.mdx": anAnswer({ title: "O", front: "change: {}" }),
  };
  const file = (text: string) => writeFileSync(join(folder.root, "people.json"), text);
  const publish = (...args: string[]) =>
    run("01-05", "publish", "--pending", "--people", "people.json", ...args);

  test("says of each pending entry who asked and who approved; others fall back to the options", async () => {
    begin(pending, REQUIRED);
    file(`{"${ANSWER}": {"by": "@minh", "approvedBy": "@lan"}}`);
    expect(await publish("--by", "@duy", "--approved-by", "@mai")).toMatchObject({ status: 0 });
    expect(records()).toEqual(["publish 1.0 by @minh", "approve 1.0 by @lan"]);
    expect(records("answers/other")).toEqual(["publish 1.0 by @duy", "approve 1.0 by @mai"]);
  });

  test("a line without an approver means that nobody approved, whatever the options say", async () => {
    begin(pending, REQUIRED);
    file(`{"${ANSWER}": {"by": "@minh"}}`);
    expect(await publish("--by", "@duy", "--approved-by", "@mai")).toMatchObject({
      status: 1,
      err: expect.stringContaining("Nobody but @minh has agreed"),
    });
    expect(records()).toEqual([]);
    expect(records("answers/other")).toHaveLength(2);
  });

  test("leaves out a line about what is not there, and says so", async () => {
    begin(pending);
    file('{"answers/gone": {"by": "@minh"}}');
    const ran = await publish();
    expect(ran).toMatchObject({
      status: 0,
      err: "people.json names answers/gone, which the content does not have: left out",
    });
    const again = await kbJson<PublishedJson>(folder.root, ["publish", "--all"], on("01-06"));
    expect(again.published).toEqual([]);
  });

  test.each([
    ["is not there", undefined, "There is no file people.json to read the people from."],
    ["is no JSON", "{", "The people in people.json cannot be read (it is no JSON)."],
    ["is a list", "[]", "people.json does not say who"],
    ["names nobody", `{"${ANSWER}": "@minh"}`, `"${ANSWER}" in people.json does not say who`],
    [
      "has a field too many",
      `{"${ANSWER}": {"approved": "@minh"}}`,
      `"${ANSWER}" in people.json does not say who`,
    ],
    ["names a stranger", `{"${ANSWER}": {"by": "minh"}}`, '"minh" is not an owner'],
  ])("that %s ends the run with one sentence and changes nothing", async (_, text, said) => {
    begin(pending);
    if (text !== undefined) file(text);
    const ran = await publish();
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(said);
    expect(ran.err.split("\n")).toHaveLength(1);
    expect(records()).toEqual([]);
  });

  test("goes with --pending alone", async () => {
    begin(pending);
    expect(await run("01-05", "publish", ANSWER, "--people", "people.json")).toMatchObject({ status: 2 });
  });
});

describe("a change that is called minor and looks major", () => {
  const draft = (more = "") => ({
    [EN]: anAnswer({
      front: `change: {kind: minor, what: Another wording.${more}}`,
      body: aReply("You have 14 days."),
    }),
  });
  const reason = "“7 days” became “14 days” in the private reply (en)";
  const start = async () => {
    begin({ [EN]: anAnswer({ body: aReply("You have 7 days.") }) });
    await run("01-05", "publish", ANSWER);
    folder.write(draft());
  };

  test("is refused with what made it look so, and goes out with a reason, which is recorded", async () => {
    await start();
    expect(await run("01-06", "publish", ANSWER)).toEqual({
      status: 1,
      out: "",
      err: `refused ${ANSWER}: This change is called minor, which nobody is told of, but looks major: ${reason}. → Leave out \`kind: minor\` (or --minor), or say why it is minor with \`because:\` in the change block (or --because TEXT).`,
    });
    expect(await run("01-06", "publish", ANSWER, "--because", "A slip.", "--dry-run")).toMatchObject({
      status: 0,
      out: expect.stringContaining(`\n  looks major: ${reason}`),
    });
    expect(await run("01-06", "publish", ANSWER, "--because", "A slip.")).toMatchObject({ status: 0 });
    expect(historyIn(folder.root, ANSWER)[1]).toMatchObject({ kind: "minor", because: "A slip." });
    expect(await run("01-07", "verify")).toMatchObject({ status: 0 });
  });

  test("takes the reason from the change block, and records none where none is needed", async () => {
    await start();
    folder.write(draft(", because: A slip."));
    await run("01-06", "publish", ANSWER);
    expect(historyIn(folder.root, ANSWER)[1]).toMatchObject({ because: "A slip." });
    folder.write({ [EN]: anAnswer({ body: aReply("You have got 14 days.") }) });
    await run("01-07", "publish", ANSWER, "--minor", "--note", "W.", "--because", "Only words.");
    expect(historyIn(folder.root, ANSWER)[2]).not.toHaveProperty("because");
  });

  test("is a warning of kb check, and an error where notes are asked for", async () => {
    await start();
    const plain = await run("01-06", "check");
    expect(plain.status).toBe(0);
    expect(plain.out).toMatch(/en\.mdx:\d+:\d+ +warning +looks-major/);
    expect(await run("01-06", "check", "--require-notes")).toMatchObject({ status: 1 });
  });

  test("is refused for a rollback too", async () => {
    await start();
    await run("01-06", "publish", ANSWER, "--because", "A slip.");
    expect(await run("01-07", "rollback", ANSWER, "1.0", "--minor")).toMatchObject({
      status: 1,
      err: expect.stringContaining("“14 days” became “7 days”"),
    });
    expect(await run("01-07", "rollback", ANSWER, "1.0", "--minor", "--because", "A slip.")).toMatchObject({
      status: 0,
    });
  });

  test("the other way round is only said", async () => {
    await start();
    folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply("You have got 7 days.") }) });
    expect(await run("01-06", "publish", ANSWER)).toMatchObject({
      status: 0,
      out: expect.stringContaining("(it looks minor: with `kind: minor` nobody would be told of it)"),
    });
  });
});
