import type { Reference } from "#core/reference.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";
import { isVersion } from "#core/version.ts";

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
