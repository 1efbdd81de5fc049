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
import { isOwnManifest, SCORM12_FILES } from "#exports/scorm12.ts";
import { type Files, fileInZip, zipped } from "#exports/zip.ts";
import { UsageError } from "./environment.ts";

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

/** Writes files beside their place and puts them there whole; after a failure what stood there stands. */
export function putThere(place: ExportPlace, files: Files): void {
  const beside = join(dirname(place.folder), `.replybook-export-${process.pid}`);
  try {
    mkdirSync(beside, { recursive: true });
    const next: ExportPlace = { folder: join(beside, "next"), zip: join(beside, "next.zip") };
    write(next, files);
    swap(next, place, join(beside, "old"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `The package could not be written to ${place.folder} (${code ?? message}); what was there still is.`,
    );
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function write({ folder, zip }: ExportPlace, files: Files): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  writeFileSync(zip, zipped(files));
}

function swap(next: ExportPlace, { folder, zip }: ExportPlace, old: string): void {
  if (existsSync(folder)) renameSync(folder, old);
  try {
    renameSync(next.folder, folder);
    renameSync(next.zip, zip);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (existsSync(old)) renameSync(old, folder);
    throw error;
  }
}
