import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { AnswerDocument, DocumentVersion } from "#search/document.ts";
import type { TextPlace } from "#search/matched-places.ts";

/** How a look-up is made. */
export interface LookUpOptions {
  /** At most so many answers. */
  readonly top: number;
  /** The instant that decides which versions are found: the reader's own clock. */
  readonly now: Instant;
  /** The language of the titles; where one is missing, the source's. */
  readonly locale: Locale;
}

/** An answer that was found. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  /** Comparable within one look-up only. */
  readonly score: number;
  /** The phrases, titles, tags or shortcuts in which the words were found, best first. */
  readonly matched: readonly string[];
  readonly document: AnswerDocument;
  /** The version that holds. */
  readonly version: DocumentVersion;
  readonly isWithdrawn: boolean;
}

/** What was found, best first. */
export interface Found {
  readonly findings: readonly Finding[];
  /** How sure it is that any of them fits, 0…1. */
  readonly confidence: number;
  /** Whether the first fits for all one can tell; else the findings are at most the nearest there are. */
  readonly isSure: boolean;
  /** Whether a part of the index could not be had: what stands there may be missing. */
  readonly isPartial: boolean;
}

/** One of several things that a message asks. */
export interface Ask extends TextPlace {
  /** The answer that fits this part of the message first. */
  readonly id: string;
}

/** What a whole message finds. */
export interface Suggested extends Found {
  /** Answers for somebody in danger, one of whose phrases is close: before all others, however sure the rest is. Not in `findings` again. */
  readonly urgent: readonly Finding[];
  /** The parts of a message that asks several things, in its order; empty when it asks one. */
  readonly asks: readonly Ask[];
  /** Where the message says what each finding says, by id. */
  readonly places: ReadonlyMap<string, readonly TextPlace[]>;
  /** The reply language it is written in, where that can be told. */
  readonly locale?: Locale;
}
