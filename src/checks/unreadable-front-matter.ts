import { REPLY, told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** A text begins with a front matter of plain YAML. */
export const unreadableFrontMatter: Rule = {
  name: "unreadable-front-matter",
  severity: "error",
  firm: true,
  why: "Title, owner and change note stand between two lines of ---, as plain YAML without anchors, tags or other languages. Anything else is not read, since it could run code or mean something else than it says.",
  bad: {
    files: { "answers/late-delivery/en.mdx": `---js\n{ title: "My order arrives late" }\n---\n\n${REPLY}\n` },
  },
  good: { files: { "answers/late-delivery/en.mdx": told() } },
  check: metWhileReading("unreadable-front-matter"),
};
