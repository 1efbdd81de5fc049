import { told, translated } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

const source = { "answers/late-delivery/en.mdx": told() };

/** Versions are quoted text. */
export const unquotedVersion: Rule = {
  name: "unquoted-version",
  severity: "error",
  firm: true,
  why: "YAML reads an unquoted 3.10 as the number 3.1, which is another version.",
  bad: { files: { ...source, "answers/late-delivery/vi.mdx": translated({ front: "translates: 3.10" }) } },
  good: { files: { ...source, "answers/late-delivery/vi.mdx": translated({ front: 'translates: "3.10"' }) } },
  check: metWhileReading("unquoted-version"),
};
