import { parentPort, workerData } from "node:worker_threads";
import { pagesOf } from "#build/drawn-page.ts";
import { type PageOrder, writtenPages } from "#build/page-files.ts";
import { reading as handed } from "#site/reading.ts";
import { share } from "#site/share.ts";
import { keepParsed, readContent } from "#store/library.ts";

// Draws its share of the pages: started by `pages.ts`, which hands over the order and hears what was written.
const order: PageOrder = workerData;
const reading = readContent(order.content, order);
handed.hand(() => reading);
share.hand(order);
const written = await writtenPages(await pagesOf(order.renderer), order);
keepParsed(reading);
parentPort?.postMessage(written);
