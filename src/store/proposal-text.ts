import { scopeTree } from "#core/advisory-tree.ts";
import { tidyWords } from "#core/box.ts";
import type { EntryText, PendingChange } from "#core/entry.ts";
import { HEAD_FIELDS, type HeadField } from "#core/head-field.ts";
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
  return {
    title,
    ...(summary !== undefined && { summary }),
    ...advisory,
    phrases,
    boxes: Object.fromEntries(boxes),
  };
}

/** Behind which field one that a text does not have yet is written; else at the end. */
const BEHIND: Partial<Readonly<Record<HeadField, string>>> = {
  summary: "title",
  countries: "owner",
  regions: "owner",
  everywhere: "owner",
  until: "from",
  severity: "from",
  scope: "from",
  use: "effect",
  incident: "effect",
  after: "effect",
};

/** A text's file with what a proposal changes in it; everything else keeps its bytes. */
export function editedSource(source: string, asked: ProposedText, more: NewParts): string {
  const { phrases, boxes } = asked;
  const lined = HEAD_FIELDS.reduce((text, name) => {
    const value = asked[name];
    return value === undefined ? text : withField(text, name, fieldBlock(name, value), BEHIND[name]);
  }, source);
  const phrased = phrases === undefined ? lined : withField(lined, "phrases", yamlOf({ phrases }));
  return withBoxes(phrased, boxes, more);
}

/** A field as YAML; nothing for one that is taken out. */
function fieldBlock(name: HeadField, value: NonNullable<ProposedText[HeadField]>): string {
  const said = typeof value === "object" && "answers" in value ? scopeTree(value) : value;
  const isEmpty =
    said === undefined || said === "" || said === false || (Array.isArray(said) && said.length === 0);
  return isEmpty ? "" : yamlOf({ [name]: said });
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
