/** What the front matter of a text says in one line each, and a proposal may change. */
export const HEAD_LINES = ["title", "summary", "until", "severity", "incident", "after"] as const;
/** One of those fields. */
export type HeadLine = (typeof HEAD_LINES)[number];

/** Those that tell of an advisory what is so, and are no words: a change of them is a change of meaning. */
export const FACTS: readonly string[] = ["until", "severity", "incident"] satisfies HeadLine[];

/** Whether an address names one of those lines. */
export function isHeadLine(address: string): address is HeadLine {
  return (HEAD_LINES as readonly string[]).includes(address);
}

/** Whether an address names a field of the front matter, and no box of the body; forms address both alike. */
export function isHeadAddress(address: string): address is HeadLine | "phrases" {
  return isHeadLine(address) || address === "phrases";
}

/** Whether only the text in the source language says it, so that no translation lags behind when it changes. */
export function isSaidOnce(address: string): boolean {
  return isHeadLine(address) && address !== "title";
}
