import { tidyWords } from "#core/box.ts";
import type { EntryText, PendingChange } from "#core/entry.ts";
import type { ProposedText } from "#core/proposal.ts";
import type { TextParts } from "#core/proposal-merge.ts";
import { boxesIn, type NewParts, withBoxes } from "#markup/boxes.ts";
import { withChange, withField } from "#schema/change-block.ts";
import { yamlOf } from "#store/yaml.ts";

/** The parts of a text as a proposal sees them; of none, nothing. */
export function partsOf(text: EntryText | undefined): TextParts {
  if (!text) return { phrases: [], boxes: {} };
  const { title, summary, phrases } = text.front;
  const boxes = boxesIn(text.source).map(({ address, text: words }) => [address, words] as const);
  return { title, ...(summary !== undefined && { summary }), phrases, boxes: Object.fromEntries(boxes) };
}

/** A text's file with what a proposal changes in it; everything else keeps its bytes. */
export function editedSource(source: string, asked: ProposedText, more: NewParts): string {
  const { title, summary, phrases, boxes } = asked;
  const titled = title === undefined ? source : withField(source, "title", yamlOf({ title }));
  const summed = summary === undefined ? titled : withField(titled, "summary", yamlOf({ summary }), "title");
  const phrased = phrases === undefined ? summed : withField(summed, "phrases", yamlOf({ phrases }));
  return withBoxes(phrased, boxes, more);
}

/** A new text's file: its front matter, and the proposed words in their usual order. */
export function newSource(
  { title = "", summary, phrases = [], boxes }: ProposedText,
  front: Readonly<Record<string, unknown>>,
  more: NewParts,
): string {
  const matter = {
    title,
    ...(summary !== undefined && { summary }),
    ...front,
    ...(phrases.length > 0 && { phrases }),
  };
  return withBoxes(`---\n${yamlOf(matter)}---\n`, boxes, more);
}

/** A text's file with the pending note of a proposal. */
export function withNote(source: string, change: PendingChange | undefined): string {
  const { withdraw: _, ...note } = change ?? { kind: "major" };
  return withChange(source, yamlOf({ change: note }));
}

/** The first part that does not say in a file what was proposed for it; undefined when all do. */
export function lostPart(source: string, { boxes }: ProposedText): string | undefined {
  const said = new Map(boxesIn(source).map(({ address, text }) => [address, tidyWords(text)]));
  return Object.keys(boxes).find((address) => (said.get(address) ?? "") !== tidyWords(boxes[address] ?? ""));
}
