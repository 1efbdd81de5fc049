import { metWhileReading, type Rule } from "#checks/rule.ts";

const lesson = (words: string) => ({
  "training/first-week/find-and-copy.en.mdx": `---\ntitle: Find and copy\n---\n\n${words}\n`,
});

/** Lessons hold Markdown and the components of lessons, and nothing else. */
export const lessonVocabulary: Rule = {
  name: "lesson-vocabulary",
  severity: "error",
  firm: true,
  why: "Lessons become pages through a compiler that could run what stands in them. So program code, images, raw HTML, layouts and unknown components are refused before it sees them.",
  bad: { files: lesson("It is {new Date().getFullYear()} today.") },
  good: { files: lesson("Type two words and press Enter.") },
  check: metWhileReading("lesson-vocabulary"),
};
