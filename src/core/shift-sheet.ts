import type { Instant } from "#core/instant.ts";

/** What the end of a shift needs to know of the workspace; it travels with its page as JSON, in the page's language. */
export interface ShiftSheet {
  readonly timeZone: string;
  readonly slots: readonly string[];
  readonly target?: number;
  /** Where the file can be sent. */
  readonly collect?: string;
  readonly sourceLocale: string;
  /** Names of countries by their code. */
  readonly countries: Readonly<Record<string, string>>;
  /** Every change that asks to be acknowledged, known to come ones too, by rising instant. */
  readonly asking: readonly AskingChange[];
}

/** A change that asks to be acknowledged. */
export interface AskingChange {
  /** `changeKey` of it. */
  readonly key: string;
  readonly at: Instant;
  readonly title: string;
  /** What changed in a sentence, where somebody wrote one. */
  readonly what?: string;
  /** The path of its entry before language and base. */
  readonly path: string;
}
