import { type Instant, isInstant } from "#core/instant.ts";

/** When an agent said that they had read a change, by `changeKey`. A receipt is kept, in the end-of-shift file too. */
export type Receipts = Readonly<Record<string, Instant>>;

/** Receipts from what a device or a file kept; whatever is none is left out. */
export function receiptsFrom(kept: unknown): Receipts {
  return Object.fromEntries(
    Object.entries(Object(kept) as object).filter(([key, at]) => key.includes("@") && isInstant(at)),
  );
}
