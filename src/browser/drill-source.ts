import { askedDesk } from "#browser/desk.ts";
import { jsonAt } from "#browser/json.ts";
import { pageLocale } from "#browser/page.ts";
import type { Channel } from "#core/channel.ts";
import type { DrillGround } from "#core/drill-ground.ts";
import type { DrillWorld } from "#core/drill-round.ts";

/** What drills are drawn from, with the names of things in the page's language. */
export interface DrillSource extends Omit<DrillWorld, "channels"> {
  readonly channels: readonly Channel[];
  readonly countryNames: ReadonlyMap<string, string>;
  readonly sourceLocale: string;
  readonly timeZone: string;
}

let asked: Promise<DrillSource> | undefined;

/** What drills are drawn from, asked for once in a visit; after a failure the next call asks again. */
export function askedDrills(): Promise<DrillSource> {
  asked ??= fetched().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetched(): Promise<DrillSource> {
  const { base = "/" } = document.documentElement.dataset;
  const [desk, ground] = await Promise.all([
    askedDesk(),
    jsonAt<DrillGround>(`${base}api/v1/drills/${pageLocale()}.json`, "answers"),
  ]);
  const { countries } = desk.cases;
  const { channels, placeholders, sourceLocale, timeZone } = desk.sheet;
  return {
    ...ground,
    ...{ channels, placeholders, sourceLocale, timeZone },
    countries: countries.map(({ code }) => code),
    countryNames: new Map(countries.map(({ code, name }) => [code, name])),
  };
}
