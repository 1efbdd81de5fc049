import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "./environment.ts";

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

/** Writes files beside their place and puts them there whole; after a failure what stood there stands. */
export function putFolder({ folder, format }: ExportPlace, files: ReadonlyMap<string, string>): void {
  const beside = join(dirname(folder), `.replybook-export-${process.pid}`);
  const [next, old] = [join(beside, "next"), join(beside, "old")];
  try {
    write(next, new Map([...files, [MARK, `${JSON.stringify({ replybook: "export", format })}\n`]]));
    swap(next, folder, old);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `The export could not be written to ${folder} (${code ?? message}); what was there still is.`,
    );
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function swap(next: string, folder: string, old: string): void {
  const stood = existsSync(folder);
  if (stood) renameSync(folder, old);
  try {
    renameSync(next, folder);
  } catch (error) {
    if (stood) renameSync(old, folder);
    throw error;
  }
}
