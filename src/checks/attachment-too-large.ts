import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked } from "#checks/working.ts";
import { MOST_ATTACHMENT_BYTES } from "#core/attachment.ts";

const answer = { "answers/house-rules/en.mdx": told({ title: "What may I bring?" }) };

/** Every file that is handed out fits the channels it is sent through. */
export const attachmentTooLarge: Rule = {
  name: "attachment-too-large",
  severity: "error",
  why: "X and WhatsApp take pictures of at most 5 MB, and a larger file is refused before the customer's eyes. It also stays in the history for ever, once for every version.",
  byEntry: true,
  bad: {
    files: {
      ...answer,
      "answers/house-rules/rules.txt": "No glass. ".repeat(MOST_ATTACHMENT_BYTES / 10 + 1),
    },
  },
  good: { files: { ...answer, "answers/house-rules/rules.txt": "No glass.\n" } },
  check: (context) =>
    entriesAsked(context).flatMap((entry) =>
      [...entry.attachments].flatMap(([name, { bytes }]) => {
        if (bytes <= MOST_ATTACHMENT_BYTES) return [];
        return [
          problemAt(attachmentTooLarge, { file: `${entry.key}/${name}` }, [
            `"${name}" has ${megabytes(bytes)} MB, more than ${megabytes(MOST_ATTACHMENT_BYTES)}.`,
            "Save it smaller: a picture with fewer pixels, a film shorter or more strongly compressed.",
          ]),
        ];
      }),
    ),
};

/** Rounded up, so that what is too large never reads like the limit. */
function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}
