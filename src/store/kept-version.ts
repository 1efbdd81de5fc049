import type { Attachment } from "#core/attachment.ts";
import type { EntryText, FrozenSettings, Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Found } from "#store/kept.ts";
import { bodyIn, KeptText, type TextPlace, type ToldText, toldFrom, toldWords } from "#store/kept-text.ts";
import type { Parsing } from "#store/parsing.ts";

/** What a version is found by: what it says hangs on its kind, which language is the source, and its files. */
export interface VersionName {
  readonly kind: Kind;
  readonly sourceLocale: Locale;
  /** See `versionDigest`. */
  readonly digest: string;
  /** The names of the files that are there: whoever took one away or added one has another version. */
  readonly files: readonly string[];
}

/** What a version's folder holds besides its texts. */
export interface VersionRest {
  readonly settings: FrozenSettings;
  readonly attachments: readonly (readonly [name: string, Attachment])[];
}

/** What is kept of a version: what is told of its texts, and the rest. */
export function versionParts(texts: readonly Told[], rest: VersionRest): [string, string] {
  const told = texts.map((text) => toldWords(text, text.digest));
  return [told.join("\n"), JSON.stringify(rest)];
}

/** A text whose digest was counted. */
export type Told = EntryText & { readonly digest: string };

/** The texts of a version that was found, by the order of their files. */
export function keptTexts(
  places: readonly TextPlace[],
  found: Found,
  parsing: Pick<Parsing, "kept">,
): KeptText[] {
  let told: readonly ToldText[] | undefined;
  const toldAt = (index: number) => {
    told ??= toldIn(found);
    return told[index];
  };
  return places.map((place, index) => {
    const body = () => {
      const digest = toldAt(index)?.digest;
      return digest === undefined ? undefined : bodyIn(parsing.kept(digest, place.kind, place.isTranslation));
    };
    return new KeptText(place, { told: () => toldAt(index), body });
  });
}

function toldIn(found: Found): readonly ToldText[] {
  const words = found.part(0);
  return words === undefined ? [] : words.split("\n").map(toldFrom);
}

/** What a version holds besides; undefined when it cannot be had any more. */
export function keptRest(found: Found): VersionRest | undefined {
  const words = found.part(1);
  return words === undefined ? undefined : JSON.parse(words);
}
