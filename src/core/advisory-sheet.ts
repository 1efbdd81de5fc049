import type { Locale, Localized } from "#core/locale.ts";

/** What the form for a new advisory knows of the workspace besides what every form does: `/api/v1/advisory-form.json`. */
export interface AdvisorySheet {
  readonly countries: readonly {
    readonly code: string;
    readonly name: Localized;
    readonly synonyms: readonly string[];
  }[];
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly products: readonly { readonly id: string; readonly titles: Readonly<Record<Locale, string>> }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Ids that a new advisory cannot have. */
  readonly taken: readonly string[];
}
