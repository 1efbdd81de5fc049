import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { FileSource } from "#search/files.ts";
import { TypedLookUp } from "#search/find.ts";
import type { Found, LookUpOptions, Suggested } from "#search/found.ts";
import { openedFrom } from "#search/opened.ts";
import { MessageLookUp, type RankedIds } from "#search/suggest.ts";

/** What a search knows of its workspace. */
export interface SearchGround {
  /** What has happened by then has happened, even for a clock that is slow. */
  readonly asOf: Instant;
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  readonly timeZone: string;
}

/** What looks answers up, in Node and in the browser alike and in the same order. */
export interface Engine {
  readonly ground: SearchGround;
  /** The answers that fit some typed words: fields, beginnings of words, slips. */
  find(typed: string, options: LookUpOptions): Promise<Found>;
  /** The answers that fit what a customer wrote. */
  suggest(message: string, options: LookUpOptions): Promise<Suggested>;
  /** The same by ids alone, for thousands of messages. */
  rank(message: string, options: Pick<LookUpOptions, "top" | "now">): Promise<RankedIds>;
}

/** Opens a search over its files; it rejects when what every look-up needs cannot be had. */
export async function openEngine(source: FileSource): Promise<Engine> {
  const opened = await openedFrom(source);
  const typed = new TypedLookUp(opened);
  const messages = new MessageLookUp(opened, source, typed);
  return {
    ground: opened.head.ground,
    find: (words, options) => typed.find(words, options),
    suggest: (message, options) => messages.suggest(message, options),
    rank: (message, options) => messages.rank(message, options),
  };
}
