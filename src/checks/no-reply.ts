import { advised, told } from "#checks/example.ts";
import { inBody, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { bodyOf } from "#checks/section.ts";
import { textsAsked } from "#checks/working.ts";
import type { EntryText, Kind } from "#core/entry.ts";
import { repliesOf } from "#core/reply.ts";

/** Every answer says what to send, or that nothing is sent. */
export const noReply: Rule = {
  name: "no-reply",
  severity: "error",
  firm: true,
  why: "An answer is there to be sent. One without <Reply> must say with <NoReply> that not answering is approved, and an advisory that appends needs the words it appends.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": told({ body: "<When>\nThe order is late.\n</When>" }) } },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<When>\nThe order is late.\n</When>\n\n<Reply>\nHi {{customer_name}}, we are looking into it.\n</Reply>",
      }),
      "answers/insult/en.mdx": told({
        title: "An insult",
        body: '<NoReply action="leave">\nWe do not answer insults.\n</NoReply>',
      }),
      "advisories/storm/en.mdx": advised({
        effect: "append",
        body: "<Reply>\nParcels to the north may be late.\n</Reply>",
      }),
    },
  },
  check: (context) => {
    const { sourceLocale } = context.library.workspace;
    return textsAsked(context, "answers", "advisories").flatMap(({ entry, text }) => {
      if (text.locale !== sourceLocale || text.problems.length > 0) return [];
      const words = faultOf(entry.kind, text);
      return words ? [problemAt(noReply, inBody(text, "", firstPlace(text)), words)] : [];
    });
  },
};

function faultOf(kind: Kind, text: EntryText): Words | undefined {
  const { front } = text;
  const body = bodyOf(text);
  const replies = repliesOf(body).length;
  if (replies > 0) return undefined;
  if (kind === "advisories") {
    return front.advisory?.effect === "append"
      ? [
          'The advisory says "effect: append" and has no <Reply>.',
          "Write the words to append between <Reply> and </Reply>.",
        ]
      : undefined;
  }
  if (body.some((section) => section.type === "no-reply")) return undefined;
  return [
    `"${front.title}" has neither a <Reply> nor a <NoReply>.`,
    "Write the reply between <Reply> and </Reply>.",
  ];
}

function firstPlace(text: EntryText): { line: number; column: number } {
  return bodyOf(text)[0]?.place ?? { line: text.source.trimEnd().split("\n").length, column: 1 };
}
