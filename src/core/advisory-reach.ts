import { isCountryCode } from "#core/country.ts";
import type { AdvisoryFacts } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";

/** Whom an advisory speaks for. */
export type AdvisoryPlaces = Pick<AdvisoryFacts, "countries" | "regions" | "everywhere">;

const EVERYWHERE = "everywhere";

/** Whom an advisory speaks for as one line of ids: `everywhere`, else countries (`VN`) and regions (`europe`). */
export function placesLine({ countries, regions, everywhere }: AdvisoryPlaces): string {
  return everywhere ? EVERYWHERE : [...countries, ...regions].join(" ");
}

/** The places that such a line names; whoever names everywhere needs no others. */
export function placesIn(line: string): AdvisoryPlaces {
  const named = listed(line);
  const everywhere = named.includes(EVERYWHERE);
  const some = everywhere ? [] : named;
  return {
    countries: some.filter(isCountryCode),
    regions: some.filter((id) => !isCountryCode(id)),
    everywhere,
  };
}

const ABOUT = ["answers", "products", "teams"] as const;

/** What an advisory is about as one line: `answers/late-delivery products/tickets teams/chat`; empty for every answer. */
export function aboutLine(scope: AdvisoryFacts["scope"]): string {
  return ABOUT.flatMap((kind) => scope[kind].map((id) => `${kind}/${id}`)).join(" ");
}

/** The scope that such a line and one of channels name. */
export function scopeIn(about: string, channels: string): AdvisoryFacts["scope"] {
  const named = listed(about);
  const of = (kind: (typeof ABOUT)[number]) =>
    named.flatMap((one) => (one.startsWith(`${kind}/`) ? one.slice(kind.length + 1) : []));
  return {
    answers: of("answers"),
    products: of("products"),
    channels: listed(channels),
    teams: of("teams"),
  };
}

/** The ids that somebody picked, kept in one field. */
export function listed(words = "", between = / /): string[] {
  return [...new Set(words.split(between).flatMap((word) => word.trim().normalize("NFC") || []))];
}

/** The parts of the form of an advisory that have no use as it stands: what is sent instead, and lines to add. */
export function isIdle(
  address: string,
  values: Readonly<Record<string, string>>,
  sourceLocale: Locale,
): boolean {
  const effect = values[`effect:${sourceLocale}`];
  if (address === "use") return !needsUse(effect);
  if (address !== "public" && address !== "private") return false;
  const isWritten = Object.entries(values).some(
    ([name, words]) => /^box:/.test(name) && name.endsWith(`:${address}`) && words.trim() !== "",
  );
  return effect !== "append" && !isWritten;
}

/** Whether something else is sent while an advisory holds, so that it has to name it. */
export function needsUse(effect: string | undefined): boolean {
  return effect === "replace" || effect === "hold";
}
