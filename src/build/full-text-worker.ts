import { parentPort, workerData } from "node:worker_threads";
import { type FullTextOrder, writeFullText } from "#build/full-text.ts";
import { keepParsed, readContent } from "#store/library.ts";

/** What a thread of its own needs to write the full text. */
export interface FullTextBeside extends FullTextOrder {
  readonly content: string;
  /** Where what was parsed of it is kept. */
  readonly cache: string;
}

// Writes the full text: started by `site.ts`.
const order: FullTextBeside = workerData;
const reading = readContent(order.content, order);
const written = await writeFullText(reading, order);
keepParsed(reading);
parentPort?.postMessage(written);
