import { trainingCoverage } from "#core/training-coverage.ts";
import { coverageLines } from "#exports/coverage-text.ts";
import { readLibrary } from "#store/library.ts";
import { argumentsOf, type Command, exactly } from "../command.ts";

/** What the training leaves out. */
export const coverage: Command = {
  name: "coverage",
  usage: "coverage [--json]",
  summary:
    "Lists answers that no path of the training covers, and those that only lessons which are behind cover, with shares by team.",
  run(args, context) {
    const { values, positionals } = argumentsOf(coverage, args, { json: { type: "boolean" } });
    exactly(coverage, positionals, 0);
    const library = readLibrary(context.root, context);
    const found = trainingCoverage(library, context.now);
    const { owners, teams, timeZone } = library.workspace;
    const names = {
      timeZone,
      owner: (id: string) => owners.get(id)?.name ?? id,
      team: (id: string) => teams.get(id)?.name ?? id,
    };
    if (values.json) context.print(JSON.stringify(found, undefined, 2));
    else for (const line of coverageLines(found, names)) context.print(line);
    return 0;
  },
};
