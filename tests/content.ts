import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CONTENT = fileURLToPath(new URL("../content/", import.meta.url));

/** Every text of the sample content, published versions included. */
export function textsInContent(): { readonly path: string; readonly source: string }[] {
  return globSync("{answers,products,advisories,fragments}/**/*.mdx", { cwd: CONTENT }).map((path) => ({
    path,
    source: readFileSync(`${CONTENT}${path}`, "utf8"),
  }));
}
