import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isBehind } from "#core/history.ts";
import { historyIn, kb, on, versionsAt } from "../histories.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, aWorkspace, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";
const EN = `${ANSWER}/en.mdx`;
const VI = `${ANSWER}/vi.mdx`;
const NEW_EN = anAnswer({ body: aReply("New words.") });

let folder: ContentFolder;
beforeEach(async () => {
  folder = aTree({ "workspace.yaml": aWorkspace(), [EN]: anAnswer(), [VI]: aTranslation() });
  await run("publish", "--all");
});
afterEach(() => folder.cleanup());

const run = (...args: string[]) => kb(folder.root, args, on("01-05"));
const read = (path: string) => readFileSync(join(folder.root, path), "utf8");
const records = () => historyIn(folder.root, ANSWER).map(({ record, version }) => `${record} ${version}`);

/** Publishes new words for later; `change` is their note. */
async function schedule(change = aChange({ what: '"We answer: within a day."' })): Promise<void> {
  folder.write({ [EN]: anAnswer({ front: change, body: aReply("New words.") }) });
  expect(await run("publish", ANSWER, "--effective", "2026-02-01T09:00")).toMatchObject({ status: 0 });
  expect(read(EN)).toBe(NEW_EN);
}

describe("kb cancel", () => {
  test("calls a waiting version off: its words are a draft again, with their note", async () => {
    await schedule();
    const ran = await run("cancel", ANSWER, "2.0");
    expect(ran).toEqual({ status: 0, out: `called off ${ANSWER} 2.0; its text is a draft again`, err: "" });
    expect(records()).toEqual(["publish 1.0", "publish 2.0", "cancel 2.0"]);
    expect(await versionsAt(folder, on("03-01"))).toEqual({ [ANSWER]: "1.0" });
    const note =
      'change:\n  ready: false\n  kind: major\n  what:\n    en: "We answer: within a day."\n  why:\n    en: The team has grown.\n  do:\n    en: Promise a day.\n';
    expect(read(EN)).toBe(NEW_EN.replace("owner: team\n", `owner: team\n${note}`));
    expect(await run("check", "--require-notes")).toMatchObject({ status: 0 });
  });

  test("what was called off is not published with all that is pending", async () => {
    await schedule();
    await run("cancel", ANSWER, "2.0");
    const pending = await run("publish", "--pending");
    expect(pending).toMatchObject({ status: 0, out: "nothing to publish" });
    expect(pending.err).toMatch(/^left answers\/late-delivery: its change says "ready: false" → /);
    folder.write({ [EN]: read(EN).replace("  ready: false\n", "") });
    expect((await run("publish", "--pending")).out).toContain(`published ${ANSWER} 3.0`);
  });

  test("the draft can be published as it is, under a new number and with the same note", async () => {
    await schedule();
    await run("cancel", ANSWER, "2.0");
    expect(await run("publish", ANSWER)).toMatchObject({
      status: 0,
      out: expect.stringContaining(`published ${ANSWER} 3.0`),
    });
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      version: "3.0",
      note: { en: { what: "We answer: within a day.", why: "The team has grown.", do: "Promise a day." } },
    });
    expect(read(EN)).toBe(NEW_EN);
    expect(read(`${ANSWER}/versions/2.0/en.mdx`)).toBe(NEW_EN);
    expect(await run("verify")).toMatchObject({ status: 0 });
  });

  test("brings back what was said of a kind, of an acknowledgement and of an emergency", async () => {
    await schedule(aChange({ more: "acknowledge: true\n  emergency: {reason: Fire.}" }));
    await run("cancel", ANSWER, "2.0");
    await run("publish", ANSWER);
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      acknowledge: true,
      emergency: { reason: "Fire." },
    });
  });

  test.each([
    ["whose words changed", 'translates: "1.0"', "Câu mới."],
    ["that was said to keep up", "translates: next", "Chào {{customer_name}}, bên mình đang xem ạ."],
  ])("a translation %s is up to date again when the draft is published", async (_, front, words) => {
    folder.write({ [VI]: aTranslation({ front, body: aReply(words) }) });
    await schedule();
    expect(isBehind(historyIn(folder.root, ANSWER), "2.0", "vi")).toBe(false);
    await run("cancel", ANSWER, "2.0");
    await run("publish", ANSWER);
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({ texts: { en: "3.0", vi: "3.0" } });
    expect(read(VI)).toContain('translates: "3.0"');
  });

  test("a translation that was left behind is behind again", async () => {
    await schedule();
    await run("cancel", ANSWER, "2.0");
    await run("publish", ANSWER);
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({ texts: { en: "3.0", vi: "1.0" } });
  });

  test("a translation's own minor version that was called off catches up when it is published again", async () => {
    folder.write({ [EN]: anAnswer({ front: aChange(), body: aReply("New words.") }) });
    await run("publish", ANSWER);
    folder.write({
      [VI]: aTranslation({
        front: "translates: next\nchange: {kind: minor, what: Vietnamese too.}",
        body: aReply("Câu mới."),
      }),
    });
    await run("publish", ANSWER, "--effective", "2026-02-01T09:00");
    await run("cancel", ANSWER, "2.1");
    expect(await run("publish", ANSWER)).toMatchObject({
      status: 0,
      out: expect.stringContaining("2.2 (minor)"),
    });
    expect(isBehind(historyIn(folder.root, ANSWER), "2.2", "vi")).toBe(false);
  });

  test("keeps a note that somebody has begun meanwhile, in whichever language's file", async () => {
    await schedule();
    const begun = aTranslation({ front: 'translates: "1.0"\nchange: {what: Mine., why: Y., do: D.}' });
    folder.write({ [VI]: begun });
    await run("cancel", ANSWER, "2.0");
    expect(read(EN)).toBe(NEW_EN);
    expect(read(VI)).toBe(begun);
    expect(await run("check")).toMatchObject({ status: 0 });
  });

  test("keeps words that were changed meanwhile", async () => {
    await schedule();
    folder.write({ [EN]: anAnswer({ body: aReply("Even newer words.") }) });
    await run("cancel", ANSWER, "2.0");
    expect(read(EN)).toContain("Even newer words.");
    expect(read(EN)).toContain("change:\n  ready: false\n  kind: major");
  });

  test("takes back a withdrawal that waits", async () => {
    await run("withdraw", ANSWER, "--why", "Wrong.", "--effective", "2026-02-01T09:00");
    expect(await run("cancel", ANSWER, "1.0")).toEqual({
      status: 0,
      out: `called off ${ANSWER} 1.0`,
      err: "",
    });
    expect(records()).toEqual(["publish 1.0", "withdraw 1.0", "restore 1.0"]);
    expect(await versionsAt(folder, on("03-01"))).toEqual({ [ANSWER]: "1.0" });
  });

  test.each([
    ["1.0", "Version 1.0 does not wait: it took effect or was called off. → Publish or roll back instead."],
    ["7.0", "Version 7.0 does not exist. → Publish or roll back instead."],
  ])("refuses version %s when nothing waits", async (version, said) => {
    expect(await run("cancel", ANSWER, version)).toEqual({
      status: 1,
      out: "",
      err: `refused ${ANSWER}: ${said}`,
    });
  });

  test("names the version that does wait, and calls nothing off twice", async () => {
    await schedule();
    expect(await run("cancel", ANSWER, "1.0")).toMatchObject({
      status: 1,
      err: expect.stringContaining("→ Cancel 2.0."),
    });
    await run("cancel", ANSWER, "2.0");
    expect(await run("cancel", ANSWER, "2.0")).toMatchObject({ status: 1 });
    expect(records()).toEqual(["publish 1.0", "publish 2.0", "cancel 2.0"]);
  });

  test("never writes a record before the last one", async () => {
    await schedule();
    const ran = await kb(folder.root, ["cancel", ANSWER, "2.0"], on("01-04"));
    expect(ran).toMatchObject({ status: 1, err: expect.stringContaining("Put this machine's clock right") });
    expect(records()).toEqual(["publish 1.0", "publish 2.0"]);
  });

  test("--by stands in the record", async () => {
    await schedule();
    await run("cancel", ANSWER, "2.0", "--by", "team");
    expect(historyIn(folder.root, ANSWER).at(-1)).toMatchObject({
      record: "cancel",
      by: "team",
      at: on("01-05"),
    });
  });
});
