import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemsOf } from "#checks/rules.ts";
import { kb, on } from "../histories.ts";
import {
  aChange,
  anAnswer,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  checkingIn,
} from "../make.ts";

const PATH = "training/first/path.yaml";
const EN = "training/first/one.en.mdx";
const VI = "training/first/one.vi.mdx";

/** A path as its file; further lines stand before the modules. */
function aPath(
  more = "",
  modules = '  - title: {en: Start, vi: Bắt đầu}\n    days: "1"\n    lessons: [one]\n',
) {
  return `id: first\ntitle: {en: First, vi: Đầu tiên}\ndays: 5\n${more}modules:\n${modules}`;
}

const aLesson = (words: string) => `---\ntitle: One\n---\n\n${words}\n`;

const settings = { "workspace.yaml": aWorkspace({ more: "rules: {no-phrases: off, no-summary: off}" }) };

/** An answer in two versions and two languages: the Vietnamese one fell behind, and the reply for the upset is gone. */
let folder: ContentFolder;
beforeAll(async () => {
  folder = aTree({
    ...settings,
    "answers/late/en.mdx": anAnswer({ body: `${aReply()}\n\n${aReply("We are sorry.", 'for="upset"')}` }),
    "answers/late/vi.mdx": aTranslation({ front: "translates: next" }),
    "answers/calm/en.mdx": anAnswer({ title: "Calm", front: "tags: [parcel]" }),
  });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  folder.write({ "answers/late/en.mdx": anAnswer({ front: aChange(), body: aReply("Within a day.") }) });
  await kb(folder.root, ["publish", "answers/late"], on("01-06"));
  folder.write({ "answers/draft/en.mdx": anAnswer({ title: "Draft" }) });
});
afterAll(() => folder.cleanup());

const LATE = '<Answer id="late"/>';
const quiz = (first: string, second: string) =>
  `<Quiz question="Which?">\n<Option${first}>A.</Option>\n<Option${second}>B.</Option>\n</Quiz>`;
const scene = (inner: string, at = 'channel="messenger" country="VN"') =>
  `<Scenario ${at}>\n\nHello?\n\n${inner}\n\n</Scenario>`;

/** What the rules about training find, as `severity rule file:line message`; the lesson says the same in both languages. */
function found(files: Readonly<Record<string, string>>): string[] {
  const all = { [PATH]: aPath(), [EN]: aLesson("Words."), ...files };
  folder.write({ ...all, [VI]: files[VI] ?? all[EN] ?? "" });
  return problemsOf(checkingIn(folder.root))
    .filter(({ file, rule }) => file.startsWith("training/") && !rule.startsWith("points-to"))
    .map(({ file, line, severity, rule, message }) => `${severity} ${rule} ${file}:${line} ${message}`);
}

const both = (line: string, message: string) => [`${line} ${EN}:5 ${message}`, `${line} ${VI}:5 ${message}`];

test("a path of lessons that name what there is has nothing wrong with it", () => {
  expect(found({ [EN]: aLesson(scene('<Write answer="calm"/>').replace("calm", "late")) })).toEqual([
    `warning lesson-behind ${VI}:9 "late" is behind in "vi": version 2.0 is not translated yet.`,
  ]);
  expect(found({})).toEqual([]);
});

describe("what a lesson names", () => {
  test.each([
    ["an answer", '<Answer id="lat"/>', '"lat" is not one of the answers. Did you mean "late"?'],
    ["a product", "[Shop](product:shop)", '"shop" is not one of the products.'],
    ["an advisory", "[Storm](advisory:storm)", '"storm" is not one of the advisories.'],
    [
      "a channel",
      scene("", 'channel="messengr" country="VN"'),
      '"messengr" is not a channel. Did you mean "messenger"?',
    ],
    ["a country", scene("", 'channel="messenger" country="XX"'), '"XX" is not a country of the settings.'],
    [
      "a product of a drill",
      '<Practice drill="find" products="shop"/>',
      '"shop" is not one of the products that answers carry.',
    ],
    [
      "a tag of a drill",
      '<Practice drill="find" tags="parcel, parcels"/>',
      '"parcels" is not one of the tags that answers carry. Did you mean "parcel"?',
    ],
  ])("%s has to exist", (_, words, message) => {
    expect(found({ [EN]: aLesson(words) })).toEqual(both("error lesson-names-nothing", message));
  });

  test("an answer that is not published yet is a warning", () => {
    expect(found({ [EN]: aLesson('<Answer id="draft"/>') })).toEqual(
      both("warning lesson-names-nothing", '"draft" is not published yet, so nobody can open it from here.'),
    );
  });
});

