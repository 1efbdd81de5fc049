import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { noteOf } from "#core/history.ts";
import { historyIn, kb, on } from "../histories.ts";
import { anAnswer, aTree, aWorkspace, type ContentFolder } from "../make.ts";

const ANSWER = "answers/late-delivery";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

/** Publishes one open proposal about a version that went out in an emergency; the host knows who is behind it. */
async function taken(lines: readonly string[], people: object, workspace = aWorkspace()) {
  folder = aTree({ "workspace.yaml": workspace, [`${ANSWER}/en.mdx`]: anAnswer() });
  await kb(folder.root, ["publish", ANSWER, "--by", "@minh", "--emergency", "Hurt."], on("01-05"));
  const head = [`entry: ${ANSWER}`, `at: ${on("01-06")}`];
  folder.write({
    "proposals/2026-01-06-late.yaml": `${[...lines.slice(0, 1), ...head, ...lines.slice(1)].join("\n")}\n`,
  });
  writeFileSync(
    join(folder.root, "..", "people.json"),
    JSON.stringify({ "proposals/2026-01-06-late": people }),
  );
  const ran = await kb(folder.root, ["publish", "--pending", "--people", "../people.json"], on("01-07"));
  return { ...ran, history: historyIn(folder.root, ANSWER) };
}

test("an approval is that of the account that asked for it, and never of who published", async () => {
  const approval = ["proposal: approve", 'version: "1.0"'];
  const { history, out } = await taken(approval, { by: "@lan" });
  expect(history.at(-1)).toMatchObject({ record: "approve", version: "1.0", by: "@lan" });
  expect(out).toContain(`took proposals/2026-01-06-late: it approves ${ANSWER} 1.0`);
  folder.cleanup();
  const own = await taken(approval, { by: "@minh" });
  expect(own).toMatchObject({
    status: 1,
    err: expect.stringContaining("nobody approves a change of their own"),
  });
  expect(own.history).toHaveLength(1);
});

test("a note is corrected in every language that was given", async () => {
  const lines = ["proposal: correct-note", 'version: "1.0"', "change:", "  what: {en: New., vi: Mới.}"];
  const { history } = await taken(lines, { by: "@lan" });
  expect(history.slice(1).map(({ record, by }) => [record, by])).toEqual([
    ["correct-note", "@lan"],
    ["correct-note", "@lan"],
  ]);
  expect(noteOf(history, "1.0")).toMatchObject({ en: { what: "New." }, vi: { what: "Mới." } });
});

test("words are approved by who approved the proposal, where the workspace asks for that", async () => {
  const words = [
    "proposal: change",
    'from: "1.0"',
    "change: {what: W., why: Y., do: D.}",
    "texts:\n  en:\n    boxes:\n      private: We look today.",
  ];
  const required = aWorkspace({ more: "approval: required" });
  const { history } = await taken(words, { by: "@lan", approvedBy: "@mai" }, required);
  expect(history.slice(1).map(({ record, by }) => [record, by])).toEqual([
    ["publish", "@lan"],
    ["approve", "@mai"],
  ]);
  folder.cleanup();
  expect(await taken(words, { by: "@lan" }, required)).toMatchObject({ status: 1, history: [{}] });
});

test("a text that is proposed to be pulled in an emergency goes at once", async () => {
  const lines = [
    "proposal: withdraw",
    "change:",
    "  withdraw: {why: Wrong.}",
    "  emergency: {reason: Hurt.}",
  ];
  const { history } = await taken(lines, { by: "@lan", approvedBy: "@mai" });
  expect(history.slice(1)).toMatchObject([
    { record: "withdraw", by: "@lan", emergency: { reason: "Hurt." } },
    { record: "approve", by: "@mai" },
  ]);
});
