import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Every file is ordinary UTF-8 text of a sensible size. */
export const unreadableFile: Rule = {
  name: "unreadable-file",
  severity: "error",
  firm: true,
  why: "Words must reach every agent byte for byte. Files in other encodings, hidden control characters, links to other places and very large files are read differently from machine to machine.",
  bad: { files: { "answers/late-delivery/en.mdx": told().replace("looking", "loo\rking") } },
  good: { files: { "answers/late-delivery/en.mdx": told() } },
  check: metWhileReading("unreadable-file"),
};
