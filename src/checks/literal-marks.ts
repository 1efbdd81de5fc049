import { told } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { inlinesWithin, textsAsked } from "#checks/working.ts";
import type { Kind } from "#core/entry.ts";
import type { Inline } from "#core/prose.ts";
import type { Section } from "#core/reply.ts";

/** Marks of emphasis do not reach customers as marks. */
export const literalMarks: Rule = {
  name: "literal-marks",
  severity: "warning",
  why: "Where the marks of bold, crossed-out or code do not open and close next to a word, they stay in the text, and customers read the asterisks.",
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nIt arrives ** tomorrow ** at the latest.\n</Reply>",
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nIt arrives **tomorrow** at the latest.\n</Reply>",
      }),
    },
  },
  check: (context) => {
    return textsAsked(context).flatMap(({ entry, text }) => {
      return [...inlinesWithin(text)].flatMap(({ inline, section }) => {
        const marks = isSent(entry.kind, section) ? marksIn(inline) : undefined;
        if (!marks) return [];
        const words: [string, string] = [
          `The marks "${marks}" stay in the text that customers read.`,
          "Set them directly before and after the words, with a space outside, or delete them.",
        ];
        return [problemAt(literalMarks, inBody(text, marks, section.place), words)];
      });
    });
  },
};

function isSent(kind: Kind, section: Section): boolean {
  return section.type === "reply" || kind === "fragments";
}

/** Addresses may hold `__`, and what is left of a link is its address. */
function marksIn(inline: Inline): string | undefined {
  if (inline.type !== "text") return undefined;
  return /\*\*|(?<!\w)__|__(?!\w)|~~|`/.exec(inline.value.replace(/\S+:\/\/\S+/g, ""))?.[0];
}
