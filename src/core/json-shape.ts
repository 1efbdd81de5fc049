/** What is wrong in a JSON value: the way to it, and the field that nothing names, where that is it. */
export interface Flaw {
  readonly at: readonly string[];
  readonly extra?: string;
}

/** Looks at a JSON value; undefined where it is as it should be. */
export type Shape = (value: unknown) => Flaw | undefined;

/** The shapes of some fields by their names. */
export type Fields = Readonly<Record<string, Shape>>;

/** A value for which a condition holds. */
export function valueThat(isRight: (value: unknown) => boolean): Shape {
  return (value) => (isRight(value) ? undefined : { at: [] });
}

/** A text for which a condition holds. */
export function textThat(isRight: (text: string) => boolean): Shape {
  return valueThat((value) => typeof value === "string" && isRight(value));
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): Shape {
  return valueThat((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
}

/** An object that holds these fields, perhaps some of the others, and nothing else. */
export function objectOf(needed: Fields, optional: Fields = {}): Shape {
  const known = new Map(Object.entries({ ...optional, ...needed }));
  return (value) => {
    const fields = fieldsOf(value);
    if (!fields) return { at: [] };
    const extra = [...fields.keys()].find((name) => !known.has(name));
    if (extra !== undefined) return { at: [], extra };
    const missing = Object.keys(needed).find((name) => !fields.has(name));
    if (missing !== undefined) return { at: [missing] };
    return firstFlaw([...fields], (name) => known.get(name) as Shape);
  };
}

/** An object whose names and values all have a shape. */
export function recordOf(name: Shape, shape: Shape, most = Number.POSITIVE_INFINITY): Shape {
  return (value) => {
    const fields = fieldsOf(value);
    if (!fields || fields.size > most) return { at: [] };
    return firstFlaw([...fields], (key) => (name(key) ? name : shape));
  };
}

/** A list whose values all have a shape. */
export function listOf(shape: Shape): Shape {
  return (value) =>
    Array.isArray(value)
      ? firstFlaw(
          value.map((element, index) => [`${index}`, element] as const),
          () => shape,
        )
      : { at: [] };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? new Map(Object.entries(value)) : undefined;
}

function firstFlaw(
  fields: readonly (readonly [string, unknown])[],
  shapeOf: (name: string) => Shape,
): Flaw | undefined {
  for (const [name, value] of fields) {
    const flaw = shapeOf(name)(value);
    if (flaw) return { ...flaw, at: [name, ...flaw.at] };
  }
  return undefined;
}
