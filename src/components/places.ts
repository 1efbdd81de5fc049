/** A place of the site: its path before language and base, and its name among the words of the frame. */
export interface Place {
  readonly path: string;
  readonly name:
    | "answers"
    | "changes"
    | "briefing"
    | "advisories"
    | "countries"
    | "products"
    | "training"
    | "propose"
    | "audit"
    | "health"
    | "shift"
    | "side";
}

/** Every place, in the order of the menu. */
export const PLACES: readonly Place[] = [
  { path: "/answers/", name: "answers" },
  { path: "/changes/", name: "changes" },
  { path: "/briefing/", name: "briefing" },
  { path: "/advisories/", name: "advisories" },
  { path: "/countries/", name: "countries" },
  { path: "/products/", name: "products" },
  { path: "/training/", name: "training" },
  { path: "/propose/", name: "propose" },
  { path: "/audit/", name: "audit" },
  { path: "/health/", name: "health" },
  { path: "/shift/", name: "shift" },
  { path: "/side/", name: "side" },
];

/** The places that also stand in the top bar, as far as it is wide enough for them (`frame.css`). */
export const BAR_PLACES: readonly Place[] = PLACES.filter(
  ({ name }) =>
    !["briefing", "countries", "products", "propose", "audit", "health", "shift", "side"].includes(name),
);
