import { boxAddress } from "#core/box.ts";
import type { CarriedAnswer, CarriedReply, CarriedText } from "#core/carried-answer.ts";
import type { EntryText } from "#core/entry.ts";
import { plainText } from "#core/plain-text.ts";
import { type Body, repliesOf } from "#core/reply.ts";
import { QUOTED, type YamlTree, yamlText } from "#core/yaml-text.ts";
import { titleFromName } from "#imports/assembly.ts";
import { markupSource } from "#imports/markup-source.ts";
import { boxesIn, withBoxes } from "#markup/boxes.ts";
import { withField } from "#schema/change-block.ts";

/** What an import changes in one text, as people see it: the part's address and its words before and after. */
export interface ChangedPart {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** A text file as an import leaves it. */
export type DraftText =
  | { readonly source: string; readonly changed: readonly ChangedPart[]; readonly lost: readonly string[] }
  | { readonly fault: string };

/** A reply with its address in its text. */
interface Addressed {
  readonly address: string;
  readonly reply: CarriedReply;
}

/** The file of a new text: the source language's carries what is said of the whole answer. */
export function newDraft(
  answer: CarriedAnswer,
  text: CarriedText,
  source: { readonly owner: string } | undefined,
): DraftText {
  const { title, phrases } = text;
  const front: Record<string, YamlTree | undefined> = source
    ? {
        title,
        summary: answer.summary,
        owner: source.owner,
        products: listed(answer.products),
        tags: listed(answer.tags),
        shortcuts: listed(answer.shortcuts),
        phrases: listed(phrases),
      }
    : { title, phrases: listed(phrases), translates: { [QUOTED]: "next" } };
  const lost: string[] = [];
  const blocks: string[] = [];
  for (const reply of addressed(text.replies)) {
    const block = replyBlock(reply, lost);
    if (typeof block !== "string") return block;
    blocks.push(block);
  }
  const whole = `---\n${yamlText(front)}---\n\n${blocks.join("\n")}`;
  return { source: whole, changed: [], lost };
}

function listed(texts: readonly string[]): readonly string[] | undefined {
  return texts.length > 0 ? texts : undefined;
}

function addressed(replies: readonly CarriedReply[]): Addressed[] {
  const seen = new Map<string, number>();
  return replies.map((reply) => {
    const first = boxAddress(reply.channels, reply.moment, 1);
    const variant = reply.variant ?? (seen.get(first) ?? 0) + 1;
    seen.set(first, variant);
    return { address: boxAddress(reply.channels, reply.moment, variant), reply };
  });
}

function replyBlock({ address, reply }: Addressed, lost: string[]): string | { readonly fault: string } {
  const { channels, moment, subject, prose } = reply;
  const written = markupSource(prose);
  if ("fault" in written) return written;
  if (written.lost) lost.push(`bold, italics and links of ${address}, of which the words stay`);
  const attributes = [
    channels.length > 0 ? ` channel="${channels.join(" ")}"` : "",
    moment === "first" ? "" : ` for="${moment}"`,
    subject === undefined ? "" : ` subject="${attributeText(subject)}"`,
  ];
  return `<Reply${attributes.join("")}>\n${written.source}\n</Reply>\n`;
}

/** Words that may stand in an attribute: typographic quotes for straight ones, no brackets or braces but a field's. */
function attributeText(words: string): string {
  return words
    .replaceAll('"', "”")
    .replace(/[<>]/g, "")
    .replace(/&(?=#?\w+;)/g, "＆")
    .replace(/\{\{[a-z][a-z0-9_]*\}\}|[{}\\]/g, (found) => (found.length > 1 ? found : ""));
}

/** Whether a reply's words were published here once, so that they are older than those that are here, and none of them new. */
export type WasHere = (address: string, words: string) => boolean;

/** The words of each reply of a body by its address. */
export function wordsByAddress(body: Body): ReadonlyMap<string, string> {
  return new Map(addressed(repliesOf(body)).map(({ address, reply }) => [address, plainText(reply.prose)]));
}

/**
 * An existing text with what an import says anew: replies whose words differ, new ones, another title, and phrases,
 * tags and the like that it lacks. Everything else keeps its bytes; nothing is taken out.
 */
export function editedDraft(
  existing: EntryText,
  body: Body,
  answer: CarriedAnswer,
  text: CarriedText,
  { isSource, wasHere }: { readonly isSource: boolean; readonly wasHere: WasHere },
): DraftText {
  const changed: ChangedPart[] = [];
  const lost: string[] = [];
  let { source } = existing;
  const set = (field: string, value: YamlTree, before: string, after: string, behind = "title") => {
    source = withField(source, field, yamlText({ [field]: value }), behind);
    changed.push({ part: field, before, after });
  };
  const { front } = existing;
  // A title that is only made of the id says nothing new.
  if (text.title !== front.title && text.title !== titleFromName(answer.id ?? ""))
    set("title", text.title, front.title, text.title);
  const more = (field: "phrases" | "tags" | "products" | "shortcuts", words: readonly string[]) => {
    const added = words.filter((word) => !front[field].includes(word));
    const all = [...front[field], ...added];
    if (added.length > 0) set(field, all, front[field].join(" | "), all.join(" | "));
  };
  more("phrases", text.phrases);
  if (isSource) {
    for (const field of ["tags", "products", "shortcuts"] as const) more(field, answer[field]);
    if (answer.summary !== undefined && answer.summary !== front.summary)
      set("summary", answer.summary, front.summary ?? "", answer.summary);
  }
  const replies = withReplies(source, body, text, { changed, lost, wasHere });
  return typeof replies === "string" ? { source: replies, changed, lost } : replies;
}

function withReplies(
  source: string,
  body: Body,
  text: CarriedText,
  {
    changed,
    lost,
    wasHere,
  }: { readonly changed: ChangedPart[]; readonly lost: string[]; readonly wasHere: WasHere },
): string | { readonly fault: string } {
  const here = new Map(addressed(repliesOf(body)).map(({ address, reply }) => [address, reply]));
  const boxes: Record<string, string> = {};
  const blocks: string[] = [];
  for (const one of addressed(text.replies)) {
    const before = here.get(one.address);
    const [old, words] = [before ? plainText(before.prose) : "", plainText(one.reply.prose)];
    if (before && (one.reply.subject ?? before.subject) !== before.subject)
      lost.push(`the subject of ${one.address}: the one that is here stays`);
    if (before && (old === words || wasHere(one.address, words))) continue;
    const block = replyBlock(one, lost);
    if (typeof block !== "string") return block;
    if (before) boxes[one.address] = block.split("\n").slice(1, -2).join("\n");
    else blocks.push(block);
    changed.push({ part: one.address, before: old, after: words });
  }
  const known = new Set(boxesIn(source).map(({ address }) => address));
  const stray = Object.keys(boxes).find((address) => !known.has(address));
  if (stray !== undefined) return { fault: `its reply ${stray} cannot be found in the text that is here` };
  return withBlocks(withBoxes(source, boxes), blocks);
}

/** New replies stand behind the last one. */
function withBlocks(source: string, blocks: readonly string[]): string {
  if (blocks.length === 0) return source;
  const last = [...source.matchAll(/^<\/Reply>[ \t]*$/gm)].at(-1);
  const at = last ? last.index + last[0].length : source.trimEnd().length;
  return `${source.slice(0, at)}\n\n${blocks.join("\n").trimEnd()}${source.slice(at) || "\n"}`;
}
