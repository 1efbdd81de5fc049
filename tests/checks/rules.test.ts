import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Before, CheckContext, Example, Rule } from "#checks/rule.ts";
import { problemsOf, RULES, ruleNamed } from "#checks/rules.ts";
import type { Problem } from "#core/problem.ts";
import { aTree, type ContentFolder, checkingIn, NOW, publishAll } from "../make.ts";

/** A rule's name as a problem carries it, or as it is handed to what makes problems. */
const RULE_NAME =
  /\brule: "([a-z-]+)"|(?:report|refuse|yamlProblem|problemIn)\([^()"]*(?:\([^()]*\)[^()"]*)*"([a-z]+-[a-z-]+)"/g;

const folders: ContentFolder[] = [];
afterAll(() => {
  for (const folder of folders) folder.cleanup();
});

/** The example as a content folder, each published step a day after the one before it, and the histories it then had. */
function laidOut(example: Example): { root: string; histories: Before["histories"] } {
  const folder = aTree();
  folders.push(folder);
  (example.published ?? []).forEach((files, index) => {
    folder.write(files);
    publishAll(folder.root, `2026-01-0${index + 1}T09:00:00Z`);
  });
  const { entries } = checkingIn(folder.root).library;
  folder.write(example.files);
  return { root: folder.root, histories: new Map([...entries].map(([key, { history }]) => [key, history])) };
}

function contextOf(example: Example): CheckContext {
  const { root, histories } = laidOut(example);
  const context = checkingIn(root, NOW, true);
  return example.held ? { ...context, before: { ref: "main", histories } } : context;
}

function problemsIn(example: Example): Problem[] {
  return problemsOf(contextOf(example));
}

function within(key: string, problems: readonly Problem[]): Problem[] {
  return problems.filter(({ file }) => file === key || file.startsWith(`${key}/`));
}

describe.each(RULES.map((rule) => [rule.name, rule] as const))("%s", (name: string, rule: Rule) => {
  const context = contextOf(rule.bad);
  const all = problemsOf(context);
  const found = all.filter((problem) => problem.rule === name);

  test("finds its bad example", () => {
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((problem) => problem.severity === rule.severity)).toBe(true);
  });

  test("says where it is, quotes the value, and says in one sentence how to mend it", () => {
    for (const problem of found) {
      expect(problem.file).not.toBe("");
      expect(problem.message).toMatch(/^\S.*[.?]$/s);
      expect(problem.fix).toMatch(/^[A-Z][^\n]*\.$/);
    }
  });

  test("finds the same in an entry when asked about that one alone", () => {
    for (const key of context.library.entries.keys())
      expect(within(key, problemsOf({ ...context, about: new Set([key]) }))).toEqual(within(key, all));
  });

  test("lets its good example pass without any error", () => {
    const problems = problemsIn(rule.good);
    expect(problems.filter((problem) => problem.rule === name)).toEqual([]);
    expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
  });
});

describe("the table of rules", () => {
  test("has every rule file once, in the order of names", () => {
    const files = readdirSync(new URL("../../src/checks/", import.meta.url))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.replace(/\.ts$/, ""));
    const names = RULES.map((rule) => rule.name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(
      files
        .filter(
          (file) =>
            ![
              "accepted",
              "by-entry",
              "conflicts",
              "example",
              "lessons",
              "place",
              "rule",
              "rules",
              "section",
              "sent",
              "sentence",
              "figures",
              "text-facts",
              "unknown-name",
              "watched",
              "weight",
              "working",
              "world",
            ].includes(file),
        )
        .sort(),
    ).toEqual(names);
  });

  test("has a rule for every name that problems are given anywhere in the source", () => {
    const source = new URL("../../src/", import.meta.url);
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const given = files.flatMap((file) =>
      [...readFileSync(new URL(file.replaceAll("\\", "/"), source), "utf8").matchAll(RULE_NAME)].map(
        (match) => match[1] ?? match[2] ?? "",
      ),
    );
    expect(new Set(given).size).toBeGreaterThan(12);
    expect([...new Set(given)].filter((name) => !ruleNamed(name))).toEqual([]);
  });

  test("has no rule that is kept by entry and left out where only errors are wanted", () => {
    expect(RULES.filter(({ byEntry, onlyWarns }) => byEntry && onlyWarns)).toEqual([]);
  });

  test("explains itself in whole sentences", () => {
    for (const { why } of RULES) expect(why).toMatch(/^[A-Z].*\.$/s);
  });

  test("finds a rule by its name", () => {
    expect(ruleNamed("dead-link")?.severity).toBe("error");
    expect(ruleNamed("dead-links")).toBeUndefined();
  });
});
