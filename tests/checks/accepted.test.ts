import { afterEach, describe, expect, test } from "vitest";
import { acceptedFindings, problemsOf } from "#checks/rules.ts";
import { anAnswer, aReply, aTree, aWorkspace, type ContentFolder, checkingIn } from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const FILE = "answers/late-delivery/en.mdx";
const STARS = aReply("It is ** bold **.");

function accepting(allow: string, body = STARS, zone = "Asia/Ho_Chi_Minh"): void {
  folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: zone }),
    [FILE]: anAnswer({ front: `phrases: [late]\nallow:\n  - ${allow}`, body }),
  });
}

function checked(now = "2026-03-01T09:00:00Z") {
  const context = checkingIn(folder.root, now);
  return {
    rules: problemsOf(context)
      .filter(({ file }) => file === FILE)
      .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`),
    accepted: acceptedFindings(context).map(({ entry, rule, reason, until }) => [entry, rule, reason, until]),
  };
}

const UNTIL_5_MARCH = "{rule: literal-marks, reason: It is a brand., until: 2026-03-05}";

describe("a finding that the owner accepts", () => {
  test("is no problem, and is listed with its reason and its last day", () => {
    accepting(UNTIL_5_MARCH);
    expect(checked()).toEqual({
      rules: [],
      accepted: [["answers/late-delivery", "literal-marks", "It is a brand.", "2026-03-05"]],
    });
  });

  test("comes back when its last day is over where the workspace lies", () => {
    accepting(UNTIL_5_MARCH);
    expect(checked("2026-03-05T16:59:59Z").rules).toEqual([]);
    expect(checked("2026-03-05T17:00:00Z").rules).toEqual([
      'warning odd-allowance: Findings of "literal-marks" were accepted until 2026-03-05, and that day is over.',
      'warning literal-marks: The marks "**" stay in the text that customers read.',
    ]);
  });

  test("is said to be of no use once nothing breaks the rule", () => {
    accepting(UNTIL_5_MARCH, aReply("It is **bold**."));
    expect(checked()).toEqual({
      rules: [
        'warning odd-allowance: Nothing here breaks "literal-marks" any more, and findings of it are accepted.',
      ],
      accepted: [],
    });
  });

  test("is accepted on that entry alone", () => {
    accepting(UNTIL_5_MARCH);
    folder.write({ "answers/other/en.mdx": anAnswer({ title: "Other", body: STARS }) });
    expect(problemsOf(checkingIn(folder.root)).map(({ file, rule }) => [file, rule])).toContainEqual([
      "answers/other/en.mdx",
      "literal-marks",
    ]);
  });

  test.each([
    ["literal-mark", 'error odd-allowance: "literal-mark" is not a rule. Did you mean "literal-marks"?'],
    [
      "bad-markup",
      'error odd-allowance: Findings of "bad-markup" cannot be accepted: it holds for everybody.',
    ],
  ])("cannot be one of %s", (rule, problem) => {
    accepting(`{rule: ${rule}, reason: x, until: 2026-03-05}`, aReply("Fine."));
    expect(checked().rules).toEqual([problem]);
  });
});

describe("the weight of a rule in a workspace", () => {
  const weighing = (rules: string, more = "") => {
    folder = aTree({
      "workspace.yaml": aWorkspace({ more: `rules: {${rules}}` }),
      [FILE]: anAnswer({ front: "phrases: [late]", body: `${STARS}${more}` }),
    });
    return problemsOf(checkingIn(folder.root)).map(({ rule, severity }) => `${severity} ${rule}`);
  };

  test("may be greater, smaller, or none", () => {
    expect(weighing("literal-marks: error")).toEqual(["error literal-marks"]);
    folder.cleanup();
    expect(weighing("literal-marks: off")).toEqual([]);
  });

  test("is never smaller for a rule that holds for everybody, and saying so is a problem", () => {
    const broken = "\n\n<Reply>\nHi {{nobody}}.\n</Reply>";
    expect(weighing("literal-marks: off, unknown-placeholder: off", broken)).toEqual([
      "error unknown-placeholder",
      "error odd-weight",
    ]);
  });

  test("may stand beside a rule that holds for everybody when it takes nothing from it", () => {
    expect(weighing("literal-marks: off, broken-digest: error")).toEqual([]);
  });

  test("for a rule that does not exist names the nearest", () => {
    weighing("literal-mark: off");
    const problem = problemsOf(checkingIn(folder.root)).find(({ rule }) => rule === "odd-weight");
    expect(problem).toMatchObject({
      file: "workspace.yaml",
      line: 10,
      message: '"literal-mark" is not a rule. Did you mean "literal-marks"?',
    });
  });
});

test("a rule that not every team wants is held where the workspace names it", () => {
  folder = aTree({ "workspace.yaml": aWorkspace(), [FILE]: anAnswer() });
  expect(problemsOf(checkingIn(folder.root))).toEqual([]);
  folder.write({ "workspace.yaml": aWorkspace({ more: "rules: {no-phrases: error}" }) });
  expect(problemsOf(checkingIn(folder.root)).map(({ rule, severity }) => [rule, severity])).toEqual([
    ["no-phrases", "error"],
  ]);
});
