import { type SearchOrder, writeSearch } from "#build/search-step.ts";
import { readContent } from "#store/library.ts";
import { UsageError } from "./environment.ts";
import { runScript } from "./site.ts";

// The search of a site, made in a process of its own while others draw pages: `build-search ORDER`, where ORDER is
// JSON: the content's folder, and what `writeSearch` is told. It prints what that came to as JSON. Status 0: done;
// 2: the order or a file was not as expected, in one sentence; anything else is a fault of ours.

/** What the script is told; every path is absolute. */
export interface BuildSearchOrder extends SearchOrder {
  readonly content: string;
}

function orderFrom(text: string | undefined): BuildSearchOrder {
  try {
    return JSON.parse(text ?? "") as BuildSearchOrder;
  } catch {
    throw new UsageError("build-search wants one argument: what to build, as JSON.");
  }
}

await runScript(async () => {
  const { content, ...order } = orderFrom(process.argv[2]);
  console.log(JSON.stringify(writeSearch(readContent(content), order)));
  return 0;
});
