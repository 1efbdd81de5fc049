import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isOwnManifest, SCORM12_FILES } from "#exports/scorm12.ts";
import { type Files, fileInZip, zipped } from "#exports/zip.ts";
import { UsageError } from "./environment.ts";
import { putWhole, writeFolder } from "./whole-swap.ts";

/** Where a package goes: a folder, and beside it a zip file of the same. */
export interface ExportPlace {
  readonly folder: string;
  readonly zip: string;
}

/** The place at a path; what stands there already and is no package of ours is a `UsageError`. */
export function placeFor(out: string): ExportPlace {
  const zip = `${out}.zip`;
  if (existsSync(out) && !isOwnFolder(out))
    throw new UsageError(
      `${out} is there already and is no package that was made here: name another folder.`,
    );
  const packed = existsSync(zip) ? fileInZip(readFileSync(zip), SCORM12_FILES.manifest) : undefined;
  if (existsSync(zip) && !isOwnManifest(Buffer.from(packed ?? []).toString()))
    throw new UsageError(
      `${zip} is there already and is no package that was made here: name another folder.`,
    );
  return { folder: out, zip };
}

function isOwnFolder(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false;
  const manifest = join(folder, SCORM12_FILES.manifest);
  return existsSync(manifest)
    ? isOwnManifest(readFileSync(manifest, "utf8"))
    : readdirSync(folder).length === 0;
}

/** Puts a package where it goes, folder and zip file together. */
export function putThere({ folder, zip }: ExportPlace, files: Files): void {
  putWhole("The package", [
    { path: folder, write: (path) => writeFolder(path, files) },
    { path: zip, write: (path) => writeFileSync(path, zipped(files)) },
  ]);
}
