import type { Attachment } from "#core/attachment.ts";
import type { Entry, EntryKey } from "#core/entry.ts";
import type { PublishedEntry } from "#core/published.ts";
import { filePath } from "#site/address.ts";
import { contentFolder } from "#site/folder.ts";
import { siteLibrary } from "#site/library.ts";
import { handedReading } from "#site/reading.ts";
import { contentFile } from "#store/tree.ts";

/** A file as its route hands it to the page. */
export interface FileProps {
  /** Under the content folder. */
  readonly path: string;
  readonly type: Attachment["type"];
}

/** One route for each file of each standing version that this build holds: `/files/answers/ID/VERSION/FILE`. */
export async function fileRoutes() {
  const { entries } = await siteLibrary();
  const { library } = handedReading();
  const holdsFiles = (entry: Entry | undefined) =>
    [...(entry?.versions.values() ?? [])].some(({ attachments }) => attachments.size > 0);
  // Few hand out any, and to read what all versions say would be much.
  const holding = [...entries].filter(([key]) => holdsFiles(library.entries.get(key as EntryKey)));
  return holding.flatMap(([, entry]) =>
    Object.values(entry.versions).flatMap(({ version, files = {} }) =>
      Object.entries(files).map(([file, { type }]) => {
        const { kind, id } = entry;
        const dot = file.indexOf(".");
        const params = { kind, id, version, name: file.slice(0, dot), ending: file.slice(dot + 1) };
        return { params, props: { path: `${kind}/${id}/versions/${version}/${file}`, type } };
      }),
    ),
  );
}

/** The bytes of a published file. */
export function fileResponse({ path, type }: FileProps): Response {
  return new Response(Uint8Array.from(contentFile(contentFolder(), path)), {
    headers: { "content-type": type },
  });
}

/** The address below which an entry's `VERSION/FILE` is handed out; undefined when none of these versions has files. */
export function filesAddress(
  { kind, id }: PublishedEntry,
  versions: PublishedEntry["versions"],
): string | undefined {
  const has = Object.values(versions).some(({ files }) => files !== undefined);
  return has ? filePath(`/files/${kind}/${id}/`, import.meta.env.BASE_URL) : undefined;
}
