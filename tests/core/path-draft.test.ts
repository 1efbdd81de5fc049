import fc from "fast-check";
import { mdxToMdast } from "satteri";
import { describe, expect, test } from "vitest";
import { lessonShape } from "#core/lesson.ts";
import { lessonLine, plainLine } from "#core/lesson-source.ts";
import { draftedPath, type PathGround } from "#core/path-draft.ts";
import { type PathPlan, type PlannedAnswer, plannedLessons, spansOf } from "#core/path-plan.ts";
import { proposalText } from "#core/proposal-text.ts";
import { daysFaults, daysOf } from "#core/training-days.ts";
import { lessonOutline } from "#markup/lesson-outline.ts";
import { LESSON_FEATURES, lessonViolations, parsedLesson } from "#markup/lesson-vocabulary.ts";
import { proposalFrom } from "#schema/proposal.ts";
import { newPathEn } from "#words/new-path-en.ts";
import { newPathVi } from "#words/new-path-vi.ts";

function anAnswer(id: string, more: Partial<PlannedAnswer> = {}): PlannedAnswer {
  const titles = { en: `Title of ${id}`, vi: `Tên của ${id}` };
  const phrases = { en: [`where is ${id}`], vi: [`${id} đâu rồi`] };
  const plain = { products: ["tickets"], tags: [], near: [], never: {} };
  return { id, titles, summaries: {}, phrases, ...plain, ...more };
}

function aPlan(modules: readonly (readonly string[])[], more: Partial<PathPlan> = {}): PathPlan {
  return {
    id: "first-days",
    title: { en: "First days", vi: "Những ngày đầu" },
    summary: { en: "Five days." },
    teams: [],
    days: 5,
    pass: 80,
    channel: "messenger",
    country: "VN",
    modules: modules.map((answers, index) => ({
      title: { en: `Module ${index}`, vi: `Phần ${index}` },
      answers,
    })),
    ...more,
  };
}

function aGround(answers: readonly PlannedAnswer[], others: PathGround["others"] = new Map()): PathGround {
  return {
    sourceLocale: "en",
    words: { en: newPathEn.lesson, vi: newPathVi.lesson },
    answers: new Map(answers.map((answer) => [answer.id, answer])),
    others,
  };
}

const outline = (source: string) =>
  lessonOutline(parsedLesson(source).body ?? { type: "root", children: [] });

describe("a drafted path", () => {
  const answers = [
    anAnswer("late", { change: { from: "1.0", to: "2.1" }, near: ["late", "gone", "lost", "missing"] }),
    anAnswer("lost", {
      never: { en: "Promise a day.", vi: "Hứa ngày." },
      summaries: { en: "It never came." },
    }),
  ];
  const others = new Map([["missing", anAnswer("missing")]]);
  const { path, lessons } = draftedPath(aPlan([["late", "lost"]]), aGround(answers, others));

  test("lists its lessons by module, with days", () => {
    expect(path).toMatchObject({
      id: "first-days",
      days: 5,
      pass: 80,
      modules: [{ title: { en: "Module 0", vi: "Phần 0" }, days: "1-5", lessons: ["late"] }],
    });
  });

  test("shows the answers, their last change, a message for each with what it is mistaken for, a drill and a checklist", () => {
    const { mentions, changes, tasks, scenes } = outline(lessons.get("late")?.get("en") ?? "");
    expect(mentions.map(({ key }) => key).slice(0, 3)).toEqual([
      "answers/late",
      "answers/lost",
      "answers/late",
    ]);
    expect(changes).toMatchObject([{ id: "late", from: "1.0", to: "2.1" }]);
    expect(scenes).toMatchObject([{ channel: "messenger", country: "VN" }, {}]);
    expect(tasks).toMatchObject([
      {
        of: "scenario",
        options: [
          { answer: "late", right: true },
          { answer: "lost", right: false },
          { answer: "missing", right: false },
        ],
      },
      { of: "scenario", options: [{ answer: "lost", right: true }, { right: false }] },
      { type: "practice", drill: "find", products: ["tickets"] },
      { type: "check", points: 2 },
    ]);
  });

  test("says in each language what its answers say there", () => {
    const [en = "", vi = ""] = ["en", "vi"].map((locale) => lessons.get("late")?.get(locale));
    expect(en).toContain('title: "Title of late and Title of lost"');
    expect(en).toContain("\nwhere is late\n");
    expect(en).toContain("It never came.");
    expect(en).toContain("- Title of lost: never Promise a day.");
    expect(vi).toContain("\nlate đâu rồi\n");
    expect(vi).toContain("- Tên của lost: tuyệt đối không Hứa ngày.");
    expect(lessonShape(outline(en).tasks)).toBe(lessonShape(outline(vi).tasks));
  });
});

