import { REPLY, told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Tags open, close and stand where they can be read. */
export const badMarkup: Rule = {
  name: "bad-markup",
  severity: "error",
  firm: true,
  why: "Where a tag is not closed or stands inside another, nobody can say which words are the reply.",
  bad: {
    files: { "answers/late-delivery/en.mdx": told({ body: "<Reply>\nHi, we are looking into it.\n" }) },
  },
  good: { files: { "answers/late-delivery/en.mdx": told({ body: REPLY }) } },
  check: metWhileReading("bad-markup"),
};
