import type { Channel } from "#core/channel.ts";
import type { Front } from "#core/entry.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import type { TrayPart } from "#core/tray.ts";

/**
 * One customer's conversation as this device sees it. It lives in memory only: nothing of it is stored, sent or
 * written into an address.
 */
export interface Case {
  /** What the customer wrote, as it was pasted; empty when nothing was. */
  readonly message: string;
  /** Where the customer is: ISO 3166-1 alpha-2; absent while nobody has said. */
  readonly country?: string;
  /** Countries that the customer is known not to be in, while nobody has said where they are. */
  readonly notIn: readonly string[];
  readonly channel?: string;
  readonly locale?: Locale;
  /** Whether the agent has chosen the language in this case: nothing chooses another one then. */
  readonly isLocaleChosen?: true;
  /** What the agent has typed, by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Replies as the agent touched them up, by the reference of the approved wording. */
  readonly edits: Readonly<Record<string, string>>;
  /** Replies that are to go out as one message. */
  readonly stack: readonly StackedReply[];
  /** The references that were copied, in order, each once. */
  readonly copied: readonly string[];
  /** Whether it is in the agent's tally: a case counts once, however often something is copied for it. */
  readonly isCounted: boolean;
  /** When it was last worked on. */
  readonly touched: Instant;
}

/** A reply in the tray, with the title of its answer and the channel it was made for. */
export interface StackedReply extends TrayPart {
  readonly title: string;
  readonly channel: Channel;
  /** What advisories are asked with when it is copied. */
  readonly front: Pick<Front, "products" | "teams">;
  readonly forces: readonly Force[];
}

/** What a case begins with: the agent's habits and, where one is pinned, a country. */
export type CaseStart = Pick<Case, "country" | "channel" | "locale">;

/** A case nobody has worked on. */
export function newCase(start: CaseStart, at: Instant): Case {
  return {
    message: "",
    notIn: [],
    fields: {},
    edits: {},
    stack: [],
    copied: [],
    isCounted: false,
    ...start,
    touched: at,
  };
}

/** A case after a message was pasted, and the case that was emptied for it, if it held anything of a customer. */
export interface TakenMessage {
  readonly now: Case;
  readonly emptied?: Case;
}

/** Another message is another customer: country and fields begin anew. The same message once more changes nothing. */
export function withMessage(held: Case, message: string, start: CaseStart, at: Instant): TakenMessage {
  if (held.message.trim() === message.trim()) return { now: { ...held, touched: at } };
  const now = { ...newCase(start, at), message };
  return isUnused(held, start) ? { now } : { now, emptied: held };
}

/** Whether a case holds nothing of any customer. */
export function isUnused(held: Case, start: CaseStart): boolean {
  const typed = Object.values({ ...held.fields, ...held.edits }).some((value) => value.trim() !== "");
  const isUntold = held.message === "" && held.country === start.country && held.notIn.length === 0;
  return isUntold && !typed && held.stack.length === 0 && held.copied.length === 0;
}

/** The customer was the same after all: everything comes back but the message, which is the newer one if there is one. */
export function sameCustomer(now: Case, emptied: Case, at: Instant): Case {
  return {
    ...emptied,
    message: now.message || emptied.message,
    fields: { ...emptied.fields, ...now.fields },
    touched: at,
  };
}

/** A case that nobody touches for so long is over. */
export const CASE_MINUTES = 30;

/** When a case ends by itself, in milliseconds since 1970. */
export function caseEnds({ touched }: Case): number {
  return millisOf(touched) + CASE_MINUTES * 60_000;
}

/** Letters from which on pasted text is what a customer wrote, and no word to look up. */
const MESSAGE_LETTERS = 16;
const MESSAGE_WORDS = 3;

/** Fewer words than this name a subject; more tell what happened. */
const QUESTION_WORDS = 5;
const SENTENCE_END = /[.!?…](?:\s|$)|[。！？]/u;
/** So much in a script without spaces is as long as that. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]{10}/u;

/** Whether typed text is a whole message and no words to look up: five words or more, or a sentence. */
export function isQuestion(typed: string): boolean {
  const words = typed.trim().split(/\s+/u).length;
  return words >= QUESTION_WORDS || SENTENCE_END.test(typed) || UNSPACED.test(typed);
}

/** Whether pasted text is taken for a customer's message: several lines, three words, or as long as that. */
export function isMessage(text: string): boolean {
  const pasted = text.trim();
  const words = pasted.split(/\s+/u).filter(Boolean);
  return pasted.includes("\n") || words.length >= MESSAGE_WORDS || [...pasted].length >= MESSAGE_LETTERS;
}
