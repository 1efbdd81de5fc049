import { join } from "node:path";
import type { Instant } from "#core/instant.ts";
import { entriesOf } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { type Engine, openEngine } from "#search/engine.ts";
import { type SearchEntry, searchEntries } from "#search/entry.ts";
import { sourceIn } from "#search/files.ts";
import { searchFiles } from "#search/search-files.ts";
import { readLibrary } from "#store/library.ts";
import { PROJECT } from "../environment.ts";
import { banking77, clinc150 } from "./suggest-data.ts";

const NOW: Instant = "2026-11-23T02:00:00Z";
const FOLDS = [0, 1, 2, 3, 4];
/** Of the public messages every third is asked. */
const EVERY = 3;

interface Phrase {
  readonly id: string;
  readonly locale: string;
  readonly text: string;
  readonly isUrgent: boolean;
}

/** Recall and false alarms of the urgent answers among those that are shipped, each phrase held out once. */
export async function urgentSection(folder: string): Promise<void> {
  const library = readLibrary(join(PROJECT, "content"));
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const entries = searchEntries(answers, NOW);
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  const ground = { asOf: NOW, sourceLocale, replyLocales, timeZone };
  const over = (own: readonly SearchEntry[]) =>
    openEngine(sourceIn(searchFiles(own, ground, library.settings)));
  const heard: { phrase: Phrase; ids: readonly string[] }[] = [];
  for (const fold of FOLDS) {
    const held = heldOut(entries, fold);
    const engine = await over(held.entries);
    for (const phrase of held.phrases) heard.push({ phrase, ids: await alarms(engine, phrase.text) });
  }
  printHeard(heard);
  const engine = await over(entries);
  for (const [name, said] of [
    ["banking77", banking77(folder)],
    ["clinc150", clinc150(folder).said],
  ] as const) {
    const asked = said.filter((_, place) => place % EVERY === 0);
    let wrong = 0;
    for (const { text } of asked) if ((await alarms(engine, text)).length > 0) wrong++;
    console.log(`  false alarms, ${name}: ${share(wrong, asked.length)}`);
  }
}

function printHeard(heard: readonly { readonly phrase: Phrase; readonly ids: readonly string[] }[]): void {
  console.log("\nUrgent answers that are shipped, each fifth of all phrases held out in turn");
  const urgent = heard.filter(({ phrase }) => phrase.isUrgent);
  for (const [locale, own] of Map.groupBy(urgent, ({ phrase }) => phrase.locale)) {
    const met = own.filter(({ ids }) => ids.length > 0);
    const right = own.filter(({ ids, phrase }) => ids[0] === phrase.id);
    console.log(
      `  recall, ${locale}: ${share(met.length, own.length)}, the right one first ${share(right.length, own.length)}`,
    );
  }
  const others = heard.filter(({ phrase }) => !phrase.isUrgent);
  const wrong = others.filter(({ ids }) => ids.length > 0);
  console.log(`  false alarms, phrases of the other answers: ${share(wrong.length, others.length)}`);
}

function share(count: number, of: number): string {
  return `${((100 * count) / Math.max(1, of)).toFixed(1)} % of ${of}`;
}

async function alarms(engine: Engine, text: string): Promise<string[]> {
  const { urgent } = await engine.suggest(text, { top: 1, now: NOW, locale: "en" });
  return urgent.map(({ id }) => id);
}

/** The answers without one fifth of their phrases, and those phrases. */
function heldOut(entries: readonly SearchEntry[], fold: number) {
  const phrases: Phrase[] = [];
  const left = entries.map((entry): SearchEntry => {
    const { id } = entry.document;
    const versions = Object.entries(entry.document.versions).map(([name, version]) => {
      const kept = Object.entries(version.phrases).map(([locale, own]) => {
        const out = own.filter((_, place) => place % FOLDS.length === fold);
        for (const text of out) phrases.push({ id, locale, text, isUrgent: version.urgent === true });
        return [locale, own.filter((text) => !out.includes(text))] as const;
      });
      return [name, { ...version, phrases: Object.fromEntries(kept) }] as const;
    });
    return { ...entry, document: { ...entry.document, versions: Object.fromEntries(versions) } };
  });
  return { entries: left, phrases };
}
