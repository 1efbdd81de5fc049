import type { DrillChange } from "#core/drill-change.ts";
import type { DrillAnswer, DrillTerm, HeldAnswer } from "#core/drill-ground.ts";
import type { DrillWorld } from "#core/drill-round.ts";
import { aChannel, on } from "./histories.ts";

/** What an answer gives to drills since 5 January 2026. */
export function aTerm(parts: Partial<DrillTerm> = {}): DrillTerm {
  return {
    version: "1.0",
    from: on("01-05"),
    locale: "en",
    title: "Store order is late",
    phrases: ["where is my package"],
    products: ["store"],
    tags: ["delivery"],
    reaches: ["public", "private"],
    ...parts,
  };
}

/** An answer that holds, called by its id. */
export function aHeld(
  id: string,
  parts: Partial<DrillTerm> = {},
  more: Partial<HeldAnswer> = {},
): HeldAnswer {
  return { id, near: [], term: aTerm({ title: id, ...parts }), ...more };
}

/** An answer drills ask about, with one term unless more are given. */
export function aDrillAnswer(id: string, terms: readonly DrillTerm[] = [aTerm({ title: id })]): DrillAnswer {
  return { id, near: [], terms };
}

/** A change from 7 days to 14. */
export function aDrillChange(parts: Partial<DrillChange> = {}): DrillChange {
  return {
    from: "1.0",
    to: "2.0",
    locale: "en",
    paragraphs: [
      {
        kind: "changed",
        parts: [
          { op: "same", text: "Within " },
          { op: "remove", text: "7 days" },
          { op: "add", text: "14 days" },
          { op: "same", text: "." },
        ],
      },
    ],
    note: { what: "It is 14 days, was 7.", why: "Parcels take longer.", do: "Say 14 days." },
    ...parts,
  };
}

/** A world of some answers, with a public and a private channel and three countries. */
export function aDrillWorld(parts: Partial<DrillWorld> = {}): DrillWorld {
  return {
    answers: [],
    forces: [],
    regions: [["VN", "TH"]],
    uses: {},
    channels: [aChannel({ id: "comment", public: true }), aChannel({ id: "chat" })],
    countries: ["DE", "TH", "VN"],
    placeholders: [],
    ...parts,
  };
}
