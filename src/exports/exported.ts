import type { Carried, LeftOut } from "#core/carried-answer.ts";
import { carriedLabel } from "#core/carried-answer.ts";
import { type CarriedPlace, carriedName } from "#core/carried-key.ts";
import type { Locale } from "#core/locale.ts";
import type { OutgoingAnswer, OutgoingReply, OutgoingText } from "#core/outgoing.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type Inline, inlinesOf } from "#core/prose.ts";

/** What a format is made of: answers that may leave, and what their words stand for here. */
export interface ExportGround {
  /** The workspace's name. */
  readonly name: string;
  readonly sourceLocale: Locale;
  readonly placeholders: ReadonlyMap<string, Placeholder>;
}

/** The texts of files by their path below the folder. */
export type ExportedFiles = ReadonlyMap<string, string>;

/** What a format came to: its files, and what it could not hold. */
export type Exported = Carried<ExportedFiles>;

/** A reply with what it belongs to. */
export interface ReplyOf {
  readonly answer: OutgoingAnswer;
  readonly text: OutgoingText;
  readonly reply: OutgoingReply;
}

/** Every reply of some answers, in order. */
export function repliesIn(answers: readonly OutgoingAnswer[]): ReplyOf[] {
  return answers.flatMap((answer) =>
    answer.texts.flatMap((text) => text.replies.map((reply) => ({ answer, text, reply }))),
  );
}

/** What a reply is called in a tool that has one line for it: title, place, version, and how long it is good. */
export function labelOf({ answer, text, reply }: ReplyOf, place: CarriedPlace = reply.place): string {
  return carriedLabel(carriedName(text.title, place), answer.version, reply.until);
}

/** What a tool has words or fields of its own for. */
export interface Holds {
  readonly subjects?: boolean;
  readonly moments?: boolean;
  /** Bold, italics and links with words of their own. */
  readonly rich?: boolean;
}

/** What no format but the site holds, and what this one does not, by answer. */
export function lossesOf(answers: readonly OutgoingAnswer[], holds: Holds): LeftOut[] {
  const everywhere = [
    "what changed from A to B",
    "limits of channels and sign-offs",
    "when, steps and never",
  ];
  return [
    ...everywhere.map((what) => ({ place: "every answer", what })),
    ...answers.flatMap((answer) => lossesIn(answer, holds).map((what) => ({ place: answer.id, what }))),
  ];
}

function lossesIn(answer: OutgoingAnswer, { subjects, moments, rich }: Holds): string[] {
  const replies = repliesIn([answer]).map(({ reply }) => reply);
  const later = [...new Set(replies.flatMap(({ moment }) => (moment === "first" ? [] : [moment])))];
  const hasVariants = replies.some(({ place }) => place.variant > 1);
  return [
    ...(!moments && later.length > 0
      ? [`the moments ${later.join(", ")}: they stand in the name alone`]
      : []),
    ...(!moments && hasVariants ? ["taking variants in turn: each stands by itself"] : []),
    ...(!subjects && replies.some(({ subject }) => subject !== undefined) ? ["subjects"] : []),
    ...(!rich && replies.some(({ prose }) => inlinesOf(prose).some(isRich))
      ? ["bold, italics and links: they are plain text, with the address in brackets"]
      : []),
    ...(replies.some(({ followUp }) => followUp !== undefined) ? ["the day to write again"] : []),
    ...(answer.files.length > 0 ? [`its files ${answer.files.join(", ")}`] : []),
    ...(answer.advised.length > 0
      ? [`what advisories add for some customers (${answer.advised.join(", ")}): look it up on the site`]
      : []),
  ];
}

function isRich({ type }: Inline): boolean {
  return type === "emphasis" || type === "strong" || type === "delete" || type === "code" || type === "link";
}
