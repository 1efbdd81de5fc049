import type { SearchOrder, SearchWritten } from "#build/search-step.ts";
import { answerOf } from "#build/threads.ts";

/** What a thread of its own needs to write the search. */
export interface SearchBeside extends SearchOrder {
  readonly content: string;
  /** Where what was parsed of it is kept. */
  readonly cache: string;
}

/** Writes the search in a thread of its own: it takes as long as the full text, which is made meanwhile. */
export function writeSearchBeside(order: SearchBeside): Promise<SearchWritten> {
  return answerOf("search-worker", order);
}
