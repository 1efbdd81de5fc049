import { close, createIndex } from "pagefind";
import type { FullTextRecord } from "#build/full-text-record.ts";

/** Pagefind's own name for a text of no language: nothing is stemmed, and one index serves pages in all languages. */
const ANY_LANGUAGE = "unknown";

/** Pagefind's ready-made interfaces (420 kB): this site has its own. */
const INTERFACE = /^pagefind-(?:.*ui|highlight)\.(?:js|css)$/;
/** What runs is the same in every bundle. */
const PROGRAM = /\.js$|^wasm\./;

/** Pagefind's script refuses an index without records; this one is never found. */
const NOTHING: FullTextRecord = { url: "/", content: "nothing", meta: {}, filters: { holds: ["never"] } };

/** The files of a bundle by their paths in its folder. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Makes a bundle of some records; the first one of a site carries the program, which serves all. Pagefind could write
 * the files itself, but says that it has done so before they are whole on the disk.
 */
export async function bundleFiles(
  records: readonly FullTextRecord[],
  { hasProgram }: { readonly hasProgram: boolean },
): Promise<BundleFiles> {
  const { index, errors } = await createIndex({ forceLanguage: ANY_LANGUAGE });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join(" ")}`);
  try {
    // One after another: pages are numbered in the order in which they arrive.
    for (const record of records.length > 0 ? records : [NOTHING])
      refuseErrors(await index.addCustomRecord(recordFor(record)));
    const made = await index.getFiles();
    refuseErrors(made);
    const wanted = made.files.filter(
      ({ path }) => !INTERFACE.test(path) && (hasProgram || !PROGRAM.test(path)),
    );
    return new Map(wanted.map(({ path, content }) => [path, content]));
  } finally {
    await index.deleteIndex();
  }
}

/** Ends Pagefind's own process, which `bundleFiles` starts. */
export async function endBundling(): Promise<void> {
  await close();
}

/** Pagefind's types ask for lists it could change. */
function recordFor({ url, content, meta, filters }: FullTextRecord) {
  const own = Object.entries(filters).map(([name, values]): [string, string[]] => [name, [...values]]);
  return { url, content, language: ANY_LANGUAGE, meta: { ...meta }, filters: Object.fromEntries(own) };
}

function refuseErrors({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join(" ")}`);
}
