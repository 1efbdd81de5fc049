import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Texts hold Markdown, the tags of the content model and fields, and nothing else. */
export const closedVocabulary: Rule = {
  name: "closed-vocabulary",
  severity: "error",
  firm: true,
  why: "Content must never be able to run code, load anything or send customers to an unexpected place. So program code, raw HTML, images, comments, unknown tags and odd link targets are refused, wherever they stand.",
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({ body: "<Reply>\nWe ship within {days} days.\n</Reply>" }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nHi {{customer_name}}, we ship within 3 days.\n</Reply>",
      }),
    },
  },
  check: metWhileReading("closed-vocabulary"),
};
