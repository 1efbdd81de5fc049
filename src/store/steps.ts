/** A long piece of work with stops in it, and what comes of it. */
export type Steps<T> = Generator<undefined, T>;

/** Works to the end without a stop. */
export function finished<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const STOPS_A_TURN = 200;

/**
 * Works to the end, and lets the event loop turn now and then. Memory that a native addon such as the Markdown
 * parser has lent to JavaScript is given back only between turns: 12 kB for each text that was parsed.
 */
export async function finishedInTurns<T>(steps: Steps<T>): Promise<T> {
  let step = steps.next();
  for (let stops = 1; !step.done; stops++) {
    if (stops % STOPS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    step = steps.next();
  }
  return step.value;
}
