import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Loader, LoaderContext } from "astro/loaders";
import { canonicalJson } from "#core/canonical.ts";
import { headOf } from "#core/proposal.ts";
import { publishedEntry } from "#core/published.ts";
import { atWorkOf } from "#store/at-work.ts";
import { sha256 } from "#store/digest.ts";
import { type Reading, readContent } from "#store/library.ts";

/**
 * Loads every published entry of a content folder as plain data; no entry becomes a JavaScript module. An
 * entry is read again only when its history or the code that reads it has changed: what a history names is
 * immutable.
 */
export function entryLoader(root: string): Loader {
  const load = async ({ store, generateDigest }: LoaderContext) => {
    const reading = readContent(root);
    const code = codeDigest();
    const kept = new Set<string>();
    for (const [key, entry] of reading.library.entries) {
      const digest = generateDigest(code + canonicalJson(reading.written.get(key) ?? []));
      if (store.get(key)?.digest !== digest) {
        const data = publishedEntry(reading.library, entry);
        if (!data) continue;
        store.set({ id: key, data: data as unknown as Record<string, unknown>, digest });
      }
      kept.add(key);
    }
    for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
  };
  return { name: "replybook-entries", load: (context) => loadedAgain(root, context, load) };
}

/** Loads now, and in development again whenever something under the content folder changes. */
async function loadedAgain(
  root: string,
  context: LoaderContext,
  load: (context: LoaderContext) => Promise<void>,
): Promise<void> {
  await load(context);
  context.watcher?.add(root);
  for (const event of ["add", "change", "unlink"] as const) {
    context.watcher?.on(event, (path) => {
      if (path.startsWith(root)) void load(context);
    });
  }
}

/** Loads the workspace, its settings, the heads of its proposals and what is at work as one entry, `team`. */
export function settingsLoader(root: string): Loader {
  return {
    name: "replybook-settings",
    load: (context) =>
      loadedAgain(root, context, async ({ store }) => {
        store.clear();
        store.set({ id: "team", data: settingsData(readContent(root)) });
      }),
  };
}

function settingsData(reading: Reading): Record<string, unknown> {
  const { workspace, settings, proposals, briefings } = reading.library;
  return {
    atWork: atWorkOf(reading),
    proposals: [...proposals.values()].map((proposal) => headOf(proposal, workspace.sourceLocale)),
    briefings,
    workspace: { ...workspace, owners: [...workspace.owners], teams: [...workspace.teams] },
    settings: {
      ...settings,
      channels: [...settings.channels],
      placeholders: [...settings.placeholders],
      countries: { byCode: [...settings.countries.byCode], regions: [...settings.countries.regions] },
    },
  };
}

const READING_ROOMS = ["core", "schema", "markup", "store"];

/** What reading depends on besides the content: a change to it makes every cached entry stale. */
function codeDigest(): string {
  const src = fileURLToPath(new URL("../", import.meta.url));
  const files = READING_ROOMS.flatMap((room) =>
    readdirSync(join(src, room)).map((name) => join(src, room, name)),
  );
  return sha256(files.map((file) => (file.endsWith(".ts") ? readFileSync(file, "utf8") : "")).join("\0"));
}
