import { parentPort, workerData } from "node:worker_threads";
import type { Answered, Asked, Membership } from "#build/crew.ts";
import { parseAhead } from "#store/ahead.ts";
import { keepParsed, type Reading, readContent } from "#store/library.ts";

/** Milliseconds after which the others are looked for again. */
const PATIENCE = 1000;

// One thread of a crew: started by `crew.ts`.
const { content, cache, part, parts, arrived }: Membership = workerData;
const isReady = parsedTogether();
let reading: Reading | undefined;

parentPort?.on("message", async (asked: Asked) => {
  parentPort?.postMessage(await answerTo(asked));
});

/** Parses every other entry that is not kept, and waits until the others have parsed theirs: none is parsed twice. */
async function parsedTogether(): Promise<void> {
  let turn = 0;
  try {
    await parseAhead(content, { cache }, () => turn++ % parts === part);
  } catch {
    // Why the content cannot be read is told by whoever reads it.
  }
  for (let ready = Atomics.add(arrived, 0, 1) + 1; ready < parts; ready = Atomics.load(arrived, 0))
    Atomics.wait(arrived, 0, ready, PATIENCE);
  Atomics.notify(arrived, 0);
}

async function answerTo({ module, name, order }: Asked): Promise<Answered> {
  try {
    await isReady;
    reading ??= readContent(content, { cache });
    const { [name]: work } = await import(module);
    const answer = await work(reading, order);
    keepParsed(reading);
    return { answer };
  } catch (error) {
    const { name: kind, message, stack, code, path } = error as NodeJS.ErrnoException;
    const known = { ...(stack !== undefined && { stack }), ...(code && { code }), ...(path && { path }) };
    return { failure: { name: kind, message, ...known } };
  }
}
