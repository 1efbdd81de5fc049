import type { OutgoingAnswer } from "#core/outgoing.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { OWN_WORDS, replyRow } from "#exports/reply-row.ts";
import { toolReplies } from "#exports/tool-text.ts";

/** `answers.jsonl`: one object a line for each reply; also what a hosted search engine is fed with. */
export function jsonlExport(answers: readonly OutgoingAnswer[], ground: ExportGround): Exported {
  const { replies, leftOut } = toolReplies(answers, ground, OWN_WORDS);
  const lines = replies.map((reply) => `${JSON.stringify(replyRow(reply))}\n`);
  return {
    made: new Map([["answers.jsonl", lines.join("")]]),
    leftOut: [...lossesOf(answers, { subjects: true, moments: true }), ...leftOut],
  };
}
