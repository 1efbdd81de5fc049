import type { EntryKey, EntryText } from "#core/entry.ts";
import { publicationOf } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import type { Version } from "#core/version.ts";
import { sha256 } from "#store/digest.ts";
import type { Reading } from "#store/library.ts";

/** The plain texts of a version's replies, each once, by language. */
export type ReplyTexts = Readonly<Record<Locale, readonly string[]>>;

/**
 * The plain texts of the replies of a version, which a search asks of every answer: what is kept of them goes by the
 * digests of the texts they are made from and of the wordings pinned to them, so that no body is read for it.
 */
export function keptReplies(
  { library, parsing }: Pick<Reading, "library" | "parsing">,
  key: EntryKey,
  version: Version,
  make: () => ReplyTexts,
): ReplyTexts {
  const texts = textsBehind(library, key, version);
  const known = texts.every(({ digest }) => digest !== undefined);
  if (texts.length === 0 || !known) return make();
  const name = sha256(texts.map(({ locale, digest }) => `${locale} ${digest}`).join("\n"));
  const isProved = () => texts.every((text) => sha256(text.raw ?? text.source) === text.digest);
  return JSON.parse(parsing.made(name, () => JSON.stringify(make()), isProved));
}

/** The texts of a version, and those of the fragments that were pinned to it. */
function textsBehind(library: Reading["library"], key: EntryKey, version: Version): EntryText[] {
  const entry = library.entries.get(key);
  const own = entry?.versions.get(version)?.texts.values() ?? [];
  const pins = Object.entries(publicationOf(entry?.history ?? [], version)?.fragments ?? {});
  const wordings = pins.map(([id, pin]) => library.entries.get(`fragments/${id}`)?.versions.get(pin)?.texts);
  return [...own, ...wordings.flatMap((texts) => [...(texts?.values() ?? [])])];
}
