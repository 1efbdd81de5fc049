import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { EMPTY_MAP, type ImportMap, mapFrom } from "#imports/map.ts";
import { textOf } from "#imports/source-file.ts";
import { writing } from "#store/journal.ts";
import { type Reading, readContent } from "#store/library.ts";
import { argumentsOf, type Command, type Context, exactly, UsageError } from "../command.ts";
import { importTexts } from "../import-files.ts";
import { importHistory } from "../import-history.ts";
import { countedImport, reportImport } from "../import-report.ts";
import { type ImportRequest, plannedImport, writeArrivals } from "../importing.ts";

/** Takes in what other tools hold, as drafts. */
export const importFrom: Command = {
  name: "import",
  usage: `import FORMAT FILE [--dry-run] [--map FILE] [--owner ID] [--history]
   FORMAT is one of ${Object.keys(IMPORT_FORMATS).join(", ")}`,
  summary:
    "Brings the answers of another tool in as drafts, and says what is new, changed, the same, refused and left out. --dry-run writes nothing; --history makes a version of each commit of a Markdown folder.",
  run(args, context) {
    const { values, positionals } = argumentsOf(importFrom, args, {
      "dry-run": { type: "boolean" },
      map: { type: "string" },
      owner: { type: "string" },
      history: { type: "boolean" },
    });
    const [name = "", file = ""] = exactly(importFrom, positionals, 2);
    const format = Object.hasOwn(IMPORT_FORMATS, name) ? IMPORT_FORMATS[name] : undefined;
    if (!format) throw new UsageError(`"${name}" is no format: ${Object.keys(IMPORT_FORMATS).join(", ")}.`);
    if (values.history && name !== "markdown") throw new UsageError("--history is for markdown alone.");
    const map = values.map === undefined ? EMPTY_MAP : mapIn(resolve(context.cwd, values.map), values.map);
    const path = resolve(context.cwd, file);
    const read = importTexts(path, format);
    if ("fault" in read) return refuse(context, file, read.fault);
    const work = () => {
      const reading = readContent(context.root, context);
      const request = { name, format, texts: read.texts, map, owner: ownerIn(reading, values.owner, map) };
      const run = { path, file, dryRun: values["dry-run"] ?? false };
      return values.history
        ? importHistory(context, reading, request, run)
        : importDrafts(context, reading, request, run);
    };
    return values["dry-run"] ? work() : writing(context.root, work);
  },
};

function importDrafts(
  context: Context,
  reading: Reading,
  request: ImportRequest,
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
): number {
  const planned = plannedImport(reading, request);
  if ("fault" in planned) return refuse(context, file, planned.fault);
  if (!dryRun) writeArrivals(reading, planned.arrivals);
  reportImport(context, planned);
  context.print(`${countedImport(planned)}${dryRun ? "; nothing was written" : ""}`);
  const hasDrafts = planned.arrivals.some(({ status }) => status === "new" || status === "changed");
  if (hasDrafts && !dryRun)
    context.print("They are drafts: read them, then `npm run -s kb -- check`, and publish what is right.");
  return planned.refused.length > 0 || planned.arrivals.some(({ status }) => status === "refused") ? 1 : 0;
}

/** A file that cannot be read at all: one sentence, and nothing was changed. */
function refuse(context: Context, file: string, fault: string): number {
  context.complain(`${file}: ${fault} Nothing was changed.`);
  return 1;
}

function mapIn(path: string, typed: string): ImportMap {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UsageError(`There is no map at ${path}.`);
  }
  const text = textOf({ path, bytes });
  const read = "fault" in text ? text : mapFrom(text.text);
  if ("fault" in read) throw new UsageError(`The map ${typed} cannot be read: ${read.fault}`);
  return read.map;
}

/** Who answers for what comes in: as typed, as in the map, else the workspace's first owner. */
function ownerIn({ library }: Reading, typed: string | undefined, map: ImportMap): string {
  const { owners } = library.workspace;
  const owner = typed ?? map.fixed.get("owner") ?? [...owners.keys()][0];
  if (owner === undefined) throw new UsageError("workspace.yaml names no owner: add one under owners:.");
  if (!owners.has(owner))
    throw new UsageError(`"${owner}" is no owner of this workspace: ${[...owners.keys()].join(", ")}.`);
  return owner;
}
