import type { Answer, Asked, Question } from "#browser/search-worker.ts";
import type { Teams } from "#core/escalation.ts";
import type { SearchGround } from "#search/engine.ts";
import type { LookUpOptions, Suggested } from "#search/found.ts";

/** What a look-up came to, and what the search knows of its workspace. */
export interface LookedUp {
  readonly ground: SearchGround;
  readonly teams: Teams;
  readonly suggested: Suggested;
}

type Came = Extract<Answer, { ground: SearchGround }>;

interface Waiting {
  resolve(answer: Came): void;
  reject(error: Error): void;
}

let worker: Worker | undefined;
let turns = 0;
const waiting = new Map<number, Waiting>();

/** Makes the search ready below the site's root; rejects when what every look-up needs cannot be had. */
export async function openSearch(root: string): Promise<Pick<LookedUp, "ground" | "teams">> {
  return asked(root, { kind: "open" });
}

/** Takes over what a newer build has put below the site's root; the older one is used until that is there. */
export async function renewSearch(root: string): Promise<void> {
  await asked(root, { kind: "renew" });
}

/** Looks typed words up (`find`) or a whole message (`suggest`), away from the page. */
export async function lookedUp(
  root: string,
  kind: "find" | "suggest",
  text: string,
  options: LookUpOptions,
): Promise<LookedUp> {
  const { ground, teams, suggested } = await asked(root, { kind, text, options });
  if (!suggested) throw new Error("The search gave no answer.");
  return { ground, teams, suggested };
}

/** One worker serves the whole visit: pages take each other's place, and it stays. */
function asked(root: string, question: Asked): Promise<Came> {
  worker ??= openWorker();
  const turn = ++turns;
  const answer = new Promise<Came>((resolve, reject) => waiting.set(turn, { resolve, reject }));
  // A worker has no page to which an address could be relative.
  const folder = new URL(`${root}search/`, location.href).href;
  worker.postMessage({ ...question, turn, folder } satisfies Question);
  return answer;
}

function openWorker(): Worker {
  const opened = new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.turn);
    waiting.delete(data.turn);
    if ("failed" in data) one?.reject(new Error(data.failed));
    else one?.resolve(data);
  });
  // A worker that could not be loaded, or broke, is never asked again.
  opened.addEventListener("error", () => {
    opened.terminate();
    worker = undefined;
    for (const one of waiting.values()) one.reject(new Error("The search could not be loaded."));
    waiting.clear();
  });
  return opened;
}

/**
 * Makes one look-up at a time. Of those that are asked for meanwhile only the newest is made, and only the newest
 * of all comes to anything: the others come to undefined.
 */
export function newestOf<A, T>(look: (asked: A) => Promise<T>): (asked: A) => Promise<T | undefined> {
  let newest = 0;
  let running: Promise<unknown> = Promise.resolve();
  return async (wanted) => {
    const turn = ++newest;
    await running;
    if (turn !== newest) return undefined;
    const own = look(wanted);
    running = own.catch(() => {});
    try {
      const found = await own;
      return turn === newest ? found : undefined;
    } catch (error) {
      if (turn === newest) throw error;
      return undefined;
    }
  };
}
