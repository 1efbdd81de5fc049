import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type AnswerElsewhere, loadElsewhere, type OptionsElsewhere } from "#browser/elsewhere.ts";
import { openFullText, type PagefindScript } from "#browser/elsewhere-index.ts";

const web = globalThis.fetch;

/** Pagefind's script fetches its files; in Node they are read from the disk. */
globalThis.fetch = async (address, options) => {
  const [file = ""] = String(address).split("?");
  return file.startsWith("file:") ? new Response(await readFile(fileURLToPath(file))) : web(address, options);
};

let loaded = 0;

/** Asks the full text of a built site. */
export type Ask = (question: string, options?: Partial<OptionsElsewhere>) => Promise<AnswerElsewhere>;

/** One module for each site: Pagefind keeps what it has loaded, and Node what it has imported. */
async function script(address: string): Promise<PagefindScript> {
  const { createInstance }: PagefindScript = await import(/* @vite-ignore */ `${address}?${++loaded}`);
  // Node has no workers of the kind browsers have.
  return { createInstance: (options) => createInstance({ ...options, noWorker: true }) };
}

/** The full text of a built site as a browser has it, by Pagefind's own script, at an instant. */
export async function fullTextOf(site: string, now: string): Promise<Ask> {
  const { ask } = await loadElsewhere(pathToFileURL(`${site}/`).href, (folder) =>
    openFullText(folder, script),
  );
  return async (question, options = {}) => {
    const answer = await ask(question, { now, limit: 50, locale: "en", ...options });
    if (!answer) throw new Error("Another question came between.");
    return answer;
  };
}
