import { cpSync, linkSync, mkdirSync, readFileSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isOneFile } from "#build/same-file.ts";

/** A site that is being made beside the one that stands. */
export interface SiteFolders {
  /** The folder in which it is made. */
  readonly site: string;
  /** The site that stands, on the same file system; files that are alike are taken from it by hard links. */
  readonly previous?: string | undefined;
  /** Whether it was begun with a site from before (`spare.ts`), so that files may be in it already. */
  readonly isBegun?: boolean | undefined;
}

/** The files of a site that is being made: what the site before has already is linked, the rest is written. */
export class SiteFiles {
  readonly #folders: SiteFolders;
  readonly #made = new Set<string>();
  #written = 0;
  #kept = 0;

  constructor(folders: SiteFolders) {
    this.#folders = folders;
  }

  /** How many files were written, and how many taken from the site before. */
  get counts(): { readonly written: number; readonly kept: number } {
    return { written: this.#written, kept: this.#kept };
  }

  /** The bytes of a file as it stands; undefined where there is none. */
  standing(path: string): Buffer | undefined {
    const { previous } = this.#folders;
    if (previous === undefined) return undefined;
    try {
      return readFileSync(join(previous, path));
    } catch {
      // Whatever keeps it from being read: it is made anew.
      return undefined;
    }
  }

  /** Puts a file into the new site. */
  put(path: string, bytes: Uint8Array | string): void {
    const own = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    if (this.standing(path)?.equals(own)) this.take(path, own);
    else this.#write(path, own);
  }

  /** Keeps a file of the site that stands, which must be there; `found` is what is there, where somebody has looked. */
  keep(path: string, found?: Stats): void {
    const from = join(this.#folders.previous ?? "", path);
    if (!this.#folders.isBegun || !isOneFile(found ?? from, join(this.#folders.site, path)))
      taken(from, this.#emptyPlaceFor(path));
    this.#kept++;
  }

  /** Takes a file as it stands, where `bytes` are known to be what it holds. */
  take(path: string, bytes: Uint8Array): void {
    if (this.#link(path)) this.#kept++;
    else this.#write(path, bytes);
  }

  #link(path: string): boolean {
    const { previous } = this.#folders;
    if (previous === undefined) return false;
    try {
      linkSync(join(previous, path), this.#emptyPlaceFor(path));
      return true;
    } catch {
      // No links on this file system, too many of one file, or another disk: it is written instead.
      return false;
    }
  }

  #write(path: string, bytes: Uint8Array): void {
    // What stands there may be a file of the site that stands under another name: it is never written over.
    writeFileSync(this.#emptyPlaceFor(path), bytes, { flag: "wx" });
    this.#written++;
  }

  #emptyPlaceFor(path: string): string {
    const place = join(this.#folders.site, path);
    if (this.#folders.isBegun) rmSync(place, { force: true });
    const folder = dirname(place);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    return place;
  }
}

/** The same file under another name; a copy where the file system knows no second names. */
export function taken(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to, { preserveTimestamps: true });
  }
}
