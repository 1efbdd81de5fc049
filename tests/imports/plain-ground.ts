import type { Locale } from "#core/locale.ts";
import type { ImportGround } from "#imports/ground.ts";
import { EMPTY_MAP } from "#imports/map.ts";

/** A ground with the fields of every new workspace and nothing mapped. */
export function plainGround(sourceLocale: Locale, more: Partial<ImportGround> = {}): ImportGround {
  const fields = new Set(["customer_name", "order_number"]);
  return { sourceLocale, locales: [sourceLocale], fields, labels: new Map(), map: EMPTY_MAP, ...more };
}
