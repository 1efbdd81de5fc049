import type { Localized } from "#core/locale.ts";

/** What the full text can be narrowed by. */
export const FULL_TEXT_FILTERS = ["product", "channel", "country", "language", "team", "tag"] as const;
/** One of them. */
export type FullTextFilter = (typeof FULL_TEXT_FILTERS)[number];

/** `pagefind/bundles.json`: read before the first question. */
export interface FullTextSheet {
  /** The bundles in the folders `pagefind/0/`, `pagefind/1/` and so on, by digests of what they are made from and of what they hold. */
  readonly bundles: readonly { readonly sources: string; readonly files: string }[];
  /** The times in which records hold, each once (`period.ts`). */
  readonly periods: readonly string[];
}

/** `pagefind/names.json`: read when somebody looks at the filters. */
export interface FullTextNames {
  /** The values of each filter that some record has, in order. */
  readonly choices: Readonly<Partial<Record<FullTextFilter, readonly string[]>>>;
  /** What they are called, by filter and value; a value without a name here is its own, or the browser knows it. */
  readonly names: Readonly<Record<string, Readonly<Record<string, Localized>>>>;
}
