import type { BriefingLabels } from "#core/briefing-phrases.ts";
import type { BriefingSheet, ToldEntry, ToldItem } from "#core/briefing-sheet.ts";

/** A briefing as Markdown (GitHub's, whose `~~` strikes out), one list item for each thing to tell. */
export function briefingMarkdown(sheet: BriefingSheet, labels: BriefingLabels): string {
  const { title, when, zones, host, lines, parts, empty, toAcknowledge, address } = sheet;
  const named = address ? `[${plain(title)}](${address})` : plain(title);
  const about = [when, ...zones, ...(host ? [`${labels.host}: ${host}`] : [])].map(plain).join(" · ");
  const body = parts.flatMap((part) => [
    `### ${plain(part.title)} (${part.items.length})`,
    part.items.map((item) => itemText(item, labels)).join("\n"),
  ]);
  const asked = toAcknowledge.map(({ says }) => `- ${plain(says.text)}`).join("\n");
  const blocks = [
    `## ${named}`,
    about,
    ...(lines ? [quoted(lines.text)] : []),
    ...(empty ? [plain(empty)] : []),
    ...body,
    ...(asked ? [`### ${plain(labels.toAcknowledge)} (${toAcknowledge.length})`, asked] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function itemText(item: ToldItem, labels: BriefingLabels): string {
  const { says, summary, step, why, line, marks, where, when, entries } = item;
  const facts = [item.stateWord, ...marks.map(({ text }) => text), ...(where ? [where] : []), when];
  const rows = [
    `- **${plain(says.text)}**`,
    `${entries.map(entryText).join(", ")} · ${plain(facts.join(" · "))}`,
    ...(summary ? [plain(summary.text)] : []),
    ...(step ? [stepText(step)] : []),
    ...(item.do ? [`**${plain(labels.do)}:** ${plain(item.do.text)}`] : []),
    ...(why ? [`**${plain(labels.why)}:** ${plain(why.text)}`] : []),
    ...(line ? [`**${plain(labels.fromHost)}:** ${plain(line.text)}`] : []),
  ];
  // A backslash at the end breaks the line within the item (CommonMark, § 6.7).
  return rows.join("\\\n  ");
}

function stepText({ was, now }: { readonly was: string; readonly now: string }): string {
  const [before, after] = [was && `− ~~${plain(was)}~~`, now && `+ **${plain(now)}**`];
  return [before, after].filter(Boolean).join(" → ");
}

function entryText({ title, before, version, address, key }: ToldEntry): string {
  const name = plain(title.text);
  const step = before ? `${before} → ${version}` : version;
  return `${address ? `[${name}](${address})` : `${name} (${key})`} ${step}`;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((row) => `> ${plain(row)}`)
    .join("\n");
}

/** Words with every mark that Markdown might take for its own held off, on one line. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]/g, "\\$&")
    .replace(/^(\s*)([#>+-]|\d+[.)])(?=\s)/, "$1\\$2")
    .replace(/\s*\n\s*/g, " ");
}
