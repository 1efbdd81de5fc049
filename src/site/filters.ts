import type { DocumentVersion } from "#search/document.ts";
import type { SiteLibrary } from "#site/library.ts";
import { type ListRow, productNames } from "#site/listing.ts";

/** A filter above the list: what it looks at, and what there is to choose. */
export interface Filter {
  readonly name: "product" | "team" | "tag";
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

/** The filters in which there is something to choose, with only what some answer has. */
export function filtersOf(library: SiteLibrary, rows: readonly ListRow[], locale: string): Filter[] {
  const products = productNames(library, locale);
  const { teams } = library.workspace;
  const filter = (
    name: Filter["name"],
    idsOf: (facts: DocumentVersion) => readonly string[],
    nameOf: (id: string) => string | undefined,
  ): Filter => {
    const ids = new Set(rows.flatMap(({ facts }) => idsOf(facts)));
    const options = [...ids].map((id) => ({ id, name: nameOf(id) ?? id }));
    return { name, options: options.sort((a, b) => a.name.localeCompare(b.name, locale)) };
  };
  const filters = [
    filter(
      "product",
      (facts) => facts.products,
      (id) => products.get(id),
    ),
    filter(
      "team",
      (facts) => facts.teams ?? [],
      (id) => teams.get(id)?.name,
    ),
    filter(
      "tag",
      (facts) => facts.tags,
      (id) => id,
    ),
  ];
  return filters.filter(({ options }) => options.length > 1);
}
