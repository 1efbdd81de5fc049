import type { Instant } from "#core/instant.ts";
import { entriesOf, type Library } from "#core/library.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { type Engine, openEngine } from "#search/engine.ts";
import { searchEntries } from "#search/entry.ts";
import { sourceIn } from "#search/files.ts";
import { searchFiles, typedFiles } from "#search/search-files.ts";
import { UsageError } from "./command.ts";

/** The search over what is published in a library, as the site has it. */
export function engineOver(library: Library, now: Instant): Promise<Engine> {
  const { entries, ground } = materialIn(library, now);
  return openEngine(sourceIn(searchFiles(entries, ground, library.settings)));
}

/** The same for typed words alone. */
export function typedEngineOver(library: Library, now: Instant): Promise<Engine> {
  const { entries, ground } = materialIn(library, now);
  return openEngine(sourceIn(typedFiles(entries, ground, library.settings)));
}

function materialIn(library: Library, now: Instant) {
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  return {
    entries: searchEntries(answers, now),
    ground: { asOf: now, sourceLocale, replyLocales, timeZone },
  };
}

/** How many answers are asked for with `--top`; so many where nothing was typed. */
export function topOf(typed: string | undefined, usual: number): number {
  if (typed === undefined) return usual;
  if (!/^[1-9]\d{0,4}$/.test(typed))
    throw new UsageError(`--top is "${typed}", which is no number of answers: write one from 1 on.`);
  return Number(typed);
}
