import { parentPort, workerData } from "node:worker_threads";
import { type SearchOrder, writeSearch } from "#build/search-step.ts";
import { keepParsed, readContent } from "#store/library.ts";

/** What a thread of its own needs to write the search. */
export interface SearchBeside extends SearchOrder {
  readonly content: string;
  /** Where what was parsed of it is kept. */
  readonly cache: string;
}

// Writes the search: started by `site.ts`.
const order: SearchBeside = workerData;
const reading = readContent(order.content, order);
const written = writeSearch(reading, order);
keepParsed(reading);
parentPort?.postMessage(written);
