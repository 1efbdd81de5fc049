// Reads a content folder again and again while it is told to, and says how often it saw what nobody may see.
import { libraryDigest } from "./fault-case.ts";

/** What the reader is told: where to look and which digests are right, or to rest and say what it saw. */
export type ReaderOrder = { readonly root: string; readonly legal: readonly string[] } | "rest";

/** What it says. */
export interface ReaderReport {
  readonly readings: number;
  readonly strays: readonly string[];
}

let order: ReaderOrder = "rest";
let readings = 0;
let strays: string[] = [];

process.on("message", (told: ReaderOrder) => {
  const wasResting = order === "rest";
  order = told;
  if (told !== "rest" && wasResting) look();
  if (told !== "rest") return;
  process.send?.({ readings, strays } satisfies ReaderReport);
  readings = 0;
  strays = [];
});
process.on("disconnect", () => process.exit(0));

function look(): void {
  if (order === "rest") return;
  const start = performance.now();
  try {
    if (!order.legal.includes(libraryDigest(order.root))) strays.push("a mixture");
    readings++;
  } catch (error) {
    strays.push(String(error));
  }
  // A rest, so that on two cores the one who publishes is not kept waiting.
  setTimeout(look, performance.now() - start);
}
