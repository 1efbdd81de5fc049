import type { BriefingLabels } from "#core/briefing-phrases.ts";
import type { BriefingSheet, ToldEntry, ToldItem } from "#core/briefing-sheet.ts";
import { plainMarkdown } from "#exports/plain-markdown.ts";

/** A briefing as Markdown (GitHub's, whose `~~` strikes out), one list item for each thing to tell. */
export function briefingMarkdown(sheet: BriefingSheet, labels: BriefingLabels): string {
  const { title, when, zones, host, lines, parts, empty, toAcknowledge, address } = sheet;
  const named = address ? `[${plainMarkdown(title)}](${address})` : plainMarkdown(title);
  const about = [when, ...zones, ...(host ? [`${labels.host}: ${host}`] : [])].map(plainMarkdown).join(" · ");
  const body = parts.flatMap((part) => [
    `### ${plainMarkdown(part.title)} (${part.items.length})`,
    part.items.map((item) => itemText(item, labels)).join("\n"),
  ]);
  const asked = toAcknowledge.map(({ says }) => `- ${plainMarkdown(says.text)}`).join("\n");
  const blocks = [
    `## ${named}`,
    about,
    ...(lines ? [quoted(lines.text)] : []),
    ...(empty ? [plainMarkdown(empty)] : []),
    ...body,
    ...(asked ? [`### ${plainMarkdown(labels.toAcknowledge)} (${toAcknowledge.length})`, asked] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function itemText(item: ToldItem, labels: BriefingLabels): string {
  const { says, summary, step, why, line, marks, where, when, entries } = item;
  const facts = [item.stateWord, ...marks.map(({ text }) => text), ...(where ? [where] : []), when];
  const rows = [
    `- **${plainMarkdown(says.text)}**`,
    `${entries.map(entryText).join(", ")} · ${plainMarkdown(facts.join(" · "))}`,
    ...(summary ? [plainMarkdown(summary.text)] : []),
    ...(step ? [stepText(step)] : []),
    ...(item.do ? [`**${plainMarkdown(labels.do)}:** ${plainMarkdown(item.do.text)}`] : []),
    ...(why ? [`**${plainMarkdown(labels.why)}:** ${plainMarkdown(why.text)}`] : []),
    ...(line ? [`**${plainMarkdown(labels.fromHost)}:** ${plainMarkdown(line.text)}`] : []),
  ];
  // A backslash at the end breaks the line within the item (CommonMark, § 6.7).
  return rows.join("\\\n  ");
}

function stepText({ was, now }: { readonly was: string; readonly now: string }): string {
  const [before, after] = [was && `− ~~${plainMarkdown(was)}~~`, now && `+ **${plainMarkdown(now)}**`];
  return [before, after].filter(Boolean).join(" → ");
}

function entryText({ title, before, version, address, key }: ToldEntry): string {
  const name = plainMarkdown(title.text);
  const step = before ? `${before} → ${version}` : version;
  return `${address ? `[${name}](${address})` : `${name} (${key})`} ${step}`;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((row) => `> ${plainMarkdown(row)}`)
    .join("\n");
}
