import { type Instant, instantInWords, isBefore } from "#core/instant.ts";
import type { Library } from "#core/library.ts";
import type { Environment } from "./environment.ts";

/**
 * The environment as `npm start` and `npm run dev` take it: at the workspace's demo clock. KB_NOW goes before
 * it. Where something was recorded after the demo clock's start, somebody works with the content: a past clock
 * would hide what they have just published, so the real one is used, and that is said.
 */
export function atDemoClock(
  environment: Environment,
  { workspace: { demoClock, timeZone }, entries }: Library,
  say: (line: string) => void,
): Environment {
  if (demoClock === undefined || environment.isNowGiven) return environment;
  const later = [...entries.values()].find(({ history }) =>
    history.some(({ at }) => isBefore(demoClock, at)),
  );
  if (later === undefined) return { ...environment, now: demoClock, demo: demoClock };
  say(stoodAside(later.key, demoClock, timeZone));
  return environment;
}

function stoodAside(key: string, demoClock: Instant, zone: string): string {
  const start = instantInWords(demoClock, zone, "en");
  return `The demo clock is off and the real one is used: ${key} has changed since the demo's start (${start}). Delete demoClock from workspace.yaml, or choose a later instant.`;
}
