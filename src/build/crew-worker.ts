import { parentPort, workerData } from "node:worker_threads";
import type { Answered, Asked, CrewContent } from "#build/crew.ts";
import { keepParsed, type Reading, readContent } from "#store/library.ts";

// One thread of a crew: started by `crew.ts`.
const { content, cache }: CrewContent = workerData;
let reading: Reading | undefined;

parentPort?.on("message", async (asked: Asked) => {
  parentPort?.postMessage(await answerTo(asked));
});

async function answerTo({ module, name, order }: Asked): Promise<Answered> {
  try {
    reading ??= readContent(content, { cache });
    const { [name]: work } = await import(module);
    const answer = await work(reading, order);
    keepParsed(reading);
    return { answer };
  } catch (error) {
    const { name: kind, message, stack } = error as Error;
    return { failure: { name: kind, message, ...(stack !== undefined && { stack }) } };
  }
}
