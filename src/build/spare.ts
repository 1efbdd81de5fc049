import { readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { spareOf, stagingOf } from "#build/output.ts";

/**
 * Begins a new site with the one before the one that stands, where it is still there, so that what changes in neither
 * build need not be linked, made or deleted again: of a hundred thousand pages that is most of the work. Afterwards
 * no files are left in it but some of `pages`, in whatever state. Says whether there was one.
 */
export function begunFromSpare(out: string, pages: Readonly<Record<string, unknown>>): boolean {
  const staging = stagingOf(out);
  try {
    renameSync(spareOf(out), staging);
    for (const file of filesBelow(staging, "")) if (!Object.hasOwn(pages, file)) rmSync(join(staging, file));
    return true;
  } catch {
    rmSync(staging, { recursive: true, force: true });
    return false;
  }
}

/** Takes pages that are no more out of a new site, with the folders that stood for them alone. */
export function removeGone(site: string, gone: Iterable<string>): void {
  for (const file of gone) {
    rmSync(join(site, file), { force: true });
    removeEmpty(site, dirname(file));
  }
}

function removeEmpty(site: string, folder: string): void {
  if (folder === ".") return;
  try {
    rmdirSync(join(site, folder));
  } catch {
    // Something else stands in it, or it never was there.
    return;
  }
  removeEmpty(site, dirname(folder));
}

function* filesBelow(root: string, folder: string): Generator<string> {
  for (const found of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? found.name : `${folder}/${found.name}`;
    if (found.isDirectory()) yield* filesBelow(root, path);
    else yield path;
  }
}
