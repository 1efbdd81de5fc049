import type { LeftOut } from "#core/carried-answer.ts";
import type { Locale } from "#core/locale.ts";
import type { ImportMap } from "#imports/map.ts";

/** What an import has to know of the workspace it comes into. */
export interface ImportGround {
  readonly sourceLocale: Locale;
  /** The languages replies are written in. */
  readonly locales: readonly Locale[];
  /** The names of the fields that `settings/placeholders.yaml` describes. */
  readonly fields: ReadonlySet<string>;
  /** What each field is called in every language → its name: how exports write fields that a tool has no word for. */
  readonly labels: ReadonlyMap<string, string>;
  readonly map: ImportMap;
}

/** Where what is left out is noted, while one file is read. */
export class Losses {
  readonly list: LeftOut[] = [];

  /** Notes one thing; the same thing at the same place is noted once. */
  add(place: string, what: string): void {
    if (!this.list.some((one) => one.place === place && one.what === what)) this.list.push({ place, what });
  }

  /** The same list for things of one place. */
  at(place: string): (what: string) => void {
    return (what) => this.add(place, what);
  }
}
