const MINUTE = 60_000;

/** How loudly a page says that it could not ask what is new, by how long it has not (milliseconds). */
export type AgeLevel = "quiet" | "amber" | "red";

/** Nothing is said in the first five minutes; after an hour it is amber, after a day red. */
export function ageLevel(age: number): AgeLevel | undefined {
  if (age >= 24 * 60 * MINUTE) return "red";
  if (age >= 60 * MINUTE) return "amber";
  return age >= 5 * MINUTE ? "quiet" : undefined;
}
