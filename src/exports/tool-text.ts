import type { LeftOut } from "#core/carried-answer.ts";
import { carriedKey } from "#core/carried-key.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { type Locale, textIn } from "#core/locale.ts";
import type { OutgoingAnswer, OutgoingReply } from "#core/outgoing.ts";
import { fieldsIn, filledIn, plainText } from "#core/plain-text.ts";
import { type Block, type Inline, inlinesOf, type Prose } from "#core/prose.ts";
import { type ExportGround, type ReplyOf, repliesIn } from "#exports/exported.ts";

/** How a tool writes fields. */
export interface ToolWords {
  /** What a person calls it. */
  readonly tool: string;
  /** The tool's word for one of our fields; undefined where it has none. */
  readonly word: (name: string) => string | undefined;
  /** What the tool takes for a mark of its own wherever it stands; a text that holds one cannot be carried. */
  readonly marks: readonly string[];
}

/** The text of a reply for a tool; undefined where the tool would misread it. */
export interface ToolReply extends ReplyOf {
  readonly words: string;
}

/** The replies that a tool can carry, written in its words, and what it cannot hold of them. */
export function toolReplies(
  answers: readonly OutgoingAnswer[],
  ground: ExportGround,
  words: ToolWords,
  written: (reply: OutgoingReply, words: ToolWords, ground: ExportGround) => string = plainWords,
): { readonly replies: readonly ToolReply[]; readonly leftOut: readonly LeftOut[] } {
  const told = repliesIn(answers).map((of) => ({ of, fault: markIn(of.reply, words) }));
  return {
    replies: told.flatMap(({ of, fault }) =>
      fault === undefined ? { ...of, words: written(of.reply, words, ground) } : [],
    ),
    leftOut: [...told.flatMap(({ of, fault }) => markLoss(of, fault, words)), ...bareFields(answers, words)],
  };
}

function markLoss({ reply }: ReplyOf, fault: string | undefined, { tool }: ToolWords): LeftOut[] {
  if (fault === undefined) return [];
  return [
    {
      place: carriedKey(reply.place),
      what: `the whole reply: it holds ${fault}, which ${tool} reads as a mark`,
    },
  ];
}

/** The fields of each answer that a tool has no word for. */
function bareFields(answers: readonly OutgoingAnswer[], { word }: ToolWords): LeftOut[] {
  return answers.flatMap((answer) => {
    const named = repliesIn([answer]).flatMap(({ reply }) => fieldsOf(reply));
    const bare = [...new Set(named)].filter((name) => word(name) === undefined).sort();
    return bare.map((name) => ({
      place: answer.id,
      what: `the field ${name}: its label stays visible in brackets`,
    }));
  });
}

/** The names of the fields of a reply, each once, in reading order. */
export function fieldsOf({ prose }: Pick<OutgoingReply, "prose">): string[] {
  const names = inlinesOf(prose).flatMap((inline) => {
    if (inline.type === "placeholder") return [inline.name];
    if (inline.type === "code") return fieldsIn(inline.value);
    return inline.type === "link" ? fieldsIn(inline.url) : [];
  });
  return [...new Set(names)];
}

/** A field that a tool has no word for, as people see it: `[Order number]`. */
function bareField(name: string, locale: Locale, { placeholders, sourceLocale }: ExportGround): string {
  return `[${textIn(placeholders.get(name)?.label ?? {}, locale, sourceLocale, name)}]`;
}

/** A reply as plain text in a tool's words. */
export function plainWords({ prose, place }: OutgoingReply, words: ToolWords, ground: ExportGround): string {
  return inWords(
    plainText(shielded(prose)),
    (name) => words.word(name) ?? bareField(name, place.locale, ground),
  );
}

/** A reply as HTML in a tool's words. */
export function htmlWords({ prose, place }: OutgoingReply, words: ToolWords, ground: ExportGround): string {
  const html = proseHtml(shielded(prose), { field: (name) => `{{${name}}}` });
  return inWords(html, (name) => escaped(words.word(name) ?? bareField(name, place.locale, ground)));
}

function inWords(text: string, word: (name: string) => string): string {
  return filledIn(text, word).replaceAll(SHIELD, "{{");
}

function markIn({ prose }: OutgoingReply, { marks }: ToolWords): string | undefined {
  const text = inWords(plainText(shielded(prose)), () => " ");
  return marks.find((mark) => text.includes(mark));
}

const SHIELD = "\ue000";

/** Braces that stand for themselves, told apart from fields while a text is written. */
function shielded(prose: Prose): Prose {
  return prose.map((block): Block => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return { ...block, children: shieldedLine(block.children) };
      case "list":
        return { ...block, items: block.items.map(shielded) };
      case "quote":
        return { ...block, children: shielded(block.children) };
      default:
        return block;
    }
  });
}

function shieldedLine(inlines: readonly Inline[]): Inline[] {
  return inlines.map((inline): Inline => {
    if (inline.type === "text") return { ...inline, value: inline.value.replaceAll("{{", SHIELD) };
    return "children" in inline ? { ...inline, children: shieldedLine(inline.children) } : inline;
  });
}
