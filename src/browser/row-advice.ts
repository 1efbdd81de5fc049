import { adviceWords } from "#browser/advice-words.ts";
import { caseSheet, onCase, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { latestForces, onNews } from "#browser/news.ts";
import { VISITED } from "#browser/visit.ts";
import { type Advice, adviceOn } from "#core/advice.ts";
import { escaped } from "#core/html.ts";
import type { Force } from "#core/in-force.ts";
import { stretchAt } from "#core/stretch.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";

const WORDS = await adviceWords();

/** What rows are judged by: every advisory, and the answers where their products or teams matter. */
interface Known {
  readonly forces: readonly Force[];
  readonly documents: ReadonlyMap<string, AnswerDocument>;
}

let asked: Promise<Known> | undefined;

/**
 * Says in lists of answers what advisories do to them for the customer of the case: held, replaced, or a line added.
 * Where nobody has said where the customer is, rows say what they always do.
 */
async function markRows(): Promise<void> {
  const rows = document.querySelectorAll<HTMLAnchorElement>(
    ":is(.hits, .rows) a[href*='/answers/']:not([role])",
  );
  const { country } = theCase();
  if (!country && !document.querySelector("[data-advice]")) return;
  const known = country ? await knownNow() : undefined;
  for (const row of rows) {
    const place = row.querySelector(".m") ?? row.closest("li")?.querySelector(".stands") ?? row;
    place.querySelector("[data-advice]")?.remove();
    const chip = known && chipFor(row, known);
    if (chip) place.insertAdjacentHTML("beforeend", chip);
  }
}

async function knownNow(): Promise<Known> {
  asked ??= load().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  const known = await asked;
  return { ...known, forces: latestForces() ?? known.forces };
}

async function load(): Promise<Known> {
  const root = document.documentElement.dataset.base ?? "/";
  const { advisories } = (await json(`${root}api/v1/advisories.json`)) as {
    advisories: readonly { readonly forces: readonly Force[] }[];
  };
  const forces = advisories.flatMap((advisory) => advisory.forces);
  const isNarrow = ({ scope }: Force) => scope.products.length + scope.teams.length > 0;
  if (!forces.some(isNarrow)) return { forces, documents: new Map() };
  const { answers } = (await json(`${root}api/v1/index.json`)) as { answers: readonly AnswerDocument[] };
  return { forces, documents: documentsById(answers) };
}

async function json(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

function chipFor({ pathname }: HTMLAnchorElement, { forces, documents }: Known): string {
  const id = /\/answers\/([a-z0-9-]+)\/$/.exec(pathname)?.[1];
  const { channel: chosen, country, notIn, locale = "" } = theCase();
  const channel = caseSheet()?.channels.find((one) => one.id === chosen);
  if (!id || !channel) return "";
  const known = documents.get(id);
  const at = deviceNow();
  const front = known?.versions[stretchAt(known.stretches, at)?.version ?? ""] ?? { products: [] };
  return chipHtml(adviceOn(forces, { id, front, channel, locale, country, notIn, at }));
}

function chipHtml({ hold, replace, unwritten, appends }: Advice): string {
  const { state } = WORDS;
  if (hold) return stateHtml("held", "held", state.hold);
  if (replace) return stateHtml("held", "swap", state.replace);
  if (unwritten) return stateHtml("held", "held", state.unwritten);
  return appends.length > 0 ? stateHtml("appended", "append", state.append) : "";
}

function stateHtml(state: string, drawing: string, said: string): string {
  const drawings = document.documentElement.dataset.drawings ?? "";
  return `<span class="state" data-state="${state}" data-advice><svg class="i" aria-hidden="true"><use href="${escaped(drawings)}#i-${drawing}"></use></svg>${escaped(said)}</span>`;
}

onCase(() => void markRows());
onNews(() => void markRows());
document.addEventListener(VISITED, () => void markRows());
void markRows();
