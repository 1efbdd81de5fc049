/** Where the files of the search lie. */
export interface SearchManifest {
  /** The address of each file below `/search/`, by its name: it changes with what the file holds. */
  readonly files: Readonly<Record<string, string>>;
  /** How many bytes all of them have together. */
  readonly bytes: number;
}

/** The file that says whom to ask (`Teams`); the search itself does not read it. */
export const TEAMS_FILE = "teams";

/** `/search/manifest.json`: short, since it is read before anything else and at 10,000 answers names 3,000 files. */
export interface PackedManifest {
  readonly bytes: number;
  /** Files that stand alone: the rest of their address by name. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are counted, `terms/0` and on: by name and ending (`terms.bin`) the digests, one behind the other. */
  readonly lists: Readonly<Record<string, string>>;
}

/** So many letters of a file's digest stand in its address: enough to tell it from itself in other builds. */
export const DIGEST_LETTERS = 8;

/** The address of a file below `/search/`. */
export function searchAddress(name: string, digest: string, ending: string): string {
  return `${name.replace("/", "-")}.${digest}.${ending}`;
}

/** A manifest as it is served. */
export function packedManifest({ files, bytes }: SearchManifest): PackedManifest {
  const alone: Record<string, string> = {};
  const lists: Record<string, string> = {};
  for (const [name, address] of Object.entries(files)) {
    const [digest = "", ending = ""] = address.split(".").slice(-2);
    const [list = "", number] = name.split("/");
    const key = `${list}.${ending}`;
    const digests = lists[key] ?? "";
    if (number === String(digests.length / DIGEST_LETTERS)) lists[key] = digests + digest;
    else alone[name] = `${digest}.${ending}`;
  }
  return { bytes, files: alone, lists };
}

/** The manifest that was served. */
export function openedManifest({ bytes, files, lists }: PackedManifest): SearchManifest {
  const alone = Object.entries(files).map(([name, rest]) => {
    const [digest = "", ending = ""] = rest.split(".");
    return [name, searchAddress(name, digest, ending)];
  });
  const counted = Object.entries(lists).flatMap(([key, digests]) => {
    const [list = "", ending = ""] = key.split(".");
    return Array.from({ length: digests.length / DIGEST_LETTERS }, (_, number) => {
      const name = `${list}/${number}`;
      const digest = digests.slice(number * DIGEST_LETTERS, (number + 1) * DIGEST_LETTERS);
      return [name, searchAddress(name, digest, ending)];
    });
  });
  return { bytes, files: Object.fromEntries([...alone, ...counted]) };
}
