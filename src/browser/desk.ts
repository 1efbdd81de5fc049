import { jsonAt } from "#browser/json.ts";
import type { Desk } from "#core/desk.ts";

let known: Desk | undefined;
let asked: Promise<Desk> | undefined;

/** What all pages share of the workspace; undefined until it has come. */
export function knownDesk(): Desk | undefined {
  return known;
}

/** The same, asked for once in a visit; after a failure the next call asks again. */
export function askedDesk(): Promise<Desk> {
  asked ??= fetched().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** Asks for it anew, past what is kept: a newer build may have other rules. What is known stays where it cannot be had. */
export async function renewDesk(): Promise<void> {
  try {
    asked = Promise.resolve(await fetched("no-cache"));
  } catch {
    // The next look asks again.
  }
}

async function fetched(cache: RequestCache = "default"): Promise<Desk> {
  const { base = "/" } = document.documentElement.dataset;
  // The same request that the page announces in its head: another one would be a second.
  known = await jsonAt<Desk>(`${base}api/v1/desk/${document.documentElement.lang}.json`, "sheet", { cache });
  return known;
}
