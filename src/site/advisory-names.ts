import { listed } from "#core/advisory-reach.ts";
import { isCountryCode } from "#core/country.ts";
import { isPickedLine, type PickedLine } from "#core/head-field.ts";
import { listAsOf } from "#site/documents.ts";
import type { SiteLibrary } from "#site/library.ts";
import { channelName, countryName, regionName } from "#site/names.ts";
import { titleAt } from "#site/title.ts";
import { filled, type InterfaceLocale } from "#words/text.ts";
import { advisoryFormWordsIn } from "#words/words.ts";

type Names = Readonly<Record<string, string>>;

/** What the ids in one line of an advisory's form are called (`core/advisory-reach.ts`); of other lines, nothing. */
export function namesInLine(
  library: SiteLibrary,
  line: string,
  words: string,
  locale: InterfaceLocale,
): Names | undefined {
  if (!isPickedLine(line)) return undefined;
  const named = NAMED[line];
  return Object.fromEntries(listed(words).map((id) => [id, named(library, id, locale)]));
}

const NAMED: Readonly<
  Record<PickedLine, (library: SiteLibrary, id: string, locale: InterfaceLocale) => string>
> = {
  where: placeName,
  about: aboutName,
  use: (library, id, locale) => titleOf(library, "answers", id, locale),
  channels: channelName,
};

function placeName(library: SiteLibrary, id: string, locale: InterfaceLocale): string {
  if (id === "everywhere") return advisoryFormWordsIn(locale).where.everywhere;
  return isCountryCode(id) ? countryName(library, id, locale) : regionName(id);
}

function aboutName(library: SiteLibrary, named: string, locale: InterfaceLocale): string {
  const [kind, id = ""] = named.split("/");
  const { product, team } = advisoryFormWordsIn(locale).picks;
  if (kind === "products") return filled(product, { name: titleOf(library, kind, id, locale) });
  if (kind === "teams") return filled(team, { name: library.workspace.teams.get(id)?.name ?? id });
  return titleOf(library, "answers", id, locale);
}

function titleOf(
  library: SiteLibrary,
  kind: "answers" | "products",
  id: string,
  locale: InterfaceLocale,
): string {
  const entry = library.entries.get(`${kind}/${id}`);
  return entry ? titleAt(library, entry, listAsOf(library), locale) : id;
}
