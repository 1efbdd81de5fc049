import type { Problem } from "#core/problem.ts";

/** Where a file of the content folder is shown to lie. */
export type ShownFile = (file: string) => string;

/** A problem on one line: `file:line:col  severity  rule  message → fix`. */
export function problemLine(problem: Problem, shown: ShownFile): string {
  const { line, column, severity, rule } = problem;
  const place = [shown(problem.file), ...(line ? [line, ...(column ? [column] : [])] : [])].join(":");
  return [place, severity, rule, advice(problem)].map(oneLine).join("  ");
}

/** A problem as a GitHub workflow command, which shows it beside the line in a pull request. */
export function githubLine(problem: Problem, shown: ShownFile): string {
  const { line, column, severity, rule } = problem;
  const fields = { file: shown(problem.file), line, col: column, title: rule };
  const properties = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapedProperty(String(value))}`],
  );
  return `::${severity} ${properties.join(",")}::${escapedData(advice(problem))}`;
}

/** A finding that the owner of an entry accepts until the end of a day. */
export interface Accepted {
  readonly entry: string;
  readonly rule: string;
  readonly reason: string;
  readonly until: string;
  readonly problem: Problem;
}

/**
 * Problems as JSON, files relative to the content folder: `{"problems": [{file, line?, column?, rule, severity,
 * message, fix}], "accepted": [{id, rule, reason, until, file, line?, column?, message}]}`.
 */
export function problemsJson(problems: readonly Problem[], accepted: readonly Accepted[]): string {
  const plain = problems.map(({ file, line, column, rule, severity, message, fix }) => ({
    file,
    line,
    column,
    rule,
    severity,
    message,
    fix,
  }));
  const taken = accepted.map(({ entry: id, rule, reason, until, problem }) => {
    const { file, line, column, message } = problem;
    return { id, rule, reason, until, file, line, column, message };
  });
  return JSON.stringify({ problems: plain, accepted: taken }, undefined, 2);
}

/** How many problems there are, in words: `2 errors and 1 warning in 2 files, 1 accepted`. */
export function problemCount(problems: readonly Problem[], accepted = 0): string {
  return `${standing(problems)}${accepted > 0 ? `, ${accepted} accepted` : ""}`;
}

function standing(problems: readonly Problem[]): string {
  if (problems.length === 0) return "no problems";
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const kinds = [counted(errors, "error"), counted(problems.length - errors, "warning")].filter(
    (words) => words !== "",
  );
  return `${kinds.join(" and ")} in ${counted(new Set(problems.map((problem) => problem.file)).size, "file")}`;
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function advice({ message, fix }: Problem): string {
  return `${message} → ${fix}`;
}

/** Names and values come from content: nothing in them may begin a line of its own or colour a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu, (mark) =>
    mark === "\n" || mark === "\t" ? " " : `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
