import { Chance } from "./chance.ts";
import { type Input, LIMIT, type Target } from "./target.ts";

/** What went wrong with an input. */
export interface Failure {
  readonly target: string;
  /** The number of the input among those of its target and seed. */
  readonly index: number;
  readonly kind: "broken" | "slow" | "crashed" | "hung";
  readonly sentence: string;
  readonly input: Input;
}

/** The input of a number: the same for the same seed. */
export function inputOf(target: Target, seed: number, index: number): Input {
  return target.make(new Chance(seed, target.name, index));
}

/** The milliseconds of processor time that reading an input takes; throws where something does not hold. */
export async function timeOf(target: Target, input: Input): Promise<number> {
  const before = process.threadCpuUsage();
  await target.hold(input);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Tries one input. What takes too long is tried again, since now and then a compiler or a collector has its turn.
 * `patience` is how many times the limit may pass: a test among others measures nothing finer.
 */
export async function tried(
  target: Target,
  input: Input,
  patience = 1,
): Promise<{ readonly took: number; readonly fault?: Pick<Failure, "kind" | "sentence"> }> {
  const limit = (target.limit ?? LIMIT) * patience;
  try {
    let took = await timeOf(target, input);
    if (took > limit) took = Math.min(took, await timeOf(target, input));
    const fault = { kind: "slow", sentence: `It takes ${Math.round(took)} ms.` } as const;
    return took > limit ? { took, fault } : { took };
  } catch (error) {
    const sentence = error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error);
    return { took: 0, fault: { kind: "broken", sentence } };
  }
}

/** A shorter text that goes wrong alike, found by leaving pieces out for some seconds. */
export async function shortest(target: Target, input: Input, kind: Failure["kind"]): Promise<Input> {
  if (typeof input !== "string" || kind === "slow") return input;
  const end = performance.now() + 5000;
  let text: string = input;
  for (let size = text.length >> 1; size > 0; size >>= 1)
    for (let at = 0; at < text.length && performance.now() < end; ) {
      const shorter = text.slice(0, at) + text.slice(at + size);
      const { fault } = await tried(target, shorter);
      if (fault?.kind === kind) text = shorter;
      else at += size;
    }
  return text;
}
