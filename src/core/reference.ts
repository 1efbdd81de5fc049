import type { Moment } from "#core/reply.ts";
import type { Version } from "#core/version.ts";

/** What names one wording for ever: `late-delivery@3.1/vi/facebook-comment/upset.2~`. */
export interface Reference {
  readonly id: string;
  readonly version: Version;
  readonly locale: string;
  readonly channel: string;
  readonly moment: Moment;
  /** 1-based place among the variants of that channel and moment. */
  readonly variant: number;
  /** Whether the agent changed the text before sending it. */
  readonly touched: boolean;
}

/** Writes a reference; moment and variant only when they are not the first. */
export function referenceText(reference: Reference): string {
  const { id, version, locale, channel, moment, variant, touched } = reference;
  const place = moment === "first" ? "" : `/${moment}`;
  return `${id}@${version}/${locale}/${channel}${place}${variant > 1 ? `.${variant}` : ""}${touched ? "~" : ""}`;
}
