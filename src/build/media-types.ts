import { ATTACHMENT_ENDINGS, attachmentType } from "#core/attachment.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  atom: "application/atom+xml",
  ics: "text/calendar",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  txt: "text/plain",
  woff2: "font/woff2",
};

/** What a file of an unknown ending is served as, such as the packed lists of the search. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** The media types of all files of a site by their endings, those of files handed out included. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ATTACHMENT_ENDINGS.map((ending) => [ending, attachmentType(`.${ending}`) ?? ""])),
  ...TYPES,
};

/** Packed lists of the search: their type tells nothing, and they become two thirds when they are compressed. */
const PACKED = "bin";

/** The endings of files that become smaller when they are compressed. Pagefind's own files are compressed already. */
export const COMPRESSIBLE: readonly string[] = [
  ...Object.keys(TYPES).filter((ending) => ending !== "woff2"),
  PACKED,
];

/** Of the types that are compressed, those whose encoding a server names; SVG says it itself. */
export const ENCODED_TYPES: readonly string[] = [
  ...new Set(COMPRESSIBLE.flatMap((ending) => TYPES[ending] ?? [])),
].filter((type) => type !== TYPES.svg);

/** The ending of a path without its dot, in small letters; empty where it has none. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** The `Content-Type` a file is served with. */
export function contentType(path: string): string {
  const type = MEDIA_TYPES[endingOf(path)] ?? UNKNOWN_TYPE;
  return ENCODED_TYPES.includes(type) ? `${type}; charset=utf-8` : type;
}
