import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** A reply holds only what every channel can show. */
export const notInReply: Rule = {
  name: "not-in-reply",
  severity: "error",
  firm: true,
  why: "Headings, tables, quotations, code blocks, images and footnotes have no form as plain text: on most channels the customer would see the bare marks.",
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\n## About your order\n\nWe are looking into it.\n</Reply>",
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nAbout your order: we are looking into it.\n</Reply>",
      }),
    },
  },
  check: metWhileReading("not-in-reply"),
};
