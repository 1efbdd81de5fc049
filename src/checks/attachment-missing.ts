import { told } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { bodyOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { textsAsked } from "#checks/working.ts";

const attaching = {
  "answers/house-rules/en.mdx": told({
    title: "What may I bring?",
    body: '<Reply>\nPlease see the attached list.\n</Reply>\n\n<Attach file="house-rules.en.txt" alt="What may come into the hall"/>',
  }),
};

/** Every file that is handed out lies beside the text. */
export const attachmentMissing: Rule = {
  name: "attachment-missing",
  severity: "error",
  firm: true,
  why: "The file is part of the version that agents see. One that does not lie beside the text is missing for ever in what was published.",
  byEntry: true,
  bad: { files: attaching },
  good: {
    files: {
      ...attaching,
      "answers/house-rules/house-rules.en.txt": "Small bags are welcome.\n",
    },
  },
  check: (context) => {
    return textsAsked(context).flatMap(({ entry, text }) => {
      return bodyOf(text).flatMap((section) => {
        if (section.type !== "attach" || entry.attachments.has(section.file)) return [];
        const naming = { what: `a file beside ${text.file}`, add: `put it into ${entry.key}/` };
        return [
          problemAt(
            attachmentMissing,
            inBody(text, section.file, section.place),
            unknownName(section.file, [...entry.attachments.keys()], naming),
          ),
        ];
      });
    });
  },
};
