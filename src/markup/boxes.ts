import { replyBox, sectionBox, tidyWords } from "#core/box.ts";
import { type Part, partsIn } from "#markup/parts.ts";

/** One part of a text: its address, its words as they are written, and where they stand in the file. */
export interface Box {
  /** `when`, `public/upset.2` … (`core/box.ts`). */
  readonly address: string;
  /** The source between the tags' lines, without the line end before the closing tag. */
  readonly text: string;
  /** Offsets of `text` in the file. */
  readonly start: number;
  readonly end: number;
}

/** The parts of a text file whose words somebody may propose, in source order, each under an address of its own. */
export function boxesIn(source: string): Box[] {
  return partsIn(source).flatMap(({ address, text, start, end }) =>
    address === undefined ? [] : [{ address, text, start, end }],
  );
}

/** The address of the part that a 1-based line of a file lies in, tags included; undefined outside of all. */
export function boxAt(source: string, line: number): string | undefined {
  let offset = 0;
  for (let row = 1; row < line; row++) offset = source.indexOf("\n", offset) + 1;
  return partsIn(source).find(({ from, to }) => from <= offset && offset < to)?.address;
}

/** What a part that is new needs to know besides its words. */
export interface NewParts {
  /** The team of an `<Escalate>`. */
  readonly escalateTo?: string;
}

/**
 * The file with new words in some of its parts. An empty text takes the part out, an address that is not there
 * adds one at its usual place (words without a tag, When, Steps, replies, Never, Escalate), and a part whose
 * words are the same keeps its bytes, as everything else does.
 */
export function withBoxes(
  source: string,
  boxes: Readonly<Record<string, string>>,
  more: NewParts = {},
): string {
  const parts = partsIn(source);
  const tidy = Object.entries(boxes).map(([address, words]) => [address, tidyWords(words)] as const);
  const asked = new Map(tidy);
  const edited = parts.toReversed().reduce((text, part) => {
    const words = asked.get(part.address ?? "");
    return words === undefined || words === tidyWords(part.text) ? text : withPart(text, part, words);
  }, source);
  const isNew = ([address, words]: readonly [string, string]) =>
    words !== "" && !parts.some((part) => part.address === address);
  return tidy
    .filter(isNew)
    .sort(([a], [b]) => byAddress(a, b))
    .reduce((text, [address, words]) => withNewPart(text, address, blockFor(address, words, more)), edited);
}

function withPart(source: string, part: Part, words: string): string {
  if (words === "") return withoutPart(source, part);
  const isBare = part.start === part.end && source[part.start] !== "\n";
  return source.slice(0, part.start) + words + (isBare ? "\n" : "") + source.slice(part.end);
}

/** An empty line goes with the part, so that none is left over. */
function withoutPart(source: string, { from, to }: Part): string {
  const after = source.slice(to).replace(/^(?:[ \t]*\n)+/, "");
  const before = source.slice(0, from);
  return after.trim() === "" ? before.replace(/\n(?:[ \t]*\n)+$/, "\n") : before + after;
}

/** Where each part stands among the others: what stands between steps and limits shares one place. */
const ORDER = [["text"], ["when"], ["steps"], ["reply", "noreply", "attach"], ["never"], ["escalate"]];

function rankOf(name: string): number {
  return ORDER.findIndex((names) => names.includes(name.toLowerCase()));
}

function rankAt(address: string): number {
  return rankOf(sectionBox(address)?.name ?? "reply");
}

function byAddress(a: string, b: string): number {
  const numberIn = (address: string) => replyBox(address)?.variant ?? sectionBox(address)?.nth ?? 1;
  return rankAt(a) - rankAt(b) || numberIn(a) - numberIn(b);
}

function withNewPart(source: string, address: string, block: string): string {
  const parts = partsIn(source);
  const above = partAbove(parts, address);
  const below = parts[0];
  if (above) {
    const ends = source.slice(0, above.to).endsWith("\n") ? "" : "\n";
    return `${source.slice(0, above.to)}${ends}\n${block}${source.slice(above.to)}`;
  }
  if (below) return `${source.slice(0, below.from)}${block}\n${source.slice(below.from)}`;
  return `${source.replace(/\s*$/, "\n")}\n${block}`;
}

/** The part that a new one follows: a reply stands with those of its channels and moment, else of its channels. */
function partAbove(parts: readonly Part[], address: string): Part | undefined {
  const variants = (one: string) => one.replace(/\.\d+$/, "");
  const channels = (one: string) => variants(one).replace(/\/.*$/, "");
  const like = (kin: (one: string) => string) =>
    parts.findLast((part) => part.address !== undefined && kin(part.address) === kin(address));
  const ranked = parts.findLast(({ name }) => rankOf(name) <= rankAt(address));
  return replyBox(address) ? (like(variants) ?? like(channels) ?? ranked) : ranked;
}

function blockFor(address: string, words: string, { escalateTo = "" }: NewParts): string {
  const section = sectionBox(address)?.name;
  if (section === "text") return `${words}\n`;
  if (section === undefined) return `<Reply${attributesFor(address)}>\n${words}\n</Reply>\n`;
  const tag = section.replace(/^./, (letter) => letter.toUpperCase());
  return `<${tag}${section === "escalate" ? ` to="${escalateTo}"` : ""}>\n${words}\n</${tag}>\n`;
}

function attributesFor(address: string): string {
  const { channels = [], moment = "first" } = replyBox(address) ?? {};
  const channel = channels.length > 0 ? ` channel="${channels.join(" ")}"` : "";
  return `${channel}${moment === "first" ? "" : ` for="${moment}"`}`;
}
