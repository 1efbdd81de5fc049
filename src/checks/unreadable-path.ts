import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Paths of the training are plain YAML. */
export const unreadablePath: Rule = {
  name: "unreadable-path",
  severity: "error",
  firm: true,
  why: "A path that is no plain YAML has no lessons, and whoever was to begin today finds nothing.",
  bad: { files: { "training/first-week/path.yaml": "id: first-week\ntitle: {en: Your first week\n" } },
  good: {
    files: {
      "training/first-week/path.yaml":
        "id: first-week\ntitle: {en: Your first week}\nmodules:\n  - title: {en: Find and send}\n    lessons: [find-and-copy]\n",
      "training/first-week/find-and-copy.en.mdx":
        "---\ntitle: Find and copy\n---\n\nType two words and press Enter.\n",
    },
  },
  check: metWhileReading("unreadable-path"),
};
