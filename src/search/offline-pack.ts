import { fingerprint } from "#core/fingerprint.ts";

/**
 * Files of the search, put together for devices that keep them: there are thousands of small ones, each of which would
 * be asked for and kept by itself. A pack is one line of JSON, where each file begins and ends behind it, then their bytes.
 */
export interface Pack {
  readonly places: Readonly<Record<string, readonly [start: number, end: number]>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** So many packs there are: a change of the search changes some of them. */
const PACKS = 32;

/** The pack, below the site's root, that holds a file of the search which its content names; undefined for others. */
export function packOf(path: string): string | undefined {
  const name = /^search\/([^/.]+)\.\w+\.\w+$/.exec(path)?.[1];
  if (name === undefined) return undefined;
  return `offline/packs/${Number.parseInt(fingerprint(name).slice(0, 7), 36) % PACKS}.bin`;
}

const LINE_END = 10;

/** The bytes of a pack of some files by their paths. */
export function packedBytes(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let end = 0;
  const places = Object.fromEntries(
    [...files].map(([path, { byteLength }]) => {
      const start = end;
      end += byteLength;
      return [path, [start, end]];
    }),
  );
  const head = new TextEncoder().encode(`${JSON.stringify(places)}\n`);
  const pack = new Uint8Array(head.byteLength + end);
  pack.set(head);
  let at = head.byteLength;
  for (const bytes of files.values()) {
    pack.set(bytes, at);
    at += bytes.byteLength;
  }
  return pack;
}

/** The pack that some bytes are. */
export function packFrom(bytes: Uint8Array<ArrayBuffer>): Pack {
  const head = bytes.indexOf(LINE_END);
  const places = JSON.parse(new TextDecoder().decode(bytes.subarray(0, head))) as Pack["places"];
  return { places, bytes: bytes.subarray(head + 1) };
}

/** A file of a pack; undefined where it holds none of that path. */
export function fileIn({ places, bytes }: Pack, path: string): Uint8Array<ArrayBuffer> | undefined {
  const place = Object.hasOwn(places, path) ? places[path] : undefined;
  return place && bytes.slice(...place);
}
