import { entriesOf, type Library } from "#core/library.ts";
import { publishedEntry } from "#core/published.ts";
import { buildIndex } from "#search/answer-index.ts";
import { documentsById, documentsFrom } from "#search/document.ts";
import { type Finding, findAnswers, isSure } from "#search/find.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, type Context, exactly, UsageError } from "../command.ts";

const TOP = 10;

/** The answers that some words find, ranked as the box of the site ranks them. */
export const find: Command = {
  name: "find",
  usage: 'find "WORDS" [--json] [--top N]',
  summary: `Looks answers up by words, as the site's box does; by default the first ${TOP}.`,
  run(args, context) {
    const { values, positionals } = argumentsOf(find, args, {
      json: { type: "boolean" },
      top: { type: "string" },
    });
    const [words = ""] = exactly(find, positionals, 1);
    const findings = findingsIn(readLibrary(context.root), words, topOf(values.top), context);
    if (values.json) context.print(JSON.stringify(jsonOf(findings), undefined, 2));
    else for (const line of linesOf(findings)) context.print(line);
    return 0;
  },
};

function topOf(typed: string | undefined): number {
  if (typed === undefined) return TOP;
  if (!/^[1-9]\d{0,4}$/.test(typed))
    throw new UsageError(`--top is "${typed}", which is no number of answers: write one from 1 on.`);
  return Number(typed);
}

function findingsIn(library: Library, words: string, top: number, { now }: Context): Finding[] {
  const answers = entriesOf(library, "answers").flatMap((entry) => publishedEntry(library, entry) ?? []);
  const documents = documentsFrom(answers, now);
  const { sourceLocale } = library.workspace;
  return findAnswers(buildIndex(documents), documentsById(documents), words, {
    top,
    now,
    locale: sourceLocale,
    sourceLocale,
  });
}

/** `confidence` is the best result's share of the typed letters that the answer knows: see `coverageOf`. */
function jsonOf(findings: readonly Finding[]) {
  const results = findings.map(({ id, title, score, matched }) => ({ id, title, score, matched }));
  return { results, confidence: findings[0]?.confidence ?? 0 };
}

function linesOf(findings: readonly Finding[]): string[] {
  const lines = findings.map(({ id, title, matched, isWithdrawn }) =>
    [`${id}${isWithdrawn ? " (withdrawn)" : ""}`, title, ...matched.slice(0, 1)].join("  "),
  );
  if (isSure(findings)) return lines;
  return [lines.length > 0 ? "No approved answer fits. Nearest:" : "No approved answer fits.", ...lines];
}
