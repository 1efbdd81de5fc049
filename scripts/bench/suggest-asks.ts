import type { Instant } from "#core/instant.ts";
import { type Engine, openEngine } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import { sourceIn } from "#search/files.ts";
import { searchFiles } from "#search/search-files.ts";
import { banking77, clinc150, type Fold, foldsOf, type Said } from "./suggest-data.ts";

const NOW: Instant = "2026-01-02T00:00:00Z";
const FROM: Instant = "2026-01-01T00:00:00Z";
const JOINTS = [". ", " and ", "\n"];
/** So many pairs, and so many single messages. */
const ASKED = 1200;

/** How often two held-out messages in one are parted, and how often a single one is. */
export async function asksSection(folder: string): Promise<void> {
  console.log(`\nTwo messages in one (". ", "and", a line break in turn), first of 5 folds`);
  for (const [name, said, most] of [
    ["banking77, 20 phrases", banking77(folder), 20],
    ["banking77, all phrases", banking77(folder), Infinity],
    ["clinc150, 100 phrases", clinc150(folder).said, 100],
  ] as const) {
    const [fold] = foldsOf(said, most);
    if (fold) await partings(name, fold);
  }
}

async function partings(name: string, { phrases, messages }: Fold): Promise<void> {
  const engine = await openEngine(sourceIn(searchFiles(entriesFrom(phrases), GROUND)));
  const asks = (text: string) => asksIn(engine, text);
  const step = Math.max(1, Math.floor(messages.length / ASKED));
  const singles = messages.filter((_, place) => place % step === 0);
  const pairs = pairsOf(messages);
  let [parted, right, wrong] = [0, 0, 0];
  for (const { text, intents } of pairs) {
    const ids = await asks(text);
    if (ids.length > 1) parted++;
    if (intents.every((intent) => ids.includes(intent))) right++;
  }
  for (const { text } of singles) if ((await asks(text)).length > 1) wrong++;
  const share = (count: number, of: number) => `${((100 * count) / of).toFixed(1)} %`;
  console.log(
    `  ${name}: ${share(parted, pairs.length)} parted, ${share(right, pairs.length)} with both answers right; ${share(wrong, singles.length)} of single messages parted`,
  );
}

function pairsOf(messages: readonly Said[]): { text: string; intents: string[] }[] {
  const pairs = [];
  for (let turn = 0; pairs.length < ASKED; turn++) {
    const one = messages[(turn * 7919) % messages.length];
    const two = messages[(turn * 104_729 + 13) % messages.length];
    if (!one || !two || one.intent === two.intent) continue;
    const joint = JOINTS[turn % JOINTS.length] ?? " ";
    const start = joint === ". " ? one.text.replace(/[.?!\s]+$/, "") : one.text;
    pairs.push({ text: start + joint + two.text, intents: [one.intent, two.intent] });
  }
  return pairs;
}

async function asksIn(engine: Engine, text: string): Promise<string[]> {
  const { asks } = await engine.suggest(text, { top: 5, now: NOW, locale: "en" });
  return asks.map(({ id }) => id);
}

const GROUND = { asOf: FROM, sourceLocale: "en", replyLocales: ["en"], timeZone: "UTC" };

/** An answer for each intent, known by its phrases alone. */
function entriesFrom(phrases: readonly Said[]): SearchEntry[] {
  const byIntent = [...Map.groupBy(phrases, ({ intent }) => intent)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byIntent.map(([id, own]) => {
    const version = {
      titles: {},
      summaries: {},
      phrases: { en: own.map(({ text }) => text) },
      tags: [],
      shortcuts: [],
      products: [],
    };
    const stretches = [{ from: FROM, version: "1.0", changed: FROM }];
    return { document: { id, stretches, versions: { "1.0": version } }, replies: {} };
  });
}
