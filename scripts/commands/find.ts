import { entriesOf, type Library } from "#core/library.ts";
import { publishedEntry } from "#core/published.ts";
import { openEngine } from "#search/engine.ts";
import { searchEntries } from "#search/entry.ts";
import { sourceIn } from "#search/files.ts";
import type { Found } from "#search/found.ts";
import { searchFiles } from "#search/search-files.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, type Context, exactly, UsageError } from "../command.ts";

const TOP = 10;

/** The answers that some words find, ranked as the box of the site ranks them. */
export const find: Command = {
  name: "find",
  usage: 'find "WORDS" [--json] [--top N]',
  summary: `Looks answers up by words, as the site's box does; by default the first ${TOP}.`,
  async run(args, context) {
    const { values, positionals } = argumentsOf(find, args, {
      json: { type: "boolean" },
      top: { type: "string" },
    });
    const [words = ""] = exactly(find, positionals, 1);
    const found = await foundIn(readLibrary(context.root), words, topOf(values.top), context);
    if (values.json) context.print(JSON.stringify(jsonOf(found), undefined, 2));
    else for (const line of linesOf(found)) context.print(line);
    return 0;
  },
};

function topOf(typed: string | undefined): number {
  if (typed === undefined) return TOP;
  if (!/^[1-9]\d{0,4}$/.test(typed))
    throw new UsageError(`--top is "${typed}", which is no number of answers: write one from 1 on.`);
  return Number(typed);
}

async function foundIn(library: Library, words: string, top: number, { now }: Context): Promise<Found> {
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  const ground = { asOf: now, sourceLocale, replyLocales, timeZone };
  const files = searchFiles(searchEntries(answers, now), ground, library.settings);
  const engine = await openEngine(sourceIn(files));
  return engine.find(words, { top, now, locale: sourceLocale });
}

/** As the public interface has it: `{results: [{id, title, score, matched}], confidence}`. */
function jsonOf({ findings, confidence }: Found) {
  const results = findings.map(({ id, title, score, matched }) => ({ id, title, score, matched }));
  return { results, confidence };
}

function linesOf({ findings, isSure }: Found): string[] {
  const lines = findings.map(({ id, title, matched, isWithdrawn }) =>
    [`${id}${isWithdrawn ? " (withdrawn)" : ""}`, title, ...matched.slice(0, 1)].join("  "),
  );
  if (isSure) return lines;
  return [lines.length > 0 ? "No approved answer fits. Nearest:" : "No approved answer fits.", ...lines];
}
