import type { Locale, Localized } from "#core/locale.ts";

/** What the page for a new path knows of the workspace; it travels with the page as JSON. */
export interface PathSheet {
  readonly sourceLocale: Locale;
  /** The languages in which paths are written: the source's first, then those of the interface. */
  readonly locales: readonly Locale[];
  /** Ids that a new path cannot have: those of paths there are, and of pages. */
  readonly taken: readonly string[];
  /** What products are called, by id: the titles of modules. */
  readonly products: Readonly<Record<string, Localized>>;
}
