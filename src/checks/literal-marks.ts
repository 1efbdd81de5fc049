import { told } from "#checks/example.ts";
import { inBody, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { type ReadSection, sectionsOf } from "#checks/section.ts";
import { textsAsked } from "#checks/working.ts";
import type { Kind } from "#core/entry.ts";
import type { Inline } from "#core/prose.ts";

/** Marks of emphasis do not reach customers as marks. */
export const literalMarks: Rule = {
  name: "literal-marks",
  severity: "warning",
  why: "Where the marks of bold, crossed-out or code do not open and close next to a word, they stay in the text, and customers read the asterisks.",
  byEntry: true,
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
  check: (context) =>
    textsAsked(context).flatMap(({ entry, text }) =>
      sectionsOf(text)
        .filter((read) => isSent(entry.kind, read) && MAY_BE_MARKS.test(read.words))
        .flatMap(({ inlines, section }) =>
          inlines.flatMap((inline) => {
            const marks = marksIn(inline);
            if (!marks) return [];
            const words: Words = [
              `The marks "${marks}" stay in the text that customers read.`,
              "Set them directly before and after the words, with a space outside, or delete them.",
            ];
            return [problemAt(literalMarks, inBody(text, marks, section.place), words)];
          }),
        ),
    ),
};

function isSent(kind: Kind, { reply }: ReadSection): boolean {
  return reply !== undefined || kind === "fragments";
}

/** A quick look at the words: most sections hold nothing of the kind. */
const MAY_BE_MARKS = /\*\*|__|~~|`/;

/** Addresses may hold `__`, and what is left of a link is its address. */
function marksIn(inline: Inline): string | undefined {
  if (inline.type !== "text") return undefined;
  return /\*\*|(?<!\w)__|__(?!\w)|~~|`/.exec(inline.value.replace(/\S+:\/\/\S+/g, ""))?.[0];
}
