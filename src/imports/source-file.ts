/** A file as it lies on the disk; `path` has `/` and begins in the folder that is imported. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How much is read at once, in bytes: a file, or a folder together. */
export const MAX_FILE = 20 * 1024 * 1024;

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The text of a file with plain line ends; or, in one sentence, why it is none. */
export function textOf({ bytes }: SourceFile): { readonly text: string } | { readonly fault: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { fault: "It is written in UTF-16: save it as UTF-8." };
  try {
    const text = UTF_8.decode(bytes).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    const nul = text.indexOf("\0");
    if (nul >= 0) return { fault: `line ${lineAt(text, nul)} holds a NUL character: save it as UTF-8 text.` };
    return { text };
  } catch {
    return { fault: "It is not valid UTF-8: save it as UTF-8." };
  }
}

/** The 1-based line of an offset. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** The value of a JSON text; or, in one sentence, why there is none. */
export function jsonOf(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const offset = /position (\d+)/.exec(String(error))?.[1];
    const where = offset === undefined ? "" : ` (line ${lineAt(text, Number(offset))})`;
    return { fault: `It is no JSON${where}: export it again, and do not edit it.` };
  }
}

/** An object of a JSON or YAML file. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as text; undefined for everything else and for what is empty. */
export function wordOf(value: unknown): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? undefined : text;
}

/** The objects of a list that stands alone or under one of some names; undefined where there is none. */
export function listIn(value: unknown, names: readonly string[]): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return undefined;
  const name = names.find((one) => Array.isArray(value[one]));
  return name === undefined ? undefined : (value[name] as unknown[]);
}

/** Where one of a list stands, as people look for it: `macro 3 (Late delivery)`. */
export function placeIn(what: string, index: number, name: unknown): string {
  const word = wordOf(name)?.replace(/\s+/g, " ");
  return `${what} ${index + 1}${word === undefined ? "" : ` (${word.slice(0, 60)})`}`;
}
