import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** What a thread of this folder answers with; it ends when it has. Whatever it throws is thrown here. */
export async function answerOf<T>(name: string, order: unknown): Promise<T> {
  const worker = new Worker(new URL(`./${name}.ts`, import.meta.url), { workerData: order });
  const [answer] = await once(worker, "message");
  await worker.terminate();
  return answer;
}
