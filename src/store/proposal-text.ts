import { tidyWords } from "#core/box.ts";
import type { EntryText, PendingChange } from "#core/entry.ts";
import { HEAD_LINES, type HeadLine } from "#core/head-field.ts";
import type { ProposedText } from "#core/proposal.ts";
import type { TextParts } from "#core/proposal-merge.ts";
import { boxesIn, type NewParts, withBoxes } from "#markup/boxes.ts";
import { withChange, withField } from "#schema/change-block.ts";
import { yamlOf } from "#store/yaml.ts";

/** The parts of a text as a proposal sees them; of none, nothing. */
export function partsOf(text: EntryText | undefined): TextParts {
  if (!text) return { phrases: [], boxes: {} };
  const { title, summary, phrases, advisory } = text.front;
  const boxes = boxesIn(text.source).map(({ address, text: words }) => [address, words] as const);
  const { until, severity, incident, after } = advisory ?? {};
  const said = Object.entries({ summary, until, severity, incident, after }).filter(
    ([, line]) => line !== undefined,
  );
  return { title, ...Object.fromEntries(said), phrases, boxes: Object.fromEntries(boxes) };
}

/** Behind which field one that a text does not have yet is written; else at the end. */
const BEHIND: Partial<Readonly<Record<HeadLine, string>>> = {
  summary: "title",
  until: "from",
  severity: "from",
  incident: "effect",
  after: "effect",
};

/** A text's file with what a proposal changes in it; everything else keeps its bytes. */
export function editedSource(source: string, asked: ProposedText, more: NewParts): string {
  const { phrases, boxes } = asked;
  const lined = HEAD_LINES.reduce((text, line) => {
    const words = asked[line];
    return words === undefined ? text : withField(text, line, yamlOf({ [line]: words }), BEHIND[line]);
  }, source);
  const phrased = phrases === undefined ? lined : withField(lined, "phrases", yamlOf({ phrases }));
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
