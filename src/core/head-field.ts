/** The lines of a form that stand for front matter. */
export const HEAD_LINES = [
  "title",
  "summary",
  "where",
  "from",
  "until",
  "severity",
  "incident",
  "effect",
  "use",
  "about",
  "channels",
  "after",
] as const;
/** One of those lines. */
export type HeadLine = (typeof HEAD_LINES)[number];

/** Those that tell of an advisory what is so, and are no words: a change of them is a change of meaning. */
export const FACTS: readonly string[] = HEAD_LINES.filter(
  (line) => line !== "title" && line !== "summary" && line !== "after",
);

/** Those that name things by their ids (`core/advisory-reach.ts`), picked in a form by what they are called. */
export const PICKED_LINES = ["where", "use", "about", "channels"] as const satisfies readonly HeadLine[];
/** One of those lines. */
export type PickedLine = (typeof PICKED_LINES)[number];

/** Whether an address names one of them. */
export function isPickedLine(address: string): address is PickedLine {
  return (PICKED_LINES as readonly string[]).includes(address);
}

/** Those that may be empty: an advisory without a known end, one that is about every answer. */
const MAYBE_EMPTY: readonly string[] = ["until", "use", "about", "channels", "after"] satisfies HeadLine[];

/** What the front matter of a text says, and a proposal may change: each field whole, an empty one is taken out. */
export const HEAD_FIELDS = [
  "title",
  "summary",
  "countries",
  "regions",
  "everywhere",
  "from",
  "until",
  "severity",
  "scope",
  "effect",
  "use",
  "after",
  "incident",
] as const;
/** One of those fields. */
export type HeadField = (typeof HEAD_FIELDS)[number];

/** Whether an address names one of the lines. */
export function isHeadLine(address: string): address is HeadLine {
  return (HEAD_LINES as readonly string[]).includes(address);
}

/** Whether an address names what stands in the front matter, and no box of the body; forms address both alike. */
export function isHeadAddress(address: string): address is HeadLine | "phrases" {
  return isHeadLine(address) || address === "phrases";
}

/** Whether only the text in the source language says it, so that no translation lags behind when it changes. */
export function isSaidOnce(address: string): boolean {
  return isHeadLine(address) && address !== "title";
}

/** Whether a line may be left empty. */
export function mayBeEmpty(address: string): boolean {
  return MAYBE_EMPTY.includes(address);
}
