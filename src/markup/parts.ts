import { BOX_SECTIONS, boxAddress, sectionAddress } from "#core/box.ts";
import { cutText } from "#core/matter.ts";
import { MOMENTS } from "#core/reply.ts";

/** One part of a text with its tags, as offsets in the file. */
export interface Part {
  /** The tag's name, or `text` for words that stand in none. */
  readonly name: string;
  /** Absent for what has a place in the order but no words to propose (`<NoReply>`, `<Attach>`). */
  readonly address?: string;
  /** The source between the tags' lines, without the line end before the closing tag. */
  readonly text: string;
  /** Where `text` stands. */
  readonly start: number;
  readonly end: number;
  /** The whole part: from the first character of its first line to just behind its last line end. */
  readonly from: number;
  readonly to: number;
}

const LINE = /[^\n]*(?:\n|$)/g;
const TAG = /^<(\/?)(When|Steps|Never|Escalate|Reply|NoReply|Attach)\b([^<>]*)>[ \t]*\n?$/;

/** Every part of a file's body in source order. Tags stand on lines of their own, so lines are all there is to look at. */
export function partsIn(source: string): Part[] {
  const walk = new Walk(source);
  const head = cutText(source).bodyLine - 1;
  let row = 0;
  for (const { 0: line, index } of source.matchAll(LINE)) if (row++ >= head) walk.take(line, index);
  return walk.end();
}

/** A part whose closing tag is still to come. */
type OpenPart = Pick<Part, "name" | "address" | "from" | "start">;

/** What is known half way down a text. */
class Walk {
  readonly #source: string;
  readonly #parts: Part[] = [];
  readonly #counts = new Map<string, number>();
  #open: OpenPart | undefined;
  #loose: Pick<Part, "from" | "to"> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  take(line: string, at: number): void {
    const [, slash, name = "", attributes = ""] = TAG.exec(line) ?? [];
    const to = at + line.length;
    if (this.#open) {
      if (slash === "/" && name === this.#open.name) this.#close(this.#open, at, to);
    } else if (name !== "" && slash === "") this.#begin(name, attributes, at, to);
    else if (line.trim() !== "") this.#loose = { from: this.#loose?.from ?? at, to };
  }

  end(): Part[] {
    this.#flush();
    return this.#parts;
  }

  #begin(name: string, attributes: string, from: number, to: number): void {
    this.#flush();
    if (name === "Attach") this.#parts.push({ name, text: "", from, start: from, end: from, to });
    else this.#open = { name, ...this.#addressOf(name, attributes), from, start: to };
  }

  #close(open: OpenPart, at: number, to: number): void {
    const end = Math.max(open.start, at - 1);
    this.#parts.push({ ...open, text: this.#source.slice(open.start, end), end, to });
    this.#open = undefined;
  }

  #flush(): void {
    if (!this.#loose) return;
    const { from, to } = this.#loose;
    const text = this.#source.slice(from, to).replace(/\n$/, "");
    const address = sectionAddress("text", this.#numberOf("text"));
    this.#parts.push({ name: "text", address, text, from, start: from, end: from + text.length, to });
    this.#loose = undefined;
  }

  #addressOf(name: string, attributes: string): { address?: string } {
    if (name === "NoReply") return {};
    const section = BOX_SECTIONS.find((one) => one === name.toLowerCase());
    if (section) return { address: sectionAddress(section, this.#numberOf(section)) };
    const channels =
      valueIn(attributes, "channel")
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [];
    const written = valueIn(attributes, "for")?.trim();
    const moment = MOMENTS.find((one) => one === written) ?? "first";
    return { address: boxAddress(channels, moment, this.#numberOf(boxAddress(channels, moment, 1))) };
  }

  #numberOf(name: string): number {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count;
  }
}

function valueIn(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return double ?? single;
}