describe("what a lesson shows", () => {
  test.each([
    ["1.0", "9.0", '"late" never had a version 9.0.'],
    ["2.0", "1.0", 'Version 2.0 of "late" did not come before 1.0.'],
    ["2.0", "2.0", 'Version 2.0 of "late" did not come before 2.0.'],
  ])("the change from %s to %s is none", (from, to, message) => {
    const problems = found({ [EN]: aLesson(`<Change id="late" from="${from}" to="${to}"/>`) });
    expect(problems).toContain(`error lesson-shows-nothing ${EN}:5 ${message}`);
  });

  test("a reply that was never there is an error, and one that is gone a warning", () => {
    const write = (rest: string) => aLesson(scene(`<Write answer="late"${rest}/>`));
    const what = `reply in "en" for messenger and the moment`;
    expect(found({ [EN]: write(' moment="close"') })[0]).toBe(
      `error lesson-shows-nothing ${EN}:9 "late" has no ${what} "close".`,
    );
    expect(found({ [EN]: write(' moment="upset"') })[0]).toBe(
      `warning lesson-shows-nothing ${EN}:9 "late" has no ${what} "upset" any more, as version 1.0 had.`,
    );
  });
});

describe("what is old", () => {
  test("an answer that is behind in the lesson's language, but not where it stands among wrong options", () => {
    expect(found({ [EN]: aLesson(LATE) })).toEqual([
      `warning lesson-behind ${VI}:5 "late" is behind in "vi": version 2.0 is not translated yet.`,
    ]);
    const wrong = scene('<Option answer="calm" right>A.</Option>\n<Option answer="late">B.</Option>');
    expect(found({ [EN]: aLesson(wrong) })).toEqual([]);
  });

  test("a change that was followed by another, unless the lesson shows that one too", async () => {
    folder.write({
      "answers/late/en.mdx": anAnswer({ front: aChange(), body: aReply("Within an hour.") }),
      "answers/late/vi.mdx": aTranslation({ front: "translates: next" }),
    });
    await kb(folder.root, ["publish", "answers/late"], on("01-07"));
    const first = '<Change id="late" from="1.0" to="2.0"/>';
    const message = 'The last change of "late" shown here led to 2.0, and 3.0 is in effect.';
    expect(found({ [EN]: aLesson(first) })).toEqual(both("warning lesson-behind", message));
    const second = '<Change id="late" from="2.0" to="3.0"/>';
    expect(found({ [EN]: aLesson(`${first}\n\n${second}`) })).toEqual([]);
  });
});

describe("languages", () => {
  test("tasks, options and what is right are the same in each", () => {
    const en = aLesson(quiz(" right", ""));
    const vi = aLesson(quiz("", " right"));
    expect(found({ [EN]: en, [VI]: vi })).toEqual([
      `error lesson-languages ${VI}:5 Task 1 is a choice of 2 with 2 right in "vi", and a choice of 2 with 1 right in "en".`,
    ]);
    expect(found({ [EN]: en, [VI]: aLesson("Words.") })).toEqual([
      `error lesson-languages ${VI}:undefined Task 1 is missing in "vi", and a choice of 2 with 1 right in "en".`,
    ]);
  });

  test("one that is missing is a warning, at the lesson and in the path", () => {
    const extra = {
      "training/first/two.en.mdx": aLesson("Words."),
      "training/first/two.xx.mdx": aLesson("Words."),
    };
    const list = aPath("", "  - title: {en: Start}\n    lessons: [one, two]\n");
    const problems = found({ [PATH]: list, ...extra });
    folder.write({ [PATH]: aPath() });
    expect(problems).toEqual([
      `warning lesson-languages ${PATH}:5 "Start" is not said in "vi".`,
      'warning lesson-languages training/first/two.en.mdx:undefined The lesson is not written in "vi".',
      'warning lesson-languages training/first/two.xx.mdx:undefined "xx" is not a language of the interface, so nobody reads this.',
    ]);
    expect(found({})).toContain(
      `warning lesson-unreachable training/first/two.en.mdx:undefined No module of ${PATH} lists the lesson "two".`,
    );
  });
});

