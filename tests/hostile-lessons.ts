import { escapedLine } from "#markup/escaped-line.ts";
import { lessonViolations } from "#markup/lesson-vocabulary.ts";

/** The path in which they stand. */
export const TRAP_PATH = "traps";

/** So many payloads stand in one lesson: each in every place that takes words. */
const IN_ONE = 6;

/** As an attribute takes it: signs that would end it or begin something else are written as numbers. */
export const asAttribute = (text: string): string =>
  text.replace(/["&<>{}\\]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A payload in every component of a lesson that takes words. */
function tasks(text: string): string {
  const words = escapedLine(text);
  return [
    words,
    `## ${words}`,
    `- ${words}`,
    `[${words}](answer:login-code)`,
    `<Quiz question="${asAttribute(text)}">\n<Option right>${words}</Option>\n<Option>No, ${words}</Option>\n<Because>${words}</Because>\n</Quiz>`,
    `<Scenario channel="messenger" country="VN">\n\n${words}\n\n<Option answer="login-code" right>${words}</Option>\n<Option does="${asAttribute(text)}">${words}</Option>\n\n</Scenario>`,
    `<Compare>\n\n<Poor>${words}</Poor>\n\n<Good>${words}</Good>\n\n</Compare>`,
    `<Try at="/changes/">\n\n${words}\n\n<Notice>\n\n${words}\n\n</Notice>\n\n</Try>`,
    `<Checklist>\n\n- ${words}\n\n</Checklist>`,
  ].join("\n\n");
}

const front = (text: string): string =>
  `---\ntitle: ${JSON.stringify(`Trap ${text}`)}\nsummary: ${JSON.stringify(text)}\n---\n\n`;

/** Whether the rules of lessons let a payload stand in all of those places; the others are refused before they are read. */
function isLetIn(text: string): boolean {
  return lessonViolations(front(text) + tasks(text)).length === 0;
}

/** What was made of payloads: the files below a content folder, and what stands in them. */
export interface HostileLessons {
  readonly files: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
  /** The payloads that the rules let in. */
  readonly lines: readonly string[];
}

/** A path of lessons in two languages with every payload that the rules let in. */
export function hostileLessons(all: readonly string[]): HostileLessons {
  const lines = all.filter(isLetIn);
  const parts = Array.from({ length: Math.ceil(lines.length / IN_ONE) }, (_, at) =>
    lines.slice(at * IN_ONE, (at + 1) * IN_ONE),
  );
  const ids = parts.map((_, at) => `trap-${at}`);
  const texts = parts.map((part) => front(part[0] ?? "") + part.map(tasks).join("\n\n"));
  const path = `id: ${TRAP_PATH}\ntitle: {en: Traps, vi: Bẫy}\ndays: 1\nmodules:\n  - title: {en: All, vi: Tất cả}\n    days: "1"\n    lessons: [${ids.join(", ")}]\n`;
  const lessons = ids.flatMap((id, at) =>
    ["en", "vi"].map((locale) => [`training/${TRAP_PATH}/${id}.${locale}.mdx`, `${texts[at]}\n`] as const),
  );
  return {
    files: { [`training/${TRAP_PATH}/path.yaml`]: path, ...Object.fromEntries(lessons) },
    ids,
    lines,
  };
}
