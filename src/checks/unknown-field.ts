import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** No field is ignored in silence. */
export const unknownField: Rule = {
  name: "unknown-field",
  severity: "error",
  firm: true,
  why: 'A field with a slip in its name would be ignored in silence: an answer marked "urgnt" would not be urgent. So every field must be one that this kind of file has.',
  bad: { files: { "answers/late-delivery/en.mdx": told({ front: "urgnt: true" }) } },
  good: { files: { "answers/late-delivery/en.mdx": told({ front: "urgent: true" }) } },
  check: metWhileReading("unknown-field"),
};
