import type { LeftOut, RefusedAnswer } from "#core/carried-answer.ts";
import { type EntryKey, entryKeyFrom } from "#core/entry.ts";
import type { Library } from "#core/library.ts";
import { withLineEnds } from "#core/line-ends.ts";
import { type Arrival, planArrivals } from "#imports/arrival.ts";
import type { ImportFormat } from "#imports/formats.ts";
import type { ImportGround } from "#imports/ground.ts";
import type { ImportMap } from "#imports/map.ts";
import { sha256 } from "#store/digest.ts";
import { commit, type Write } from "#store/journal.ts";
import type { Reading } from "#store/library.ts";
import { readingWith } from "#store/overlay.ts";

/** What is imported, and how. */
export interface ImportRequest {
  /** The format's name. */
  readonly name: string;
  readonly format: ImportFormat;
  readonly texts: ReadonlyMap<string, string>;
  readonly map: ImportMap;
  readonly owner: string;
}

/** What an import came to. */
export interface Imported {
  readonly arrivals: readonly Arrival[];
  readonly refused: readonly RefusedAnswer[];
  readonly leftOut: readonly LeftOut[];
}

/** What an import has to know of a workspace. */
export function groundOf({ workspace, settings }: Library, map: ImportMap): ImportGround {
  const { sourceLocale, replyLocales } = workspace;
  const locales = [...new Set([sourceLocale, ...replyLocales])];
  const labels = [...settings.placeholders.values()].flatMap(({ name, label }) =>
    Object.values(label).map((words) => [words, name] as const),
  );
  return {
    sourceLocale,
    locales,
    fields: new Set(settings.placeholders.keys()),
    labels: new Map(labels),
    map,
  };
}

/** Plans an import: nothing is written. A file of which nothing can be read is one sentence. */
export function plannedImport(
  reading: Reading,
  request: ImportRequest,
): Imported | { readonly fault: string } {
  const { library } = reading;
  const file = request.format.read(request.texts, groundOf(library, request.map));
  if ("fault" in file) return file;
  const { arrivals, leftOut } = planArrivals(library, file.made, {
    format: request.name,
    owner: request.owner,
  });
  return {
    arrivals: readable(reading, arrivals),
    refused: file.refused,
    leftOut: [...file.leftOut, ...leftOut],
  };
}

/** What arrives as it would be read: an answer that the store could not read, or not without errors, is refused. */
function readable(reading: Reading, arrivals: readonly Arrival[]): readonly Arrival[] {
  const faults = new Map<EntryKey, string>();
  for (const { file, line, severity, message } of readingWith(reading, filesOf(arrivals)).library.problems) {
    const key = entryKeyFrom(file.split("/").slice(0, 2).join("/"));
    if (key && severity === "error" && !faults.has(key)) faults.set(key, `${file}:${line ?? 1}: ${message}`);
  }
  return arrivals.map((arrival) => {
    const fault = "id" in arrival ? faults.get(`answers/${arrival.id}`) : undefined;
    return fault === undefined || arrival.status === "same"
      ? arrival
      : { status: "refused", title: arrival.title, reason: fault };
  });
}

/** The working texts that arrivals write, by path. */
export function filesOf(arrivals: readonly Arrival[]): Map<string, Uint8Array> {
  const files = arrivals.flatMap((arrival) => ("files" in arrival ? [...arrival.files] : []));
  return new Map(files.map(([path, source]) => [path, Buffer.from(source)]));
}

/** Writes what arrives as working texts, all or nothing. */
export function writeArrivals(reading: Reading, arrivals: readonly Arrival[]): void {
  const writes = [...filesOf(arrivals)].map(([path, content]): Write => {
    const [kind = "", id = "", name = ""] = path.split("/");
    const text = reading.library.entries
      .get(`${kind}/${id}` as EntryKey)
      ?.working.get(name.replace(/\.mdx$/, ""));
    if (!text) return { path, content };
    const words = Buffer.from(content).toString("utf8");
    const before = sha256(text.raw ?? text.source);
    return {
      path,
      content: text.raw === undefined ? content : Buffer.from(withLineEnds(text.raw, words)),
      before,
    };
  });
  commit(reading.tree.root, writes);
}
