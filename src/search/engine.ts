import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { FileSource } from "#search/files.ts";
import { TypedLookUp } from "#search/find.ts";
import type { Found, LookUpOptions, Suggested } from "#search/found.ts";
import { matchedPlaces } from "#search/matched-places.ts";
import { openedFrom } from "#search/opened.ts";

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
}

/** Opens a search over its files; it rejects when what every look-up needs cannot be had. */
export async function openEngine(source: FileSource): Promise<Engine> {
  const opened = await openedFrom(source);
  const typed = new TypedLookUp(opened);
  const find = (words: string, options: LookUpOptions) => typed.find(words, options);
  return {
    ground: opened.head.ground,
    find,
    suggest: async (message, options) => {
      const found = await find(message, options);
      const places = found.findings.map(({ id, matched }) => [id, matchedPlaces(message, matched)] as const);
      return { ...found, urgent: [], asks: [], places: new Map(places) };
    },
  };
}
