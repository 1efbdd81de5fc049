import type { BriefingLabels } from "#core/briefing-phrases.ts";
import { type BriefingSheet, itemsOf, type ToldEntry, type ToldItem } from "#core/briefing-sheet.ts";

interface SlackText {
  readonly type: "plain_text" | "mrkdwn";
  readonly text: string;
}

/** A block of Slack's Block Kit, as far as a briefing uses it. */
export interface SlackBlock {
  readonly type: "header" | "section" | "context" | "divider";
  readonly text?: SlackText;
  readonly elements?: readonly SlackText[];
}

/** A message for `chat.postMessage`: `text` is what a notification says. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** At most so many blocks in one message (docs.slack.dev/reference/block-kit/blocks). */
const MOST_BLOCKS = 50;
/** Letters of a header (docs.slack.dev/reference/block-kit/blocks/header-block) and of a section (…/section-block). */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3000;
/** All blocks together are refused from about 13,200 characters on, which no page says (github.com/slackapi/bolt-js/issues/2509). */
const LONGEST_MESSAGE = 12_000;

/** A briefing for Slack, cut between items where it would be too long; the last block then says how many are left. */
export function briefingSlack(sheet: BriefingSheet, labels: BriefingLabels): SlackMessage {
  const head = headBlocks(sheet, labels);
  const blocks = [...head];
  const all = itemsOf(sheet).length;
  let [told, size] = [0, sizeOf(head)];
  for (const part of sheet.parts) {
    const titled = section(`*${safe(part.title)}* (${part.items.length})`);
    for (const [index, item] of part.items.entries()) {
      const own = [...(index === 0 ? [titled] : []), section(itemText(item, labels))];
      // One block and some letters are kept for saying what is left.
      const isFull = blocks.length + own.length >= MOST_BLOCKS || size + sizeOf(own) > LONGEST_MESSAGE;
      if (isFull) return messageOf(sheet, [...blocks, restBlock(sheet, all - told, labels)]);
      blocks.push(...own);
      size += sizeOf(own);
      told++;
    }
  }
  return messageOf(sheet, blocks);
}

/** How many items a message has no room for. */
export function leftOut({ blocks }: SlackMessage, sheet: BriefingSheet): number {
  const told = blocks.filter(({ type, text }) => type === "section" && text?.text.startsWith(ITEM)).length;
  return itemsOf(sheet).length - told;
}

function messageOf({ title, when }: BriefingSheet, blocks: readonly SlackBlock[]): SlackMessage {
  return { text: safe(`${title} · ${when}`), blocks };
}

function headBlocks(
  { title, when, zones, host, lines, empty }: BriefingSheet,
  labels: BriefingLabels,
): SlackBlock[] {
  const about = [when, ...zones, ...(host ? [`${labels.host}: ${host}`] : [])].join(" · ");
  return [
    { type: "header", text: { type: "plain_text", text: cut(title, LONGEST_HEADER) } },
    { type: "context", elements: [{ type: "mrkdwn", text: cut(safe(about), LONGEST_SECTION) }] },
    ...(lines ? [section(safe(lines.text))] : []),
    ...(empty ? [section(safe(empty))] : []),
  ];
}

function restBlock({ address }: BriefingSheet, count: number, labels: BriefingLabels): SlackBlock {
  const text = address ? safe(labels.moreAt).replace("{link}", `<${safe(address)}>`) : safe(labels.more);
  return { type: "context", elements: [{ type: "mrkdwn", text: text.replace("{n}", String(count)) }] };
}

const ITEM = "• ";

function itemText(item: ToldItem, labels: BriefingLabels): string {
  const { says, summary, step, why, line, marks, where, when, entries } = item;
  const facts = [item.stateWord, ...marks.map(({ text }) => text), ...(where ? [where] : []), when];
  const rows = [
    `${ITEM}*${safe(says.text)}*`,
    `${entries.map(entryText).join(", ")} · ${safe(facts.join(" · "))}`,
    ...(summary ? [safe(summary.text)] : []),
    ...(step ? [stepText(step)] : []),
    ...(item.do ? [`*${safe(labels.do)}:* ${safe(item.do.text)}`] : []),
    ...(why ? [`*${safe(labels.why)}:* ${safe(why.text)}`] : []),
    ...(line ? [`*${safe(labels.fromHost)}:* ${safe(line.text)}`] : []),
  ];
  return rows.join("\n");
}

function stepText({ was, now }: { readonly was: string; readonly now: string }): string {
  return [was && `− ~${safe(was)}~`, now && `+ *${safe(now)}*`].filter(Boolean).join(" → ");
}

function entryText({ title, before, version, address, key }: ToldEntry): string {
  const name = safe(title.text.replaceAll("|", "/"));
  const step = before ? `${before} → ${version}` : version;
  return `${address ? `<${safe(address)}|${name}>` : `${name} (${key})`} ${step}`;
}

function section(text: string): SlackBlock {
  return { type: "section", text: { type: "mrkdwn", text: cut(text, LONGEST_SECTION) } };
}

/** The three characters that Slack takes for its own (docs.slack.dev/messaging/formatting-message-text). */
function safe(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A text of at most so many letters; what `safe` wrote is never cut in two. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 2).replace(/&[a-z]*$|[\uD800-\uDBFF]$/, "")} …`;
}

function sizeOf(blocks: readonly SlackBlock[]): number {
  return JSON.stringify(blocks).length;
}
