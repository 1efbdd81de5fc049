import { cutText } from "#core/matter.ts";
import type { Violation } from "#markup/lesson-scan.ts";

/** The fields of a lesson's front matter and what each holds. */
export const LESSON_FIELDS: Readonly<Record<string, "text" | "number">> = {
  title: "text",
  summary: "text",
  minutes: "number",
};

const NAMES = Object.keys(LESSON_FIELDS).join(", ");

/**
 * What is wrong with a lesson's front matter. It is flat on purpose, one `name: text` a line, so that no anchor,
 * no tag and no other language ever reaches the parser that Astro uses.
 */
export function frontViolations(source: string): Violation[] {
  const { matter } = cutText(source);
  if (matter === undefined)
    return [
      at(
        1,
        1,
        "The lesson does not begin with a front matter.",
        "Write ---, title: and the title, and --- again on the first three lines.",
      ),
    ];
  const seen = new Set<string>();
  const found = matter.split("\n").flatMap((line, index) => lineViolations(line, index + 2, seen));
  const titled = seen.has("title") || found.length > 0;
  return titled
    ? found
    : [at(1, 1, 'The front matter has no "title".', 'Add a line "title:" with the title.')];
}

function lineViolations(line: string, number: number, seen: Set<string>): Violation[] {
  if (line.trim() === "") return [];
  const [, name, text = ""] = /^([\w-]+):(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (name === undefined)
    return [at(number, 1, `"${line.slice(0, 40)}" is not a field on one line.`, 'Write it as "name: text".')];
  const kind = Object.hasOwn(LESSON_FIELDS, name) ? LESSON_FIELDS[name] : undefined;
  if (kind === undefined)
    return [at(number, 1, `"${name}" is not a field of a lesson.`, `Delete it; the fields are ${NAMES}.`)];
  if (seen.has(name)) return [at(number, 1, `"${name}" stands here twice.`, "Keep one of the two lines.")];
  seen.add(name);
  const column = line.length - text.length + 1;
  const shown = text.trim().slice(0, 40);
  if (kind === "number")
    return /^[1-9]\d?$/.test(text.trim())
      ? []
      : [at(number, column, `"${shown}" cannot be the ${name}.`, "Write a whole number from 1 to 99.")];
  return isText(text.trim())
    ? []
    : [
        at(
          number,
          column,
          `YAML does not certainly read "${shown}" as text.`,
          "Write some text in double quotes.",
        ),
      ];
}

/** Whether YAML certainly reads a value as one line of text: quoted, or plain words without a sign that means something. */
function isText(value: string): boolean {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value) ?? /^'((?:[^']|'')*)'$/.exec(value);
  if (quoted) return quoted[1]?.trim() !== "";
  return (
    /^\p{L}/u.test(value) && !/: |:$| #/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
  );
}

function at(line: number, column: number, message: string, fix: string): Violation {
  return { line, column, message, fix };
}
