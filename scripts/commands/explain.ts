import type { Example, Files, Rule } from "#checks/rule.ts";
import { RULES, ruleNamed } from "#checks/rules.ts";
import { nearestName } from "#core/nearest.ts";
import { argumentsOf, type Command, UsageError } from "../command.ts";

/** Says what a rule is for. */
export const explain: Command = {
  name: "explain",
  usage: "explain [RULE]",
  summary: "Says why a rule is there, with a bad and a good example; without a name, lists all rules.",
  run(args, context) {
    const { positionals } = argumentsOf(explain, args, {});
    const [name, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`Usage: kb ${explain.usage}`);
    for (const line of name === undefined ? listed(RULES) : explained(known(name))) context.print(line);
    return 0;
  },
};

function known(name: string): Rule {
  const rule = ruleNamed(name);
  if (rule) return rule;
  const names = RULES.map((candidate) => candidate.name);
  const near = nearestName(name, names) ?? names.find((candidate) => candidate.includes(name));
  throw new UsageError(
    `There is no rule "${name}". ${near ? `Did you mean "${near}"?` : "`kb explain` lists them all."}`,
  );
}

function listed(rules: readonly Rule[]): string[] {
  const width = Math.max(...rules.map((rule) => rule.name.length));
  return rules.map(
    ({ name, severity, why }) => `${name.padEnd(width)}  ${severity.padEnd(7)}  ${firstSentence(why)}`,
  );
}

/** What a workspace and an owner may do about a rule. */
function freedomOf({ name, firm, onRequest }: Rule): string {
  if (firm) return "It holds for everybody: it cannot be switched off, and its findings cannot be accepted.";
  if (onRequest) return `It is held only where workspace.yaml asks for it: \`rules: {${name}: warning}\`.`;
  return `A workspace may weigh it otherwise (\`rules: {${name}: off}\`), and an entry may accept what it finds until a day (\`allow:\`).`;
}

function firstSentence(text: string): string {
  return /^.*?[.:](?= [A-Z]|$)/.exec(text)?.[0] ?? text;
}

function explained(rule: Rule): string[] {
  const { name, severity, why, bad, good } = rule;
  return [
    `${name} (${severity})`,
    "",
    ...wrapped(why),
    "",
    ...wrapped(freedomOf(rule)),
    "",
    "Bad:",
    ...exampleLines(bad),
    "",
    "Good:",
    ...exampleLines(good),
  ];
}

function exampleLines({ published = [], files }: Example): string[] {
  const steps = published.map((step, index) => [
    "",
    `  ${index === 0 ? "" : "then "}published:`,
    ...fileLines(step),
  ]);
  const written = Object.keys(files).length > 0;
  if (steps.length === 0) return fileLines(files);
  return [
    ...steps.flat(),
    "",
    written ? "  then written:" : "  and left as it is",
    ...(written ? fileLines(files) : []),
  ];
}

function fileLines(files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => [
    "",
    `  ${path}`,
    ...text
      .trimEnd()
      .split("\n")
      .map((line) => `    ${shortened(line).replace("\r", "␍")}`.trimEnd()),
  ]);
}

const LONGEST_LINE = 1000;

/** A line of an example that is only there for its length is shown by its beginning. */
function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return `${line.slice(0, 60).trimEnd()} … (${line.length} characters)`;
}

/** Lines of at most 80 characters. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 80) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
