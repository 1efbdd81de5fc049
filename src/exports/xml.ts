// What XML 1.0 has no place for at all: control characters, halves of surrogate pairs, two noncharacters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text made safe inside XML elements and attributes; line ends become plain ones, and what XML 1.0 (§2.2) has no place for is left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(NO_XML, "")
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}

/** Attributes as XML, those without a value left out: ` rel="self" href="/changes.atom"`. */
export function xmlAttributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${xmlText(value)}"`))
    .join("");
}
