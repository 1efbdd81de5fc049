import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { compareText } from "#core/problem.ts";
import type { ImportFormat } from "#imports/formats.ts";
import { MAX_FILE, textOf } from "#imports/source-file.ts";
import { UsageError } from "./environment.ts";

/** The texts of what is imported, by path with `/`; or one sentence that says which of them is none. */
export type ImportTexts = { readonly texts: ReadonlyMap<string, string> } | { readonly fault: string };

const MOST_FILES = 20_000;

/** Reads a file, or the files of a folder that a format takes. Links are not followed, nor names that begin with a dot. */
export function importTexts(path: string, format: ImportFormat): ImportTexts {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file or folder at ${path}.`);
  if (!stats.isDirectory()) return textsOf([path], () => basename(path));
  const { ofFolder } = format;
  if (!ofFolder) throw new UsageError(`${path} is a folder, and this format is one file.`);
  const files = [...filesIn(path)]
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => ofFolder.test(file));
  if (files.length > MOST_FILES)
    return { fault: `It holds ${files.length} files, and at most ${MOST_FILES} are read.` };
  return textsOf(files.sort(compareText), (file) => relative(path, file).replaceAll("\\", "/"));
}

function* filesIn(folder: string, depth = 0): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < 16) yield* filesIn(path, depth + 1);
    else if (entry.isFile()) yield path;
  }
}

function textsOf(paths: readonly string[], nameOf: (path: string) => string): ImportTexts {
  const texts = new Map<string, string>();
  let total = 0;
  for (const path of paths) {
    total += statSync(path).size;
    // What is too large is refused before it is read.
    const bytes = total > MAX_FILE ? new Uint8Array(0) : readFileSync(path);
    const read = total > MAX_FILE ? { fault: tooLarge(total) } : textOf({ path, bytes });
    if ("fault" in read) return { fault: paths.length > 1 ? `${nameOf(path)}: ${read.fault}` : read.fault };
    texts.set(nameOf(path), read.text);
  }
  return { texts };
}

function tooLarge(bytes: number): string {
  const mega = (size: number) => Math.ceil(size / 1024 / 1024);
  return `It has ${mega(bytes)} MB or more, and at most ${mega(MAX_FILE)} MB are read: export fewer answers at a time.`;
}
