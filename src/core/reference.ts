import { MOMENTS, type Moment } from "#core/reply.ts";
import { isVersion, type Version } from "#core/version.ts";

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

const SHAPE =
  /^([a-z0-9]+(?:-[a-z0-9]+)*)@([\d.]+)\/([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\/([a-z0-9-]+)(?:\/([a-z]+))?(?:\.([1-9]\d*))?(~)?$/;

/** Reads a reference; undefined when the text is none. `referenceText` writes it back in its shortest form. */
export function referenceFrom(text: string): Reference | undefined {
  const match = SHAPE.exec(text.trim());
  if (!match) return undefined;
  const [, id = "", version = "", locale = "", channel = "", moment = "first", variant = "1", touched] =
    match;
  if (!isVersion(version) || !(MOMENTS as readonly string[]).includes(moment)) return undefined;
  return {
    id,
    version,
    locale,
    channel,
    moment: moment as Moment,
    variant: Number(variant),
    touched: touched === "~",
  };
}
