import type { Found } from "#search/found.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, exactly } from "../command.ts";
import { topOf, typedEngineOver } from "../searching.ts";

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
    const top = topOf(values.top, TOP);
    const library = readLibrary(context.root, context);
    const engine = await typedEngineOver(library, context.now);
    const found = await engine.find(words, { top, now: context.now, locale: library.workspace.sourceLocale });
    if (values.json) context.print(JSON.stringify(jsonOf(found), undefined, 2));
    else for (const line of linesOf(found)) context.print(line);
    return 0;
  },
};

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
