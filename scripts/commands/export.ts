import { resolve } from "node:path";
import { ANSWER_FORMATS, type ExportFormat } from "../answer-formats.ts";
import { argumentsOf, type Command, UsageError } from "../command.ts";

const FORMATS: Readonly<Record<string, ExportFormat>> = { ...ANSWER_FORMATS };

/** What other systems take in. */
export const exportTo: Command = {
  name: "export",
  usage: `export FORMAT --out DIR\n${Object.entries(FORMATS)
    .map(([name, { usage }]) => `   export ${name} ${usage}`)
    .join("\n")}`,
  summary:
    "Writes what other systems take in, in the versions in effect; what is held, urgent or behind is left out and listed. --against prints what to create, update and deactivate.",
  run(args, context) {
    const { values, positionals } = argumentsOf(exportTo, args, {
      out: { type: "string" },
      locale: { type: "string" },
      against: { type: "string" },
      json: { type: "boolean" },
    });
    const [name = "", ...names] = positionals;
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (!format)
      throw new UsageError(
        `${name ? `"${name}" is no format` : "Name a format"}: ${Object.keys(FORMATS).join(", ")}. Usage: kb export FORMAT --out DIR`,
      );
    const { out, locale, against, json = false } = values;
    const folder = out === undefined ? undefined : resolve(context.cwd, out);
    return format.run(names, { out: folder, locale, against, json }, context);
  },
};
