import { carriedLabel } from "#core/carried-answer.ts";
import type { OutgoingAnswer, OutgoingReply, OutgoingText } from "#core/outgoing.ts";
import { QUOTED, yamlText } from "#core/yaml-text.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { proseMarkdown } from "#exports/prose-markdown.ts";

/** `ID/LOCALE.md`: front matter, then a heading of the second level for each reply. */
export function markdownExport(answers: readonly OutgoingAnswer[], _: ExportGround): Exported {
  const files = answers.flatMap((answer) =>
    answer.texts.map((text) => [`${answer.id}/${text.locale}.md`, fileOf(answer, text)] as const),
  );
  return { made: new Map(files), leftOut: lossesOf(answers, { subjects: true, moments: true, rich: true }) };
}

function fileOf(answer: OutgoingAnswer, text: OutgoingText): string {
  const until = soonest(text.replies);
  const front = yamlText({
    title: text.title,
    label: carriedLabel(text.title, answer.version, until),
    summary: text.summary,
    id: answer.id,
    locale: text.locale,
    version: { [QUOTED]: answer.version },
    effective: answer.effective,
    good_until: until,
    owner: answer.owner,
    product: someOf(answer.products),
    tags: someOf(answer.tags),
    shortcuts: someOf(answer.shortcuts),
    phrases: someOf(text.phrases),
  });
  const parts = text.replies.map((reply) => `${headingOf(reply)}\n\n${bodyOf(reply)}\n`);
  return `---\n${front}---\n\n${parts.join("\n")}`;
}

function someOf(texts: readonly string[]): readonly string[] | undefined {
  return texts.length > 0 ? texts : undefined;
}

/** Until when all of some replies are good, as people read it. */
export function soonest(replies: readonly OutgoingReply[]): string {
  return replies.toSorted((a, b) => Date.parse(a.ends) - Date.parse(b.ends))[0]?.until ?? "";
}

/** `## Reply: public facebook-comment (upset)`; `## Reply` alone is the private one. */
function headingOf({ channels, moment }: OutgoingReply): string {
  const named = channels.length > 0 ? `: ${channels.join(" ")}` : "";
  return `## Reply${named}${moment === "first" ? "" : ` (${moment})`}`;
}

function bodyOf({ subject, prose }: OutgoingReply): string {
  const head = subject === undefined ? "" : `### Subject: ${subject}\n\n`;
  return `${head}${proseMarkdown(prose)}`;
}
