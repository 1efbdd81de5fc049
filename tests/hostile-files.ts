import { asAttribute } from "./hostile-lessons.ts";

/** What makes readers take a file for a picture of 32 × 32 pixels, whatever follows. */
const PICTURE = "GIF89a\x20\x00\x20\x00\x00\x00\x00";

/** Files to lie beside an answer, by name: a picture and a text in which a payload stands. Names take none. */
export function hostileFiles(text: string): Readonly<Record<string, string>> {
  return { "trap.gif": `${PICTURE}${text}`, "trap.txt": text };
}

/** The tags that hand those files out, told of by payloads. */
export function attached(next: () => string): string {
  return Object.keys(hostileFiles(""))
    .map((file) => `<Attach file="${file}" alt="${asAttribute(next())}"/>`)
    .join("\n\n");
}
