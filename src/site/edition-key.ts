import type { Instant } from "#core/instant.ts";
import { inlinesOf } from "#core/prose.ts";
import type { PublishedText } from "#core/published.ts";
import { proseOf } from "#core/reply.ts";
import type { AdvisoryRow } from "#site/advisories.ts";
import { productsOf } from "#site/advisory-filters.ts";
import type { Edition } from "#site/editions.ts";
import { entryKey } from "#site/key.ts";
import type { SiteLibrary } from "#site/library.ts";
import { linkIn } from "#site/names.ts";
import type { ProductRow } from "#site/products.ts";
import { titleAt } from "#site/title.ts";

/** What an edition shows at an instant besides the words for which its entry's records stand, for a key. */
export function editionTold(
  library: SiteLibrary,
  { version, from, until, marks, text, front, withdrawal }: Edition,
  asOf: Instant,
  locale: string,
): readonly unknown[] {
  const leads = linkIn(library, (path) => path);
  const uses = [front.advisory?.use, withdrawal?.use].map((id) => {
    const use = library.entries.get(`answers/${id}`);
    return use && [use.id, titleAt(library, use, asOf, locale)];
  });
  return [version, from, until, marks, withdrawal?.at, linksIn(text).map(leads), uses];
}

/** Where the links of a text lead. */
export function linksIn({ body }: PublishedText): string[] {
  const inlines = body.flatMap((section) => [...inlinesOf(proseOf(section) ?? [])]);
  return inlines.flatMap((inline) => (inline.type === "link" ? [inline.url] : []));
}

/** What a line of a list shows of an advisory at an instant, for a key. */
export function advisoryTold(
  library: SiteLibrary,
  row: AdvisoryRow,
  asOf: Instant,
  locale: string,
): readonly unknown[] {
  return [productsOf(row), ...rowTold(library, `advisories/${row.id}`, row, asOf, locale)];
}

/** What a line of a list shows of a product or event at an instant, for a key. */
export function productTold(
  library: SiteLibrary,
  row: ProductRow,
  asOf: Instant,
  locale: string,
): readonly unknown[] {
  return rowTold(library, `products/${row.id}`, row, asOf, locale);
}

function rowTold(
  library: SiteLibrary,
  key: string,
  { edition, phase }: Pick<ProductRow, "edition" | "phase">,
  asOf: Instant,
  locale: string,
): readonly unknown[] {
  const entry = library.entries.get(key);
  return [entry && entryKey(entry), phase, editionTold(library, edition, asOf, locale)];
}
