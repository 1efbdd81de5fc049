import { type GeoPermissibleObjects, type GeoProjection, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature, Geometry, MultiPolygon } from "geojson";
import { iso31661Alpha2ToNumeric } from "iso-3166";
import { feature, merge } from "topojson-client";
import type { MultiPolygon as Arcs, GeometryCollection, Polygon, Topology } from "topojson-specification";
import fine from "world-atlas/countries-50m.json?raw";
import coarse from "world-atlas/countries-110m.json?raw";
import { PathPen, type Point } from "#site/path-pen.ts";

/** A country on the map: its outline, or none where it is so small that a dot must stand for it. */
export interface WorldShape {
  readonly outline?: string;
  /** The middle of its largest part. */
  readonly middle: Point;
}

/** The world as outlines to draw, in units of a `width` × `height` picture. */
export interface World {
  readonly width: number;
  readonly height: number;
  /** All land as one outline without borders. */
  readonly land: string;
  /** A country by its ISO 3166-1 alpha-2 code; undefined where the map knows none. */
  readonly shapeOf: (code: string) => WorldShape | undefined;
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const WIDTH = 960;
const HEIGHT = 432;
/** So many units wide and high an outline has to be to be seen and pressed. */
const SEEN = 16;
const ANTARCTICA = "010";

let drawn: World | undefined;

/** The map, from Natural Earth's outlines (public domain) as the package world-atlas hands them on; drawn once. */
export function worldMap(): World {
  drawn ??= drawWorld();
  return drawn;
}

function drawWorld(): World {
  const [atlas, small] = [JSON.parse(coarse) as Atlas, JSON.parse(fine) as Atlas];
  const lands = atlas.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
  const whole = merge(atlas, lands as (Polygon | Arcs)[]);
  // Turned by 11 degrees, the edge of the map cuts no land but Antarctica.
  const projection = geoNaturalEarth1()
    .rotate([-11, 0])
    .fitExtent(
      [
        [2, 2],
        [WIDTH - 2, HEIGHT - 2],
      ],
      whole,
    );
  const [large, exact] = [featuresOf(atlas), featuresOf(small)];
  return {
    width: WIDTH,
    height: HEIGHT,
    land: outlineOf(whole, projection),
    shapeOf: (code) => shapeOf(large.get(numberOf(code)) ?? exact.get(numberOf(code)), projection),
  };
}

function featuresOf(atlas: Atlas): Map<string, Feature<Geometry>> {
  const { features } = feature(atlas, atlas.objects.countries);
  return new Map(features.map((country) => [String(country.id), country]));
}

function numberOf(code: string): string {
  return iso31661Alpha2ToNumeric[code] ?? "";
}

function shapeOf(country: Feature<Geometry> | undefined, projection: GeoProjection): WorldShape | undefined {
  if (!country) return undefined;
  const path = geoPath(projection);
  const main = largestPart(country.geometry, (part) => path.area(part));
  const [[left, top], [right, bottom]] = path.bounds(main);
  const [x, y] = path.centroid(main);
  const middle = { x: Math.round(x), y: Math.round(y) };
  if (Math.max(right - left, bottom - top) < SEEN) return { middle };
  return { outline: outlineOf(country, projection), middle };
}

function largestPart(geometry: Geometry, areaOf: (part: GeoPermissibleObjects) => number): Geometry {
  if (geometry.type !== "MultiPolygon") return geometry;
  const parts = (geometry as MultiPolygon).coordinates.map((coordinates) => ({
    type: "Polygon" as const,
    coordinates,
  }));
  return parts.reduce((largest, part) => (areaOf(part) > areaOf(largest) ? part : largest));
}

function outlineOf(shape: GeoPermissibleObjects, projection: GeoProjection): string {
  const pen = new PathPen();
  geoPath(projection, pen)(shape);
  return pen.path();
}
