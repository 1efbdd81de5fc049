import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Every field holds what its name says. */
export const wrongValue: Rule = {
  name: "wrong-value",
  severity: "error",
  firm: true,
  why: "A value of the wrong form means something else to every reader. It is refused where it stands instead of being guessed at.",
  bad: {
    files: { "answers/late-delivery/en.mdx": told({ front: "review: {every: monthly, last: 2026-10-01}" }) },
  },
  good: {
    files: { "answers/late-delivery/en.mdx": told({ front: "review: {every: 30d, last: 2026-10-01}" }) },
  },
  check: metWhileReading("wrong-value"),
};
