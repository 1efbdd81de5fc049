import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked } from "#checks/working.ts";
import { ATTACHMENT_ENDINGS, type Attachment, attachmentType, isPicture } from "#core/attachment.ts";

const answer = { "answers/seat-map/en.mdx": told({ title: "Where is my seat?" }) };

/** Every file that is handed out is of a kind that channels take and that runs nothing. */
export const attachmentKind: Rule = {
  name: "attachment-kind",
  severity: "error",
  firm: true,
  why: "A file is opened by colleagues on this site and by customers in their chat. An SVG or HTML file can run scripts there, and chat channels take neither as a picture. Pictures, film, PDF and plain text are safe to open and arrive everywhere.",
  byEntry: true,
  bad: {
    files: { ...answer, "answers/seat-map/seat-map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n' },
  },
  good: { files: { ...answer, "answers/seat-map/seats.txt": "Rows A to F are on the left.\n" } },
  check: (context) =>
    entriesAsked(context).flatMap((entry) =>
      [...entry.attachments].flatMap(([name, file]) => {
        const fault = faultOf(name, file);
        return fault ? [problemAt(attachmentKind, { file: `${entry.key}/${name}` }, fault)] : [];
      }),
    ),
};

function faultOf(name: string, { width }: Attachment): Words | undefined {
  const type = attachmentType(name);
  const endings = ATTACHMENT_ENDINGS.map((ending) => `.${ending}`).join(" ");
  if (type === undefined)
    return [
      `"${name}" is no kind of file that can be handed out.`,
      `Save it as one of these kinds (a drawing as a PNG): ${endings}.`,
    ];
  if (isPicture(type) && width === undefined)
    return [
      `"${name}" is named as a picture and cannot be read as one.`,
      "Save the picture again, with the ending of the kind it is.",
    ];
  return undefined;
}
