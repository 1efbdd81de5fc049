import { type Instant, isInstant } from "#core/instant.ts";

/** A case that waits for the end of an advisory: never anything the customer wrote. */
export interface ParkedCase {
  /** The id of the advisory that held its answer. */
  readonly advisory: string;
  /** The answer it waits for. */
  readonly answer: string;
  readonly at: Instant;
  /** The holding reply that was sent, as a reference. */
  readonly reference?: string;
  readonly country?: string;
  /** How the agent finds the case again: a ticket number, masked before it is kept. */
  readonly mark?: string;
}

/** Parked cases from what a device kept; whatever is none is left out. */
export function parkedFrom(kept: unknown): ParkedCase[] {
  return Array.isArray(kept) ? kept.filter(isParkedCase) : [];
}

function isParkedCase(kept: unknown): kept is ParkedCase {
  const { advisory, answer, at, reference, country, mark } = Object(kept) as Partial<
    Record<keyof ParkedCase, unknown>
  >;
  const isWord = (value: unknown) => value === undefined || typeof value === "string";
  return (
    typeof advisory === "string" &&
    typeof answer === "string" &&
    isInstant(at) &&
    [reference, country, mark].every(isWord)
  );
}
