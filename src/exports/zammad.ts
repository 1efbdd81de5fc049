import { carriedLabel, type LeftOut } from "#core/carried-answer.ts";
import { carriedKey, carriedName } from "#core/carried-key.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { TOOL_FIELDS } from "#core/tool-field.ts";
import { csvText } from "#exports/csv.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { htmlWords, type ToolReply, type ToolWords, toolReplies } from "#exports/tool-text.ts";

/** A text module (Zammad's `text_modules`; an import without `id` makes new ones). */
export interface TextModule {
  readonly name: string;
  readonly keywords: string;
  readonly content: string;
  readonly note: string;
  readonly active: true;
}

const LONGEST = { name: 250, keywords: 500 } as const;

const WORDS: ToolWords = {
  tool: "Zammad",
  word: (name) => TOOL_FIELDS.zammad[name],
  marks: ["#{"],
};

/** `text_modules.csv` and the same as `text_modules.json`: one for each reply, its content as HTML. */
export function zammadExport(answers: readonly OutgoingAnswer[], ground: ExportGround): Exported {
  const { replies, leftOut } = toolReplies(answers, ground, WORDS, htmlWords);
  const modules = replies.map(moduleOf);
  const rows = modules.map(({ name, keywords, content, note }) => [
    "",
    name,
    keywords,
    content,
    note,
    "true",
  ]);
  const header = ["id", "name", "keywords", "content", "note", "active"];
  return {
    made: new Map([
      ["text_modules.csv", csvText([header, ...rows])],
      ["text_modules.json", `${JSON.stringify(modules, undefined, 2)}\n`],
    ]),
    leftOut: [...lossesOf(answers, { rich: true }), ...leftOut, ...replies.flatMap(cutIn)],
  };
}

function moduleOf({ answer, text, reply, words }: ToolReply): TextModule {
  const label = (title: string) => carriedLabel(carriedName(title, reply.place), answer.version, reply.until);
  const room = LONGEST.name - label("").length;
  return {
    name: label(cut(text.title, room)),
    keywords: keywordsOf(text.phrases).kept.join(" "),
    content: words,
    note: `replybook ${carriedKey(reply.place)}`,
    active: true,
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${[...text.slice(0, most - 2)].join("").trimEnd().toWellFormed()}…`;
}

/** The phrases for which there is room, in order. */
function keywordsOf(phrases: readonly string[]): { readonly kept: string[]; readonly left: number } {
  const kept: string[] = [];
  for (const phrase of phrases) if ([...kept, phrase].join(" ").length <= LONGEST.keywords) kept.push(phrase);
  return { kept, left: phrases.length - kept.length };
}

function cutIn({ text, reply }: ToolReply): LeftOut[] {
  const { left } = keywordsOf(text.phrases);
  return left === 0
    ? []
    : [
        {
          place: carriedKey(reply.place),
          what: `${left} phrases: keywords hold ${LONGEST.keywords} characters`,
        },
      ];
}
