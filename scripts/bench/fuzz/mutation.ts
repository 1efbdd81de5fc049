import type { Chance } from "./chance.ts";
import { ODD_LETTERS, oddWords, repeated, SIGNS } from "./letters.ts";

type Change = (text: string, chance: Chance, others: readonly string[]) => string;

const span = (text: string, chance: Chance, most: number): [from: number, to: number] => {
  const from = chance.below(text.length + 1);
  return [from, Math.min(text.length, from + chance.below(most + 1))];
};

const CHANGES: readonly Change[] = [
  // A bit of one letter is another.
  (text, chance) => {
    const at = chance.below(text.length || 1);
    const flipped = (text.charCodeAt(at) || 0) ^ (1 << chance.below(chance.happens(0.8) ? 7 : 16));
    return text.slice(0, at) + String.fromCharCode(flipped) + text.slice(at + 1);
  },
  // Cut off.
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  // A piece is gone.
  (text, chance) => {
    const [from, to] = span(text, chance, 200);
    return text.slice(0, from) + text.slice(to);
  },
  // A piece stands twice, or very often.
  (text, chance) => {
    const [from, to] = span(text, chance, 60);
    const piece = text.slice(from, to);
    const again = chance.happens(0.8) ? piece : repeated(chance, piece, 32 * 1024);
    return text.slice(0, from) + again + text.slice(from);
  },
  // A sign, an odd letter or words come in.
  (text, chance) => {
    const at = chance.below(text.length + 1);
    const come = chance.of([
      () => chance.of(SIGNS),
      () => chance.of(ODD_LETTERS),
      () => oddWords(chance, 4),
    ])();
    return text.slice(0, at) + come + text.slice(at);
  },
  // A sign very often.
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return (
      text.slice(0, at) + repeated(chance, chance.of(SIGNS) + chance.of(SIGNS), 32 * 1024) + text.slice(at)
    );
  },
  // A piece of another file.
  (text, chance, others) => {
    const other = chance.of(others);
    const [from, to] = span(other, chance, 400);
    const [start, end] = span(text, chance, 400);
    return text.slice(0, start) + other.slice(from, to) + text.slice(end);
  },
  // Two lines change places, or one goes in.
  (text, chance) => {
    const lines = text.split("\n");
    const [a, b] = [chance.below(lines.length), chance.below(lines.length)];
    const [one = "", two = ""] = [lines[a], lines[b]];
    lines[a] = chance.happens(0.5) ? two : `  ${one}`;
    lines[b] = one;
    return lines.join("\n");
  },
  // Line ends of another system, a mark at the beginning.
  (text, chance) =>
    chance.happens(0.5) ? text.replaceAll("\n", chance.of(["\r\n", "\r"])) : `\ufeff${text}`,
  // A number is another one.
  (text, chance) =>
    text.replace(/\d+/g, (digits) =>
      chance.happens(0.1) ? chance.of(["0", "-1", "1e999", "99999999999999999999", "3.10"]) : digits,
    ),
];

/** A text of the product changed in one to four places; `others` lend pieces. */
export function mutated(text: string, chance: Chance, others: readonly string[]): string {
  const times = 1 + (chance.happens(0.5) ? 0 : chance.below(4));
  let changed = text;
  for (let time = 0; time < times; time++) changed = chance.of(CHANGES)(changed, chance, others);
  return changed;
}

/** The bytes of a text as they may lie on a disk: mostly UTF-8, now and then not. */
export function bytesOf(text: string, chance: Chance): Uint8Array {
  const bytes = Buffer.from(text);
  if (bytes.length > 0 && chance.happens(0.15)) bytes[chance.below(bytes.length)] = chance.below(256);
  return bytes;
}
