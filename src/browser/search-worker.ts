import { openStore, type SearchStore } from "#browser/search-store.ts";
import type { Teams } from "#core/escalation.ts";
import { type Engine, openEngine, type SearchGround } from "#search/engine.ts";
import { readJson } from "#search/files.ts";
import type { LookUpOptions, Suggested } from "#search/found.ts";
import { TEAMS_FILE } from "#search/manifest.ts";

/** What is asked of the worker; each question has a number, which its answer bears. */
export type Question = { readonly turn: number; readonly folder: string } & Asked;

/** A question as those who ask see it. */
export type Asked =
  | { readonly kind: "open" | "renew" }
  | { readonly kind: "find" | "suggest"; readonly text: string; readonly options: LookUpOptions };

/** What came of a question; `failed` says what could not be had. */
export type Answer = { readonly turn: number } & (
  | { readonly ground: SearchGround; readonly teams: Teams; readonly suggested?: Suggested }
  | { readonly failed: string }
);

/** A search over the files of one build. */
interface Opened {
  readonly store: SearchStore;
  readonly engine: Engine;
  readonly teams: Teams;
}

let opened: Promise<Opened> | undefined;
let asking = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/** Together so small, in bytes before compression, all files are fetched while nothing is asked: the next look-up then needs no network. */
const SMALL = 4_000_000;
/** Nothing was asked for so many milliseconds. */
const QUIET = 400;

addEventListener("message", ({ data }: MessageEvent<Question>) => void answered(data));

async function answered(question: Question): Promise<void> {
  clearTimeout(idle);
  asking++;
  postMessage(await answerTo(question));
  asking--;
  if (asking === 0) idle = setTimeout(() => void fetchRest(), QUIET);
}

async function answerTo(question: Question): Promise<Answer> {
  const { turn } = question;
  try {
    if (question.kind === "renew") await renewed(question.folder);
    const { engine, teams } = await openedIn(question.folder);
    const known = { turn, ground: engine.ground, teams };
    if (!("text" in question)) return known;
    return { ...known, suggested: await suggestedBy(engine, question) };
  } catch (error) {
    return { turn, failed: String(error) };
  }
}

async function suggestedBy(engine: Engine, { kind, text, options }: Asked & { kind: "find" | "suggest" }) {
  if (kind === "suggest") return engine.suggest(text, options);
  return { ...(await engine.find(text, options)), urgent: [], asks: [], places: new Map() };
}

function openedIn(folder: string): Promise<Opened> {
  const own = opened ?? openStore(folder).then(openOver);
  opened = own;
  own.catch(() => {
    if (opened === own) opened = undefined;
  });
  return own;
}

async function openOver(store: SearchStore): Promise<Opened> {
  // Without it answers are found as ever.
  const teams = readJson<Teams>(store, TEAMS_FILE).catch((): Teams => ({ teams: {} }));
  return { store, engine: await openEngine(store), teams: await teams };
}

/** Takes over the files of a newer build, once all that every look-up needs of them is there. */
async function renewed(folder: string): Promise<void> {
  const before = await openedIn(folder);
  const store = await openStore(folder);
  const isSame = JSON.stringify(store.manifest) === JSON.stringify(before.store.manifest);
  if (isSame) return;
  const next = await openOver(store);
  opened = Promise.resolve(next);
}

async function fetchRest(): Promise<void> {
  const now = await opened?.catch(() => undefined);
  if (now && now.store.manifest.bytes <= SMALL) await now.store.readRest(() => asking === 0);
}
