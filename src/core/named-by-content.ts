/**
 * Addresses below the base, with one `*` at most for any letters, at which the same names always hold the same bytes.
 * All files of the search but its manifest are named so.
 */
export const NAMED_BY_CONTENT: readonly string[] = [
  "/_astro/*",
  ...["*.bin", "documents-*", "head.*", "model.*", "reading.*", "teams.*"].map((name) => `/search/${name}`),
  ...["fragment", "index", "filter", "meta"].map((kind) => `/pagefind/*.pf_${kind}`),
];

/** Whether an address below the base always holds the same, so that readers keep it for ever. */
export function isNamedByContent(path: string): boolean {
  return NAMED_BY_CONTENT.some((pattern) => addressFits(pattern, path));
}

/** Whether an address is one that a pattern with one `*` at most describes. */
export function addressFits(pattern: string, path: string): boolean {
  const [start = "", end] = pattern.split("*");
  if (end === undefined) return path === pattern;
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
}
