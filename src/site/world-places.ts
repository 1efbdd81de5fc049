import type { AdvisoryFacts } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { type Outlook, outlooksFrom, outlooksJoined } from "#core/outlook.ts";
import { buildNow } from "#site/clock.ts";
import { forcesOfAll } from "#site/forces.ts";
import type { SiteLibrary } from "#site/library.ts";
import { nameSeats } from "#site/name-seats.ts";
import { countryName } from "#site/names.ts";
import type { Point } from "#site/path-pen.ts";
import { type WorldShape, worldMap } from "#site/world.ts";

/** What a place on the map shows for some time: the strongest effect there, or that one is to come. */
export interface WorldState {
  readonly from?: Instant;
  readonly until?: Instant;
  readonly state: AdvisoryFacts["effect"] | "coming";
}

/** A country that advisories name, on the map and in the list beside it. */
export interface WorldPlace {
  readonly code: string;
  readonly name: string;
  /** Absent where the map knows no such country. */
  readonly shape?: WorldShape;
  /** The middle of its name's line, where there is room for it. */
  readonly label?: Point;
  readonly states: readonly WorldState[];
}

/** What the map shows from now on: what holds everywhere, and every country that an advisory names, strongest first. */
export interface WorldPlaces {
  readonly everywhere: readonly WorldState[];
  readonly places: readonly WorldPlace[];
}

/** The places of the map in a language. */
export function worldPlaces(library: SiteLibrary, locale: string): WorldPlaces {
  const forces = forcesOfAll(library);
  const now = buildNow();
  const statesOf = (own: typeof forces) => worldStates(outlooksFrom(own, now));
  const named = forces.filter(({ everywhere }) => !everywhere);
  const codes = [...new Set(named.flatMap(({ countries }) => countries))];
  const places = codes.flatMap((code): WorldPlace[] => {
    const states = statesOf(named.filter(({ countries }) => countries.includes(code)));
    const shape = worldMap().shapeOf(code);
    return states.length > 0
      ? [{ code, name: countryName(library, code, locale), states, ...(shape && { shape }) }]
      : [];
  });
  places.sort((a, b) => strengthOf(a) - strengthOf(b) || a.name.localeCompare(b.name, locale));
  return { everywhere: statesOf(forces.filter(({ everywhere }) => everywhere)), places: labelled(places) };
}

function worldStates(outlooks: readonly Outlook[]): WorldState[] {
  return outlooksJoined(outlooks, (outlook) => stateOf(outlook) ?? "").flatMap((outlook) => {
    const { from, until } = outlook;
    const state = stateOf(outlook);
    const times = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    return state ? [{ ...times, state }] : [];
  });
}

function stateOf({ on, coming }: Outlook): WorldState["state"] | undefined {
  return on[0]?.effect ?? (coming.length > 0 ? "coming" : undefined);
}

const STRENGTH = ["hold", "replace", "append", "note", "coming"] as const;

function strengthOf({ states }: WorldPlace): number {
  return Math.min(...states.map(({ state }) => STRENGTH.indexOf(state)));
}

function labelled(places: readonly WorldPlace[]): WorldPlace[] {
  const drawn = places.flatMap(({ shape, ...place }) => (shape ? [{ ...place, shape }] : []));
  const seats = nameSeats(
    drawn.map(({ name, shape }) => ({ name, middle: shape.middle, isDot: shape.outline === undefined })),
    worldMap(),
  );
  const seatOf = new Map(drawn.map(({ code }, index) => [code, seats[index]]));
  return places.map((place) => {
    const label = seatOf.get(place.code);
    return label ? { ...place, label } : place;
  });
}
