import type { PublishedEntry } from "#core/published.ts";

/** `/api/v1/answers/ID.json`: the records, and the address of every version's text. */
export function answerJson(entry: PublishedEntry) {
  const versions = Object.keys(entry.versions).map((version) => ({
    version,
    texts: Object.keys(entry.versions[version]?.texts ?? {}),
    href: `${entry.id}/${version}.json`,
  }));
  return { id: entry.id, kind: entry.kind, history: entry.history, versions };
}
