import type { BriefingLabels } from "#core/briefing-phrases.ts";
import type { BriefingSheet, ToldItem } from "#core/briefing-sheet.ts";

/** A briefing as plain lines for a terminal: what was removed behind `-`, what was added behind `+`. */
export function briefingText(sheet: BriefingSheet, labels: BriefingLabels): string {
  const { title, when, zones, host, lines, parts, empty, toAcknowledge } = sheet;
  const head = [
    [title, when, ...zones].join(" · "),
    ...(host ? [`${labels.host}: ${host}`] : []),
    ...(lines ? ["", lines.text] : []),
    ...(empty ? ["", empty] : []),
  ];
  let number = 0;
  const body = parts.flatMap((part) => [
    "",
    `${part.title} (${part.items.length})`,
    ...part.items.flatMap((item) => itemLines(item, ++number, labels)),
  ]);
  const asked = toAcknowledge.map(({ says }) => `  ${says.text}`);
  const foot = asked.length > 0 ? ["", `${labels.toAcknowledge} (${asked.length})`, ...asked] : [];
  return [...head, ...body, ...foot].join("\n");
}

function itemLines(item: ToldItem, number: number, labels: BriefingLabels): string[] {
  const { says, summary, entries, when, where, step, why, line, marks } = item;
  const named = entries.map(
    ({ key, before, version }) => `${key} ${before ? `${before} → ${version}` : version}`,
  );
  const facts = [item.stateWord, ...marks.map(({ text }) => text), ...(where ? [where] : []), when];
  const rows = [
    facts.join(" · "),
    ...named,
    ...(summary ? [summary.text] : []),
    ...(step?.was ? [`- ${step.was}`] : []),
    ...(step?.now ? [`+ ${step.now}`] : []),
    ...(item.do ? [`${labels.do}: ${item.do.text}`] : []),
    ...(why ? [`${labels.why}: ${why.text}`] : []),
    ...(line ? [`${labels.fromHost}: ${line.text}`] : []),
  ];
  const head = `${number}. `;
  const indent = " ".repeat(head.length);
  return [`${head}${says.text}`, ...rows.flatMap((row) => row.split("\n").map((text) => indent + text))];
}
