import { resolve } from "node:path";
import { ANSWER_FORMATS, type ExportFormat } from "../answer-formats.ts";
import { argumentsOf, type Command, UsageError } from "../command.ts";

/** What draws pages is loaded only for a package. */
const PACKAGE_FORMATS: Readonly<Record<string, ExportFormat>> = {
  scorm12: {
    usage: "PATH [--locale en|vi] --out DIR",
    run: async (...order) => (await import("../package-export.ts")).scorm12(...order),
  },
};

const FORMATS: Readonly<Record<string, ExportFormat>> = { ...ANSWER_FORMATS, ...PACKAGE_FORMATS };

/** What other systems take in. */
export const exportTo: Command = {
  name: "export",
  usage: `export FORMAT … --out DIR\n${Object.entries(FORMATS)
    .map(([name, { usage }]) => `   export ${name} ${usage}`)
    .join("\n")}`,
  summary:
    "Writes what other systems take in. Answers leave in the versions in effect; what is held, urgent or behind is left out and listed, and --against prints what to create, update and deactivate. scorm12: a path of the training as a folder and a zip file that any learning system with SCORM 1.2 opens; it runs by itself and asks no other host.",
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
        `${name ? `"${name}" is no format` : "Name a format"}: ${Object.keys(FORMATS).join(", ")}. Usage: kb export FORMAT … --out DIR`,
      );
    const { out, locale, against, json = false } = values;
    const folder = out === undefined ? undefined : resolve(context.cwd, out);
    return format.run(names, { out: folder, locale, against, json }, context);
  },
};
