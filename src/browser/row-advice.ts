import { adviceWords } from "#browser/advice-words.ts";
import { onCase, theCase } from "#browser/case.ts";
import { deviceNow, ROWS_CHANGED } from "#browser/clock.ts";
import { askedDesk } from "#browser/desk.ts";
import { drawnNodes } from "#browser/drawn-nodes.ts";
import { jsonAt } from "#browser/json.ts";
import { rowsOf } from "#browser/listed-answer.ts";
import { latestForces, onNews } from "#browser/news.ts";
import { VISITED } from "#browser/visit.ts";
import { type Advice, adviceOn } from "#core/advice.ts";
import { escaped } from "#core/html.ts";
import type { Force } from "#core/in-force.ts";

const WORDS = await adviceWords();

let asked: Promise<readonly Force[]> | undefined;
/** Which look at the rows is the newest: what one finds that was overtaken is left. */
let looks = 0;

/**
 * Says in lists of answers what advisories do to them for the customer of the case: held, replaced, or a line added.
 * Where nobody has said where the customer is, rows say what they always do.
 */
async function markRows(): Promise<void> {
  const look = ++looks;
  const { country } = theCase();
  if (!country && !document.querySelector("[data-advice]")) return;
  const rows = [
    ...document.querySelectorAll<HTMLAnchorElement>(":is(.hits, .rows) a[href*='/answers/']:not([role])"),
  ];
  const forces = country ? await forcesNow() : [];
  const chips = await Promise.all(rows.map((row) => chipFor(row, forces)));
  if (look !== looks) return;
  for (const [index, row] of rows.entries()) {
    const place = row.querySelector(".m") ?? row.closest("li")?.querySelector(".stands") ?? row;
    place.querySelector("[data-advice]")?.remove();
    if (chips[index]) place.append(drawnNodes(chips[index]));
  }
}

async function forcesNow(): Promise<readonly Force[]> {
  asked ??= load().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return latestForces() ?? asked;
}

async function load(): Promise<readonly Force[]> {
  const { base = "/" } = document.documentElement.dataset;
  const { advisories } = await jsonAt<{
    readonly advisories: readonly { readonly forces: readonly Force[] }[];
  }>(`${base}api/v1/advisories.json`, "advisories");
  return advisories.flatMap((advisory) => advisory.forces);
}

async function chipFor(row: HTMLAnchorElement, forces: readonly Force[]): Promise<string> {
  const id = /\/answers\/([a-z0-9-]+)\/$/.exec(row.pathname)?.[1];
  const { channel: chosen, country, notIn, locale = "" } = theCase();
  if (!id || forces.length === 0) return "";
  const { cases } = await askedDesk();
  const channel = cases.channels.find((one) => one.id === chosen);
  if (!channel) return "";
  const isNarrow = forces.some(({ scope }) => scope.products.length + scope.teams.length > 0);
  const front = isNarrow ? await frontOf(row, id) : { products: [] };
  return chipHtml(adviceOn(forces, { id, front, channel, locale, country, notIn, at: deviceNow() }));
}

/** What an answer is about: rows of the list of all answers say so, of others the list is asked. */
async function frontOf(row: Element, id: string): Promise<{ products: string[]; teams?: string[] }> {
  const listed = row.closest<HTMLElement>(
    ":is(kb-list, kb-shelf) li:not([data-unknown]), kb-answer-list .rows > li",
  );
  const title = row.querySelector(".t, b")?.textContent ?? row.textContent;
  const [own] = listed ? [listed] : await rowsOf(id, title.trim());
  const [products, teams] = [own?.dataset.product, own?.dataset.team];
  return { products: products?.split(" ") ?? [], ...(teams && { teams: teams.split(" ") }) };
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
for (const event of [VISITED, ROWS_CHANGED]) document.addEventListener(event, () => void markRows());
void markRows();
