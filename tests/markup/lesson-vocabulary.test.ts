import { globSync, readFileSync } from "node:fs";
import { mdxToJs } from "satteri";
import { describe, expect, test } from "vitest";
import {
  LESSON_FEATURES,
  lessonViolations,
  lessonVocabulary,
  violationText,
} from "#markup/lesson-vocabulary.ts";

const FRONT = "---\ntitle: Find an answer\n---\n";

function aLesson(body: string): string {
  return `${FRONT}\n${body}\n`;
}

/** Places and messages, as `line:column message`. */
function faults(source: string): string[] {
  return lessonViolations(source).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe("a good lesson passes", () => {
  test.each(globSync("content/training/*/*.mdx"))("%s, as shipped", (file) => {
    expect(lessonViolations(readFileSync(file, "utf8"))).toEqual([]);
  });

  test("Markdown with every component", () => {
    const body = [
      "## A heading\n\nText with **strong**, *emphasis*, `code`, `{{customer_name}}`, \\<3, \\{ and a [link](https://larkspan.example).",
      "See [late delivery](answer:late-delivery), [store](product:store), [India][there] or [above](#a-heading).\n\n[there]: advisory:india-contests",
      "| a | b |\n| --- | --- |\n| 1 | 2 |",
      '<Scenario channel="messenger" country="VN">\n\nWhere is my order?\n\n</Scenario>',
      'Open <Answer id="late-delivery"/>.',
      '<Quiz question="Which one?">\n<Option>This.</Option>\n<Option right>That, with *care*.</Option>\n</Quiz>',
      "<Checklist>\n\n- One.\n- Two.\n\n</Checklist>",
    ].join("\n\n");
    expect(lessonViolations(aLesson(body))).toEqual([]);
  });

  test("front matter with quoted text and minutes", () => {
    expect(
      lessonViolations(
        '---\ntitle: "Refunds: when and how"\nsummary: It\'s short.\nminutes: 5\n---\nText.\n',
      ),
    ).toEqual([]);
  });
});

describe("code never runs from a lesson", () => {
  test.each([
    [
      "an export",
      "export const x = (await import('node:fs')).readFileSync('/etc/passwd', 'utf8')",
      '5:1 A line begins with "export"',
    ],
    ["an import", "import x from './secret.ts'", '5:1 A line begins with "import"'],
    ["an import in a quote", "> import x from './secret.ts'", '5:1 A line begins with "import"'],
    ["an expression", "The key is {process.env}", '5:12 "{process.env}" would run as code'],
    [
      "an expression after an escaped backslash",
      "\\\\{process.env}",
      '5:3 "{process.env}" would run as code',
    ],
    ["a field outside backticks", "Hi {{customer_name}}", '5:4 "{{customer_name}}" outside backticks'],
    [
      "a spread attribute",
      "<Answer {...x}/>",
      '5:1 "<Answer {...x}/>" is not a lesson component with plain attributes',
    ],
    [
      "an attribute with code",
      "<Answer id={y}/>",
      '5:1 "<Answer id={y}/>" is not a lesson component with plain attributes',
    ],
    ["a script", "<script>alert(1)</script>", '5:1 "<script>alert(1)</script>" is not a lesson component'],
    [
      "an image with a handler",
      "<img src=x onerror=alert(1)>",
      '5:1 "<img src=x onerror=alert(1)>" is not a lesson component',
    ],
    ["an HTML comment", "a <!-- b --> c", '5:3 "<!-- b --> c" is not a lesson component'],
    ["a fragment", "<>text</>", '5:1 "<>text</>" is not a lesson component'],
    ["a member of an object", "<Answer.Evil/>", '5:1 "<Answer.Evil/>" is not a lesson component'],
    [
      "a directive of Astro",
      '<Answer id="a" set:html="x"/>',
      '5:1 <Answer> has an unknown attribute "set:html"',
    ],
    [
      "a client directive",
      '<Answer id="a" client:load/>',
      '5:1 <Answer> has an unknown attribute "client:load"',
    ],
    ["a name of every object", "<Answer constructor/>", '5:1 <Answer> lacks "id"'],
  ])("%s is refused", (_, body, expected) => {
    expect(faults(aLesson(body))[0]).toContain(expected);
  });

  test.each([
    [
      "a layout, which Astro would run",
      "---\ntitle: T\nlayout: ../../evil.astro\n---\n",
      '3:1 "layout" is not a field of a lesson.',
    ],
    [
      "a field named like a part of every object",
      "---\ntitle: T\nconstructor: x\n---\n",
      '3:1 "constructor" is not a field of a lesson.',
    ],
    [
      "another language of front matter",
      "---js\nmodule.exports = 1\n---\n",
      "1:1 The lesson does not begin with a front matter.",
    ],
    ["front matter in TOML", "+++\ntitle = 'T'\n+++\n", "1:1 The lesson does not begin with a front matter."],
    ["an anchor", "---\ntitle: &a T\n---\n", '2:8 YAML does not certainly read "&a T" as text.'],
    [
      "a tag",
      "---\ntitle: !!js/function x\n---\n",
      '2:8 YAML does not certainly read "!!js/function x" as text.',
    ],
    ["a list", "---\ntitle: [a, b]\n---\n", '2:8 YAML does not certainly read "[a, b]" as text.'],
    ["a date", "---\ntitle: 2026-11-23\n---\n", '2:8 YAML does not certainly read "2026-11-23" as text.'],
    [
      "a second value in a value",
      "---\ntitle: a: b\n---\n",
      '2:8 YAML does not certainly read "a: b" as text.',
    ],
    ["a field over several lines", "---\ntitle: a\n  b\n---\n", '3:1 "  b" is not a field on one line.'],
    ["a field twice", "---\ntitle: a\ntitle: b\n---\n", '3:1 "title" stands here twice.'],
    ["a number in words", "---\ntitle: a\nminutes: five\n---\n", '3:10 "five" cannot be the minutes.'],
    ["no title", "---\nminutes: 5\n---\n", '1:1 The front matter has no "title".'],
    ["no front matter", "Text.\n", "1:1 The lesson does not begin with a front matter."],
  ])("%s in the front matter is refused", (_, source, expected) => {
    expect(faults(source)).toContain(expected);
  });
});

describe("nothing but a lesson's own words reaches the site", () => {
  test.each([
    ["an image file of anywhere", "![x](../../secret.svg)", "5:1 A lesson holds no images."],
    [
      "an image by reference",
      "![x][y]\n\n[y]: https://larkspan.example/a.png",
      "5:1 A lesson holds no images.",
    ],
    ["a script in a link", "[x](javascript:alert(1))", '5:1 "javascript:alert(1)" is not a link'],
    [
      "a script in a link, in disguise",
      "[x](java&#115;cript:alert(1))",
      '5:1 "javascript:alert(1)" is not a link',
    ],
    ["a script in a definition", "[x][y]\n\n[y]: data:text/html,x", '7:1 "data:text/html,x" is not a link'],
    ["an address without a scheme", "[x](//larkspan.example)", '5:1 "//larkspan.example" is not a link'],
    ["an e-mail address", "Write to a@larkspan.example", '5:10 "mailto:a@larkspan.example" is not a link'],
    ["an id that is none", "[x](answer:../secret)", '5:1 "answer:../secret" is not a link'],
    ["a title of the first level", "# Title", "5:1 A heading of the first level"],
    ["columns that need inline styles", "| a |\n| :-- |\n| 1 |", "5:1 The table aligns its columns"],
    ["an option outside a quiz", "<Option>a</Option>", "5:1 <Option> does not stand directly in <Quiz>"],
    [
      "a quiz nobody can win",
      '<Quiz question="q">\n<Option>a</Option>\n<Option>b</Option>\n</Quiz>',
      "5:1 <Quiz> needs",
    ],
    [
      "a quiz with loose words",
      '<Quiz question="q">\n\nWords.\n\n</Quiz>',
      "5:1 <Quiz> holds something other than Option and Because.",
    ],
    [
      "a country by name",
      '<Scenario channel="chat" country="Viet Nam">\n\na\n\n</Scenario>',
      '5:1 <Scenario> has a "country" of the wrong form',
    ],
    [
      "a component in the middle of a line",
      'a <Scenario channel="chat" country="VN">b</Scenario>',
      "5:3 <Scenario> stands in the middle of a line",
    ],
    ["a component that is never closed", "<Checklist>\n\n- a", "5:1 The lesson cannot be read"],
  ])("%s is refused", (_, body, expected) => {
    expect(faults(aLesson(body))[0]).toContain(expected);
  });

  test("several violations come in reading order, each with a fix", () => {
    const violations = lessonViolations("---\ntitle: T\nlayout: x\n---\n\n{a}\n\n<b>\n");
    expect(violations.map(({ line }) => line)).toEqual([3, 6, 8]);
    for (const { fix } of violations) expect(fix).toMatch(/^[A-Z].*\.$/);
  });
});

describe("what would crash the parser is refused before it is parsed", () => {
  test.each([
    ["a brace with 5,000 brackets", `{${"(".repeat(5000)}`],
    ["a brace with 5,000 brackets that close", `{${"(".repeat(5000)}${")".repeat(5000)}}`],
    ["an export with 20,000 brackets", `export const x = ${"(".repeat(20_000)}`],
    ["60,000 quotes in one another", `${">".repeat(60_000)} a`],
    ["30,000 lists in one another", `${"- ".repeat(30_000)}a`],
    ["20,000 numbered lists in one another", `${"1. ".repeat(20_000)}a`],
    [
      "lists nested by indentation",
      Array.from({ length: 80 }, (_, level) => `${"  ".repeat(level)}- a`).join("\n"),
    ],
    ["60,000 emphasis marks", `${"*".repeat(30_000)}a${"*".repeat(30_000)}`],
    ["emphasis in emphasis", `${"*a _b ".repeat(5000)}x${"_ b*".repeat(5000)}`],
    ["5,000 components in one another", `${"<Checklist>".repeat(5000)}`],
    ["5,000 components side by side", '<Answer id="a"/> '.repeat(3000)],
    ["more than 64 KiB", "a\n".repeat(40_000)],
    ["a NUL", "a\0b"],
    ["bytes that were not UTF-8", "a\ufffdb"],
    ["Windows line ends", "a\r\nb"],
  ])("%s", (_, body) => {
    expect(lessonViolations(aLesson(body)).length).toBeGreaterThan(0);
  });
});

describe("what the components of a lesson need", () => {
  const option = (attributes: string) => `<Option${attributes}>Why.</Option>`;
  const scene = (inner: string) =>
    `<Scenario channel="chat" country="VN">\n\nHello?\n\n${inner}\n\n</Scenario>`;
  const quiz = (inner: string) => `<Quiz question="Which?">\n${inner}\n</Quiz>`;

  test.each([
    [
      "a choice without a right option",
      quiz(`${option("")}\n${option("")}`),
      "<Quiz> needs two options or more, at least one of them right.",
    ],
    [
      "a scenario without a right option",
      scene(`${option(' answer="a"')}\n${option(' does="You wait."')}`),
      "<Scenario> needs two options or more, at least one of them right.",
    ],
    [
      "one option",
      scene(option(' answer="a" right')),
      "<Scenario> needs two options or more, at least one of them right.",
    ],
    [
      "a scenario's option that does nothing",
      scene(`${option(" right")}\n${option(' answer="a"')}`),
      "<Scenario> has an option that names neither an answer nor what the reader does.",
    ],
    [
      "to choose and to write",
      scene(`${option(' answer="a" right')}\n${option(' answer="b"')}\n<Write answer="a"/>`),
      "<Scenario> asks to choose and to write.",
    ],
    [
      "two replies to write",
      scene('<Write answer="a"/>\n<Write answer="b"/>'),
      "<Scenario> has more than 1 × <Write>.",
    ],
    [
      "a reply for no moment",
      scene('<Write answer="a" moment="later"/>'),
      '<Write> has a "moment" of the wrong form.',
    ],
    ["a reply to nothing", '<Write answer="a"/>', "<Write> does not stand directly in <Scenario>."],
    [
      "a change of half a version",
      '<Change id="a" from="1" to="2.0"/>',
      '<Change> has a "from" of the wrong form.',
    ],
    ["a change to nowhere", '<Change id="a" from="1.0"/>', '<Change> lacks "to".'],
    ["an unknown drill", '<Practice drill="guess"/>', '<Practice> has a "drill" of the wrong form.'],
    [
      "a drill of a hundred",
      '<Practice drill="find" count="100"/>',
      '<Practice> has a "count" of the wrong form.',
    ],
    [
      "one reply to compare",
      "<Compare>\n<Poor>\n\nNo.\n\n</Poor>\n</Compare>",
      "<Compare> needs 1 × <Good>.",
    ],
    [
      "something to try elsewhere",
      '<Try at="https://a.example/">\n\nGo.\n\n<Notice>\n\nIt.\n\n</Notice>\n\n</Try>',
      '<Try> has a "at" of the wrong form.',
    ],
    [
      "something to try without what to notice",
      '<Try at="/changes/">\n\nGo.\n\n</Try>',
      "<Try> needs 1 × <Notice>.",
    ],
  ])("%s is refused", (_, body, message) => {
    expect(lessonViolations(aLesson(body)).map((violation) => violation.message)).toContain(message);
  });

  test.each([
    ["a scenario to choose a step", scene(`${option(' does="You wait."')}\n${option(' answer="a" right')}`)],
    ["a scenario to write", scene('<Write answer="a" moment="upset"/>')],
    ["a narrowed drill", '<Practice drill="find" count="6" products="tickets, streaming" tags="a,b"/>'],
    ["two replies to compare", "<Compare>\n<Poor>\n\nNo.\n\n</Poor>\n<Good>\n\nYes.\n\n</Good>\n</Compare>"],
    ["something to try", '<Try at="/changes/">\n\nGo.\n\n<Notice>\n\nIt.\n\n</Notice>\n\n</Try>'],
  ])("%s passes", (_, body) => {
    expect(lessonViolations(aLesson(body))).toEqual([]);
  });
});

describe("the plugin keeps the build closed", () => {
  function compiled(body: string, frontmatter: object = { title: "T" }): () => unknown {
    return () =>
      mdxToJs(body, {
        mdastPlugins: [lessonVocabulary],
        features: LESSON_FEATURES,
        fileURL: new URL("file:///content/training/a/b.en.mdx"),
        data: {
          astro: { frontmatter, headings: [], localImagePaths: new Set(), remoteImagePaths: new Set() },
        },
      });
  }

  test("a good body is compiled", () => {
    expect(compiled("Text.")).not.toThrow();
  });

  test.each([
    [
      "a layout",
      "Text.",
      { title: "T", layout: "../../evil.astro" },
      'b.en.mdx:1:1  error  lesson-vocabulary  "layout" is not a field',
    ],
    [
      "an expression",
      "\n\n{process.env}",
      { title: "T" },
      'b.en.mdx:3:1  error  lesson-vocabulary  "{process.env}" would run as code. → Write \\{',
    ],
    ["what would crash the parser", `{${"(".repeat(5000)}`, { title: "T" }, "b.en.mdx:1:1  error"],
  ])("%s stops it with file, line, column and fix", (_, body, frontmatter, expected) => {
    expect(compiled(body, frontmatter)).toThrow(expected);
  });

  test("front matter that Astro left as spaces is no nesting", () => {
    expect(compiled(`   \n${" ".repeat(300)}\n   \nText.`)).not.toThrow();
  });
});

test("violations read like every other problem", () => {
  const text = violationText("training/a/b.en.mdx", [
    { line: 3, column: 7, message: "A is wrong.", fix: "Write B." },
  ]);
  expect(text).toBe("training/a/b.en.mdx:3:7  error  lesson-vocabulary  A is wrong. → Write B.");
});
