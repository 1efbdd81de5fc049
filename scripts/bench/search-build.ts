import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lunr from "lunr";
import MiniSearch from "minisearch";
import type { SearchEntry } from "#search/entry.ts";
import { searchFiles } from "#search/search-files.ts";
import { servedManifest, servedSearch } from "#site/served-search.ts";
import { messages, someEntries, typedQueries } from "./phrases.ts";

// One build of a search, or of its peers, in a process of its own: `search-build COUNT FOLDER [--peers]`. It prints
// what that took as JSON.

const NOW = "2026-11-22T09:00:00Z";
const QUERIES = 300;

const [count = "", folder = "", peers] = process.argv.slice(2);
const entries = someEntries(Number(count));
mkdirSync(join(folder, "search"), { recursive: true });

/** The texts of an answer, as the peers take them. */
function fieldsOf({ document }: SearchEntry) {
  const [version] = Object.values(document.versions);
  const { titles = {}, phrases = {}, summaries = {}, tags = [] } = version ?? {};
  const joined = (texts: Readonly<Record<string, string | readonly string[]>>) =>
    Object.values(texts).flat().join(" ");
  return {
    id: document.id,
    title: joined(titles),
    phrases: joined(phrases),
    summary: joined(summaries),
    tags: tags.join(" "),
  };
}

const FIELDS = ["title", "phrases", "summary", "tags"];

function buildPeers(): void {
  const documents = entries.map(fieldsOf);
  const index = lunr(function () {
    this.ref("id");
    for (const field of FIELDS) this.field(field);
    for (const document of documents) this.add(document);
  });
  writeFileSync(join(folder, "lunr.json"), JSON.stringify(index));
  const mini = new MiniSearch({ fields: FIELDS });
  mini.addAll(documents);
  writeFileSync(join(folder, "minisearch.json"), JSON.stringify(mini));
}

function buildOurs(): void {
  const ground = { asOf: NOW, sourceLocale: "en", replyLocales: ["en", "vi"], timeZone: "UTC" };
  const served = servedSearch(searchFiles(entries, ground));
  for (const { address, bytes } of served) writeFileSync(join(folder, "search", address), bytes);
  writeFileSync(join(folder, "search", "manifest.json"), JSON.stringify(servedManifest(served)));
}

const start = performance.now();
const before = process.cpuUsage();
if (peers) buildPeers();
else buildOurs();
const { user, system } = process.cpuUsage(before);
writeFileSync(
  join(folder, "asked.json"),
  JSON.stringify({ typed: typedQueries(entries, QUERIES), messages: messages(entries, QUERIES) }),
);
const [seconds, cpu] = [(performance.now() - start) / 1000, (user + system) / 1e6];
console.log(JSON.stringify({ seconds, cpu, megabytes: process.resourceUsage().maxRSS / 1000 }));
