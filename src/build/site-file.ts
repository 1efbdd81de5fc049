import { existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";

/** A file of a site, open to be sent: whatever happens to its folder meanwhile, it stays whole. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly bytes: number;
  /** A strong validator (RFC 9110, 8.8.3): another one for each encoding. */
  readonly tag: string;
  readonly encoding?: Encoding;
}

/** How a file may lie beside its plain self, compressed while the site was built. */
export type Encoding = "br" | "gzip";

/** Best first, with the ending of the twin's name. */
const TWINS: readonly (readonly [Encoding, string])[] = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/** While two renames put a new site in the place of the old one, there is none: milliseconds to wait for it. */
const [PAUSE, LONGEST_SWAP] = [5, 2000];

/**
 * Opens a file of a site by its path, or its twin in one of the `encodings`. A new site may take the folder's place
 * at any moment: what is missing is looked for once more in the folder that stands then.
 */
export async function openFile(
  folder: string,
  path: string,
  encodings: ReadonlySet<Encoding>,
): Promise<OpenFile | "folder" | undefined> {
  const first = await openIn(folder, path, encodings);
  if (first) return first;
  await whenThere(folder);
  return openIn(folder, path, encodings);
}

async function openIn(folder: string, path: string, encodings: ReadonlySet<Encoding>) {
  for (const [encoding, ending] of TWINS) {
    if (!encodings.has(encoding)) continue;
    const twin = await opened(join(folder, path) + ending);
    if (twin && twin !== "folder") return { ...twin, encoding };
  }
  return opened(join(folder, path));
}

async function opened(file: string): Promise<OpenFile | "folder" | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const stat = await handle.stat();
    if (stat.isFile())
      return { handle, bytes: stat.size, tag: `"${stat.size.toString(36)}-${stamp(stat.mtimeMs)}"` };
    await handle.close();
    return stat.isDirectory() ? "folder" : undefined;
  } catch (error) {
    await handle?.close();
    const { code = "" } = error as NodeJS.ErrnoException;
    // Windows opens no folders.
    if (code === "EISDIR" || code === "EPERM") return "folder";
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return undefined;
    throw error;
  }
}

const stamp = (milliseconds: number) => Math.floor(milliseconds).toString(36);

async function whenThere(folder: string): Promise<void> {
  for (let waited = 0; !existsSync(folder) && waited < LONGEST_SWAP; waited += PAUSE) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** The encodings that an `Accept-Encoding` header asks for (RFC 9110, 12.5.3); one with a weight of 0 is refused. */
export function acceptedEncodings(header: string | undefined): ReadonlySet<Encoding> {
  const asked = (header ?? "")
    .split(",")
    .map((part) => part.split(";").map((word) => word.trim().toLowerCase()));
  const accepted = asked.filter(([, weight = ""]) => !/^q=0(?:\.0*)?$/.test(weight)).map(([name]) => name);
  return new Set(TWINS.flatMap(([encoding]) => (accepted.includes(encoding) ? [encoding] : [])));
}

/** Whether an `If-None-Match` header names a tag (RFC 9110, 13.1.2): compared weakly, since caches may weaken it. */
export function isNamed(tag: string, header: string | undefined): boolean {
  const tags = (header ?? "").split(",").map((name) => name.trim().replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}