describe("lessons and days", () => {
  test.each([
    [1, [1]],
    [3, [3]],
    [4, [2, 2]],
    [7, [2, 3, 2]],
  ])("%i answers become lessons of %j", (count, shares) => {
    const ids = Array.from({ length: count }, (_, index) => `a${index}`);
    const [lessons = []] = plannedLessons(aPlan([ids]), aGround(ids.map((id) => anAnswer(id))).answers);
    expect(lessons.map(({ answers }) => answers.length)).toEqual(shares);
  });

  test("days follow each other, lie in the path's, and are shared by minutes", () => {
    const ids = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) => `${name}${index}`);
    const modules = [ids(6, "a"), ids(3, "b"), ids(3, "c")];
    const ground = aGround(modules.flat().map((id) => anAnswer(id)));
    const spans = spansOf(plannedLessons(aPlan(modules), ground.answers), 4);
    expect(spans).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 3 },
      { from: 4, to: 4 },
    ]);
  });

  test("fit the path whatever is picked", () => {
    const plans = fc.tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 99 }),
    );
    fc.assert(
      fc.property(plans, ([counts, days]) => {
        const modules = counts.map((count, index) =>
          Array.from({ length: count }, (_, at) => `a${index}-${at}`),
        );
        const ground = aGround(modules.flat().map((id) => anAnswer(id)));
        const { path } = draftedPath(aPlan(modules, { days }), ground);
        expect(daysFaults(path)).toEqual([]);
        expect(path.modules.every((module) => daysOf(module) !== undefined)).toBe(true);
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });
});

/** Words with everything in them that could become a mark, a tag, code, a link, YAML or a broken file. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ..."{ } < > [ ] ( ) * _ ` ~ | \\ \" ' # + - = : & ! $ @ ^ % / ? . 1. 12) import export --- === ``` http://a.b www.a.b mailto:a@b.c a@b.co ftp://a.b &lt; <!-- --> <script> {{name}} {process.env} </Option> </Scenario> <Option right> :::note ![a](b) [a](javascript:b) [^1] | --- | \n \t \u0000 \u2028 \ud800 \ufeff đ 🙂".split(
          " ",
        ),
        " ",
        "\n\n",
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join("")),
);

describe("whatever a trainer or a customer typed", () => {
  const runs = { numRuns: Number(process.env.RUNS ?? 150) };

  test("a line of a lesson reads as exactly these words", () => {
    const wordsOf = (node: { value?: string; children?: readonly unknown[] }): string =>
      "value" in node && node.value !== undefined
        ? node.value
        : (node.children ?? []).map((child) => wordsOf(child as typeof node)).join("");
    fc.assert(
      fc.property(nasty, (words) => {
        const root = mdxToMdast(lessonLine(words), { features: LESSON_FEATURES });
        expect(("children" in root ? root.children : []).map(({ type }) => type)).toEqual(
          plainLine(words) === "" ? [] : ["paragraph"],
        );
        expect(wordsOf(root as never)).toBe(plainLine(words));
      }),
      runs,
    );
  });

  test("the lessons hold nothing a lesson may not hold, and the file of the proposal reads back as it was", () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 8, maxLength: 8 }), (words) => {
        const [
          title = "",
          vi = "",
          phrase = "",
          summary = "",
          never = "",
          module = "",
          name = "",
          about = "",
        ] = words;
        const odd = anAnswer("odd", {
          titles: { en: title, vi },
          summaries: { en: summary },
          phrases: { en: [phrase, title] },
          never: { en: never, vi: never },
          near: ["other"],
        });
        const tidy = (text: string) => plainLine(text) || "x";
        const plan = {
          ...aPlan([["odd", "plain"]]),
          title: { en: tidy(name) },
          summary: { en: tidy(about) },
          modules: [{ title: { en: tidy(module) }, answers: ["odd", "plain"] }],
        };
        const path = draftedPath(plan, aGround([odd, anAnswer("plain")], new Map([["other", odd]])));
        for (const texts of path.lessons.values())
          for (const source of texts.values()) {
            expect(lessonViolations(source)).toEqual([]);
            expect(lessonShape(outline(source).tasks)).toBe("c10 c10 p:find6 l2");
          }
        const proposal = {
          verb: "path" as const,
          at: "2026-02-01T09:00:00Z",
          owner: "team",
          texts: new Map(),
          path,
        };
        const read = proposalFrom("proposals/2026-02-01-path-x.yaml", proposalText(proposal));
        expect(read.problems).toEqual([]);
        expect(read.proposal?.path?.lessons).toEqual(path.lessons);
        expect(read.proposal?.path?.path.id).toBe("first-days");
      }),
      runs,
    );
  });
});
