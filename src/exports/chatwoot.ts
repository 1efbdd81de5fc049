import { carriedLabel } from "#core/carried-answer.ts";
import { carriedKey } from "#core/carried-key.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { TOOL_FIELDS } from "#core/tool-field.ts";
import { type Exported, type ExportGround, lossesOf } from "#exports/exported.ts";
import { type ToolWords, toolReplies } from "#exports/tool-text.ts";

/** A canned response (Chatwoot's swagger, `canned_response.yml`). */
export interface CannedResponse {
  readonly short_code: string;
  readonly content: string;
}

/** Chatwoot's fields are Liquid, and a Liquid error sends the text as it stands. */
const WORDS: ToolWords = {
  tool: "Chatwoot",
  word: (name) => TOOL_FIELDS.chatwoot[name],
  marks: ["{{", "{%"],
};

/** The canned responses, and what they cannot hold. A short code begins with the place of its reply. */
export function cannedResponses(answers: readonly OutgoingAnswer[], ground: ExportGround) {
  const { replies, leftOut } = toolReplies(answers, ground, WORDS);
  const made = replies.map(
    ({ answer, reply, words }): CannedResponse => ({
      short_code: carriedLabel(carriedKey(reply.place), answer.version, reply.until),
      content: words,
    }),
  );
  return { made, leftOut: [...lossesOf(answers, {}), ...leftOut] };
}

/** `canned_responses.json`, one for each reply. */
export function chatwootExport(answers: readonly OutgoingAnswer[], ground: ExportGround): Exported {
  const { made, leftOut } = cannedResponses(answers, ground);
  return { made: new Map([["canned_responses.json", `${JSON.stringify(made, undefined, 2)}\n`]]), leftOut };
}
