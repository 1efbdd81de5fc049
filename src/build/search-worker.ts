import { parentPort, workerData } from "node:worker_threads";
import type { SearchBeside } from "#build/search-beside.ts";
import { writeSearch } from "#build/search-step.ts";
import { readContent } from "#store/library.ts";

// Writes the search: started by `search-beside.ts`.
const order: SearchBeside = workerData;
parentPort?.postMessage(writeSearch(readContent(order.content, order), order));
