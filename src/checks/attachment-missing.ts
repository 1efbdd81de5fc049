import { told } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { workingTexts } from "#checks/working.ts";

const attaching = {
  "answers/seat-map/en.mdx": told({
    title: "Where is my seat?",
    body: '<Reply>\nPlease see the attached map.\n</Reply>\n\n<Attach file="seat-map.en.svg" alt="The seats of the hall"/>',
  }),
};

/** Every file that is handed out lies beside the text. */
export const attachmentMissing: Rule = {
  name: "attachment-missing",
  severity: "error",
  why: "The file is part of the version that agents see. One that does not lie beside the text is missing for ever in what was published.",
  bad: { files: attaching },
  good: {
    files: {
      ...attaching,
      "answers/seat-map/seat-map.en.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    },
  },
  check: ({ library }) => {
    return [...workingTexts(library)].flatMap(({ entry, text }) => {
      return text.body.flatMap((section) => {
        if (section.type !== "attach" || entry.attachments.includes(section.file)) return [];
        const naming = { what: `a file beside ${text.file}`, add: `put it into ${entry.key}/` };
        return [
          problemAt(
            attachmentMissing,
            inBody(text, section.file, section.place),
            unknownName(section.file, entry.attachments, naming),
          ),
        ];
      });
    });
  },
};
