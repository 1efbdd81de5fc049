import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A content folder for tests: Larkspan with twenty answers at its demo clock, 2026-11-23T08:58:40+07:00. It stays as
 * it is, so that tests may count on what stands in it while the shipped content grows.
 */
export const LARKSPAN = fileURLToPath(new URL("fixtures/larkspan", import.meta.url));

const CONTENT = fileURLToPath(new URL("../content/", import.meta.url));

/** Every text of the sample content, published versions included. */
export function textsInContent(): { readonly path: string; readonly source: string }[] {
  return globSync("{answers,products,advisories,fragments}/**/*.mdx", { cwd: CONTENT }).map((path) => ({
    path,
    source: readFileSync(`${CONTENT}${path}`, "utf8"),
  }));
}
