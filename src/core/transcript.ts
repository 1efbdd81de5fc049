import { plainText } from "#core/plain-text.ts";
import type { Body, Section } from "#core/reply.ts";

/**
 * Everything an entry's text says as one plain text, each part under a line that names it: what versions of a
 * whole entry are compared by.
 */
export function transcriptOf(title: string, body: Body): string {
  return [title, ...body.map(partOf)].filter((part) => part !== "").join("\n\n");
}

function partOf(section: Section): string {
  if (section.type === "attach") return `[Attach ${section.file}] ${section.alt}`;
  const prose = section.type === "reply" ? section.reply.prose : section.prose;
  const heading = headingOf(section);
  const text = plainText(prose);
  return heading ? `${heading}\n\n${text}` : text;
}

function headingOf(section: Section): string {
  switch (section.type) {
    case "prose":
    case "attach":
      return "";
    case "reply": {
      const { channels, moment, subject } = section.reply;
      const where = channels.length > 0 ? channels.join(" ") : "private";
      return `[Reply ${where}${moment === "first" ? "" : ` ${moment}`}]${subject ? ` ${subject}` : ""}`;
    }
    case "no-reply":
      return `[No reply: ${section.action}]`;
    case "escalate":
      return `[Escalate to ${section.to}]`;
    default:
      return `[${section.type[0]?.toUpperCase()}${section.type.slice(1)}]`;
  }
}
