import { isId } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { MOMENTS, type Moment } from "#core/reply.ts";

/** Where a carried reply belongs: what stays the same through all versions of its answer. */
export interface CarriedPlace {
  /** The answer's id. */
  readonly id: string;
  /** Absent where one object of another tool speaks all languages. */
  readonly locale?: Locale;
  /** Ids and groups as in `<Reply channel="…">`; empty means every private channel. */
  readonly channels: readonly string[];
  readonly moment: Moment;
  /** 1-based place among the replies of the same channels and moment. */
  readonly variant: number;
}

const SHAPE =
  /^([a-z0-9-]+)(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\/([a-z0-9+-]+)(?:\/(upset|again|close))?(?:\.([2-9]|[1-9]\d+))?$/;

/** A place as other tools keep it: `late-delivery.vi/public/upset.2`, without the locale where there is none. */
export function carriedKey({ id, locale, channels, moment, variant }: CarriedPlace): string {
  const name = locale === undefined ? id : `${id}.${locale}`;
  const later = moment === "first" ? "" : `/${moment}`;
  return `${name}/${channels.join("+") || "private"}${later}${variant > 1 ? `.${variant}` : ""}`;
}

/** Reads what `carriedKey` wrote; undefined for any other text. */
export function carriedPlaceFrom(text: string): CarriedPlace | undefined {
  const [, id = "", locale, channels = "", later, variant] = SHAPE.exec(text) ?? [];
  if (!isId(id)) return undefined;
  return {
    id,
    ...(locale !== undefined && { locale }),
    channels: channels === "private" ? [] : channels.split("+"),
    moment: MOMENTS.find((moment) => moment === later) ?? "first",
    variant: Number(variant ?? 1),
  };
}

const IN_NAME = /^(.*) \(([^()\s]+)\)$/su;

/** What a reply is called in tools that have one line for it: `Late delivery (late-delivery.vi/public)`. */
export function carriedName(title: string, place: CarriedPlace): string {
  return `${title} (${carriedKey(place)})`;
}

/** The title and the place in what `carriedName` made; any other text is a title without a place. */
export function carriedNameFrom(name: string): { readonly title: string; readonly place?: CarriedPlace } {
  const [, title = "", key = ""] = IN_NAME.exec(name) ?? [];
  const place = carriedPlaceFrom(key);
  return place ? { title, place } : { title: name };
}
