import { REPLY, told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Fields that everything else relies on are there. */
export const missingField: Rule = {
  name: "missing-field",
  severity: "error",
  firm: true,
  why: "An agent finds an entry by its title and asks its owner. A text without them, a setting without what the pages need and an entry without a text in the source language cannot be used.",
  bad: { files: { "answers/late-delivery/en.mdx": `---\ntitle: My order arrives late\n---\n\n${REPLY}\n` } },
  good: { files: { "answers/late-delivery/en.mdx": told() } },
  check: metWhileReading("missing-field"),
};
