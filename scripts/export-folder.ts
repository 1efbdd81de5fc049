import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./environment.ts";
import { putWhole, writeFolder } from "./whole-swap.ts";

/** The folder of an export, and the format that stands in it. */
export interface ExportPlace {
  readonly folder: string;
  readonly format: string;
}

/** Tells a folder that was made here from everything else. */
const MARK = ".replybook-export.json";

/** The place at a path; what stands there already and was not made here is a `UsageError`. */
export function exportPlace(folder: string, format: string): ExportPlace {
  if (existsSync(folder) && !isOwn(folder))
    throw new UsageError(`${folder} is there already and was not made by kb export: name another folder.`);
  return { folder, format };
}

function isOwn(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false;
  const mark = join(folder, MARK);
  return existsSync(mark)
    ? readFileSync(mark, "utf8").includes('"replybook":')
    : readdirSync(folder).length === 0;
}

/** Puts files where they go, with the mark of a folder of ours. */
export function putFolder({ folder, format }: ExportPlace, files: ReadonlyMap<string, string>): void {
  const mark = [MARK, `${JSON.stringify({ replybook: "export", format })}\n`] as const;
  putWhole("The export", [{ path: folder, write: (path) => writeFolder(path, [...files, mark]) }]);
}
