import type { Channel } from "#core/channel.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";

/** What the case knows of the workspace, from the desk (`core/desk.ts`). Names are in the page's language. */
export interface CaseSheet {
  readonly channels: readonly CaseChannel[];
  readonly countries: readonly CaseCountry[];
  /** The channel and language of an agent who has not chosen any. */
  readonly channel: string;
  readonly locale: Locale;
  /** The languages there are replies in. */
  readonly locales: readonly Locale[];
  /** The fields whose values must not stand in public. */
  readonly privateFields: readonly Placeholder[];
}

/** A country as the case bar knows it, with what else people call it. */
export interface CaseCountry {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}

/** A channel as the case bar knows it. */
export interface CaseChannel extends Pick<Channel, "id" | "public" | "private" | "spoken"> {
  readonly name: string;
  /** How long and how often the channel lets us answer, in words. */
  readonly window?: string;
}
