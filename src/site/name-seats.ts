import type { Point } from "#site/path-pen.ts";

/** A place on a map that wants its name beside it, in the map's units. */
export interface NamedPlace {
  readonly name: string;
  readonly middle: Point;
  /** Whether a dot stands for it, over which no name may lie. */
  readonly isDot: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The height of a name's line and the usual width of one of its letters, in the map's units. */
const LINE = 30;
const LETTER = 14;
/** Where a name may stand, best first, from the middle of its place: in lines down, and in half its own width and a gap across. */
const SEATS = [
  { across: 0, down: 0.9 },
  { across: 0, down: -0.9 },
  { across: 1, down: 0 },
  { across: -1, down: 0 },
] as const;
/** Where it stands if none of those is free: a little further off, one end of its line level with the middle of its place. */
const CORNERS = [
  { across: -1, down: 1.1 },
  { across: 1, down: 1.1 },
  { across: -1, down: -1.1 },
  { across: 1, down: -1.1 },
] as const;
const BESIDE = 14;
const DOT = 16;

/**
 * The middle of each name's line: the first places choose first, no names overlap, each lies nearer to its own place
 * than to any other and, where it can, leaves those around room for theirs. Undefined for a name without room.
 */
export function nameSeats(
  places: readonly NamedPlace[],
  map: { readonly width: number; readonly height: number },
): (Point | undefined)[] {
  const taken = places.flatMap(({ middle, isDot }) => (isDot ? [boxAround(middle, DOT, DOT)] : []));
  return places.map((place) => {
    const isFree = (seat: Point) => {
      const box = boxOf(seat, place.name);
      const isInside = box.left >= 0 && box.right <= map.width && box.top >= 0 && box.bottom <= map.height;
      return isInside && !taken.some((other) => overlaps(box, other)) && isNearest(box, place, places);
    };
    const room = (seat: Point) => roomAround(boxOf(seat, place.name), place, places);
    const best = (seats: readonly Point[]) => seats.filter(isFree).sort((a, b) => room(b) - room(a))[0];
    const seat = best(seatsOf(place, SEATS, BESIDE)) ?? best(seatsOf(place, CORNERS, 0));
    if (seat) taken.push(boxOf(seat, place.name));
    return seat;
  });
}

function seatsOf(
  { name, middle }: NamedPlace,
  seats: readonly { readonly across: number; readonly down: number }[],
  gap: number,
): Point[] {
  return seats.map(({ across, down }) => ({
    x: middle.x + across * ((name.length * LETTER) / 2 + gap),
    y: middle.y + Math.round(down * LINE),
  }));
}

function isNearest(box: Box, own: NamedPlace, places: readonly NamedPlace[]): boolean {
  const distance = distanceTo(box, own.middle);
  return places.every((other) => other === own || distanceTo(box, other.middle) > distance);
}

/** How far the nearest other place lies from a name; from two lines and a half on it is all the same. */
function roomAround(box: Box, own: NamedPlace, places: readonly NamedPlace[]): number {
  const distances = places.filter((other) => other !== own).map(({ middle }) => distanceTo(box, middle));
  return Math.min(2.5 * LINE, ...distances);
}

function distanceTo({ left, right, top, bottom }: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
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
