import type { AdvisoryFacts } from "#core/entry.ts";
import type { Instant } from "#core/instant.ts";
import { type Outlook, outlooksFrom, outlooksJoined } from "#core/outlook.ts";
import { buildNow } from "#site/clock.ts";
import { forcesOfAll } from "#site/forces.ts";
import type { SiteLibrary } from "#site/library.ts";
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

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The height of a name's line and the usual width of one of its letters, in the map's units. */
const LINE = 30;
const LETTER = 15;
/** Where a name may stand, from the middle of its country: in lines down, and in its own widths and dots across. */
const SEATS = [
  { across: 0, down: 0.9 },
  { across: 0, down: -0.9 },
  { across: 1, down: 0 },
  { across: -1, down: 0 },
] as const;
const BESIDE = 14;

/** Names without overlaps: the first ones come first, one without room has none. */
function labelled(places: readonly WorldPlace[]): WorldPlace[] {
  const taken = places.flatMap(({ shape }) =>
    shape && !shape.outline ? [boxAround(shape.middle, 16, 16)] : [],
  );
  return places.map((place) => {
    const label = place.shape && seatFor(place.shape.middle, place.name, taken);
    if (!label) return place;
    taken.push(boxOf(label, place.name));
    return { ...place, label };
  });
}

function seatFor(middle: Point, name: string, taken: readonly Box[]): Point | undefined {
  const { width, height } = worldMap();
  return SEATS.map(({ across, down }) => ({
    x: middle.x + across * ((name.length * LETTER) / 2 + BESIDE),
    y: middle.y + Math.round(down * LINE),
  })).find((seat) => {
    const box = boxOf(seat, name);
    const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
    return isInside && !taken.some((other) => overlaps(box, other));
  });
}

function boxOf(middle: Point, name: string): Box {
  return boxAround(middle, name.length * LETTER, LINE);
}

function boxAround({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
