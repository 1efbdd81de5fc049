import type { z } from "zod";
import type { Problem } from "#core/problem.ts";
import { placesInYaml, type YamlPlaces } from "#schema/yaml.ts";

/** A YAML text of a file: its words and how many lines of the file stand before it. */
export interface YamlPart {
  readonly file: string;
  readonly text: string;
  readonly linesBefore: number;
}

type Issue = z.core.$ZodIssue;

/** What a schema refused, as problems at the place in the file; the text is read a second time for positions. */
export function schemaProblems(part: YamlPart, issues: readonly Issue[]): Problem[] {
  const placed = { ...part, placeOf: placesInYaml(part.text) };
  return issues.flatMap((issue) => issueProblems(placed, issue));
}

interface PlacedPart extends YamlPart {
  readonly placeOf: YamlPlaces;
}

function issueProblems(part: PlacedPart, issue: Issue, above: readonly PropertyKey[] = []): Problem[] {
  const path = [...above, ...issue.path].map((key) => (typeof key === "symbol" ? String(key) : key));
  const inner = innerIssues(issue);
  if (inner) return inner.flatMap((nested) => issueProblems(part, nested, path));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problemIn(
        part,
        [...path, key],
        "unknown-field",
        `"${[...path, key].join(".")}" is not a field of this file.`,
        `Delete "${key}", or correct its spelling.`,
      ),
    );
  }
  const name = path.join(".") || "The file";
  if (isMissing(issue)) {
    return [
      problemIn(
        part,
        path,
        "missing-field",
        `"${name}" is missing.`,
        `Add \`${path.at(-1) ?? name}:\` with ${wanted(issue)}.`,
      ),
    ];
  }
  const [message, fix] = custom(issue, name) ?? [
    `"${name}" is ${shown(issue.input)}, which is not ${wanted(issue)}.`,
    `Write ${wanted(issue)}.`,
  ];
  return [problemIn(part, path, ruleOf(issue), message, fix)];
}

function isMissing({ code, input }: Issue): boolean {
  return (code === "invalid_type" || code === "invalid_value") && input === undefined;
}

/** What was wrong with a key, or inside the one form of several that a value was meant to have. */
function innerIssues(issue: Issue): readonly Issue[] | undefined {
  if (issue.code === "invalid_key") return issue.issues.map((nested) => ({ ...nested, path: [] }) as Issue);
  if (issue.code !== "invalid_union") return undefined;
  return issue.errors.find((branch) =>
    branch.every((nested) => nested.path.length > 0 || nested.code !== "invalid_type"),
  );
}

/** Messages of our own schemas are written `what is wrong|how to mend it`. */
function custom(issue: Issue, name: string): [string, string] | undefined {
  const [said, fix] = issue.code === "custom" ? issue.message.split("|") : [];
  if (fix === undefined || said === undefined) return undefined;
  if (said.startsWith(MISSING)) return [`"${name}" ${said}.`, fix];
  return [
    said.startsWith("is ")
      ? `"${name}" is ${shown(issue.input)}, which ${said}.`
      : `"${name}" ${said}: ${shown(issue.input)}.`,
    fix,
  ];
}

const MISSING = "is missing";

function ruleOf(issue: Issue): string {
  if (issue.message.startsWith(MISSING)) return "missing-field";
  return issue.message.includes("unquoted version") ? "unquoted-version" : "wrong-value";
}

function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? `a value of type ${issue.expected}`;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "too_big":
      return `at most ${issue.maximum} ${issue.origin === "string" ? "characters" : "of them"}`;
    case "too_small":
      return issue.origin === "string" ? "some text" : `at least ${issue.minimum}`;
    case "invalid_union":
      return "a text, or a text for each language";
    default:
      return "a value of the right form";
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in [ ] or of lines that begin with -",
  record: "a list of `name: value` lines",
  object: "a list of `name: value` lines",
};

function shown(input: unknown): string {
  const text = typeof input === "string" ? `"${input}"` : (JSON.stringify(input) ?? String(input));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function problemIn(
  part: PlacedPart,
  path: readonly (string | number)[],
  rule: string,
  message: string,
  fix: string,
): Problem {
  const place = part.placeOf(path);
  return {
    file: part.file,
    line: place.line + part.linesBefore,
    column: place.column,
    rule,
    severity: "error",
    message,
    fix,
  };
}

/** A problem of a whole YAML text that could not be read. */
export function yamlProblem(
  part: YamlPart,
  rule: string,
  fault: { line: number; column: number; message: string; fix: string },
): Problem {
  return {
    file: part.file,
    line: fault.line + part.linesBefore,
    column: fault.column,
    rule,
    severity: "error",
    message: fault.message,
    fix: fault.fix,
  };
}
