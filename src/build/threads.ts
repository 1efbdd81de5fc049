import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Megabytes for what is made and soon forgotten: with Node's 16 a tenth of the work would be tidying up. */
const YOUNG = 64;

/** What a thread that runs a module answers with; it ends when it has. Whatever it throws is thrown here. */
export async function answerOf<T>(module: URL, order: unknown): Promise<T> {
  const worker = new Worker(module, {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const [answer] = await once(worker, "message");
  await worker.terminate();
  return answer;
}