describe("a path", () => {
  test.each([
    [
      "teams: [tem]\n",
      'error path-unfit training/first/path.yaml:4 "tem" is not a team of this workspace. Did you mean "team"?',
    ],
    [
      "after: [second]\n",
      'error path-unfit training/first/path.yaml:4 "second" is not a path of the training.',
    ],
    [
      "after: [first]\n",
      "error path-unfit training/first/path.yaml:4 The path comes after itself: first after first.",
    ],
  ])("%s cannot be", (more, problem) => {
    expect(found({ [PATH]: aPath(more) })).toContain(problem);
  });

  test.each([
    ['    days: "6"\n    lessons: [one]', 'The days 6 of "Start" lie beyond the 5 of the path.'],
    ["    days: 3-2\n    lessons: [one]", 'The days 3-2 of "Start" run backwards.'],
    ["    lessons: [one, one]", 'The lesson "one" is listed more than once.'],
    ["    lessons: [one, pack]", '"pack" is the address of a page.'],
    ["    lessons: [one, three]", 'The lesson "three" has no text in "en", the source language.'],
  ])("%s does not fit", (lines, message) => {
    const problems = found({ [PATH]: aPath("", `  - title: {en: Start, vi: A}\n${lines}\n`) });
    expect(problems).toContainEqual(expect.stringMatching(/^error path-unfit /));
    expect(problems.join("\n")).toContain(message);
  });

  test("modules do not begin before the one above, and paths do not wait for each other", () => {
    const modules =
      '  - title: {en: B}\n    days: 3-4\n    lessons: [one]\n  - title: {en: A}\n    days: "2"\n    lessons: [two]\n';
    expect(found({ [PATH]: aPath("", modules) }).join("\n")).toContain(
      'The days 2 of "A" begin before those of the module above it.',
    );
    const second = aPath("after: [first]\n").replace("id: first", "id: second");
    const problems = found({ [PATH]: aPath("after: [second]\n"), "training/second/path.yaml": second });
    expect(problems.join("\n")).toContain("The path comes after itself: first after second after first.");
    expect(problems.join("\n")).toContain("The path comes after itself: second after first after second.");
  });
});

test("no path has the address of a page", () => {
  const path = aPath("", "  - title: {en: A, vi: A}\n    lessons: [one]\n").replace("id: first", "id: new");
  const words = {
    "training/new/one.en.mdx": aLesson("Words."),
    "training/new/one.vi.mdx": aLesson("Words."),
  };
  const problems = found({ "training/new/path.yaml": path, ...words });
  expect(problems).toContain('error path-unfit training/new/path.yaml:1 "new" is the address of a page.');
});

test("what belongs to no entry is left out where findings about some are wanted, and warnings where only errors are", () => {
  found({
    [EN]: aLesson('<Answer id="lat"/>'),
    [PATH]: aPath("", "  - title: {en: A}\n    lessons: [nine]\n"),
  });
  const checking = checkingIn(folder.root);
  const rules = (context: typeof checking) =>
    new Set(problemsOf(context).flatMap(({ file, rule }) => (file.startsWith("training/first") ? rule : [])));
  expect(rules({ ...checking, about: new Set(["answers/late"]) })).toEqual(new Set());
  expect([...rules({ ...checking, errorsAlone: true })]).not.toContain("lesson-unreachable");
  expect([...rules(checking)]).toContain("lesson-unreachable");
});
