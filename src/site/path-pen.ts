import type { GeoContext } from "d3-geo";

/** A place on a drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A ring that covers less than this (in square units) is left out: nobody would see it. */
const LEAST_AREA = 10;
/** Neighbours on a ring are at least this far apart. */
const LEAST_STEP = 2.5;

/** Takes down what d3-geo draws as one SVG path of whole numbers, each counted from the one before: a third of d3's own text. */
export class PathPen implements GeoContext {
  readonly #rings: Point[][] = [];
  #ring: Point[] = [];

  beginPath(): void {
    this.#ring = [];
  }

  moveTo(x: number, y: number): void {
    this.#ring = [{ x: Math.round(x), y: Math.round(y) }];
  }

  lineTo(x: number, y: number): void {
    const last = this.#ring.at(-1);
    const next = { x: Math.round(x), y: Math.round(y) };
    if (last === undefined || Math.hypot(next.x - last.x, next.y - last.y) >= LEAST_STEP)
      this.#ring.push(next);
  }

  closePath(): void {
    if (this.#ring.length > 2 && areaOf(this.#ring) >= LEAST_AREA) this.#rings.push(this.#ring);
    this.#ring = [];
  }

  /** Points are not drawn. */
  arc(): void {}

  /** The path so far. */
  path(): string {
    return this.#rings.map(ringText).join("");
  }
}

function areaOf(ring: readonly Point[]): number {
  const doubled = ring.reduce((sum, { x, y }, index) => {
    const next = ring[(index + 1) % ring.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

function ringText([first, ...rest]: readonly Point[]): string {
  if (!first) return "";
  let last = first;
  const steps = rest.map((point) => {
    const step = pairText(point.x - last.x, point.y - last.y);
    last = point;
    return step;
  });
  // The first pair is absolute, the following ones are lines from the one before.
  return `M${first.x} ${first.y}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

function pairText(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}
