/** A path of every kind of page, by the file of `src/pages` that draws it; a kind has several where it looks different. */
export const PAGE_KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "404": { "page that does not exist": "/no/such/page/" },
  "[...locale]/index": { start: "/" },
  "[...locale]/side/index": { "side panel": "/side/" },
  "[...locale]/answers/index": {
    list: "/answers/",
    "filtered list": "/answers/?channel=zalo&language=vi",
  },
  "[...locale]/answers/[id]/index": {
    answer: "/answers/refund-change-of-mind/",
    "answer with a waiting version": "/answers/login-code/",
    "answer that is behind": "/answers/merch-late/",
    "withdrawn answer": "/answers/refund-by-bank-transfer/",
  },
  "[...locale]/answers/[id]/history": {
    history: "/answers/refund-change-of-mind/history/?v=3.0&l=en&c=messenger",
  },
  "[...locale]/products/index": { products: "/products/" },
  "[...locale]/products/[id]/index": {
    product: "/products/tickets/",
    event: "/products/northlight-live-berlin/",
  },
  "[...locale]/products/[id]/history": { "history of a product": "/products/tickets/history/" },
  "[...locale]/advisories/index": { advisories: "/advisories/" },
  "[...locale]/advisories/[id]/index": { advisory: "/advisories/vn-undersea-cables/" },
  "[...locale]/advisories/[id]/history": {
    "history of an advisory": "/advisories/de-parcel-strike/history/?v=1.0",
  },
  "[...locale]/countries/index": { countries: "/countries/" },
  "[...locale]/countries/[code]/index": { country: "/countries/VN/" },
  "[...locale]/changes/[...page]": { changes: "/changes/?small=1" },
  "[...locale]/briefing/index": { briefing: "/briefing/?at=2026-11-20T02:00:00Z" },
  "[...locale]/r/index": { "reference that is none": "/r/?nothing" },
  "[...locale]/accessibility/index": { "statement on accessibility": "/accessibility/" },
  "[...locale]/audit/index": { "check of a sent reply": "/audit/" },
  "[...locale]/offline/index": { "what is kept offline": "/offline/" },
  "[...locale]/health/index": { health: "/health/" },
  "[...locale]/shift/index": { "end of shift": "/shift/" },
  "[...locale]/training/index": { training: "/training/" },
  "[...locale]/training/drills/index": {
    drills: "/training/drills/",
    drill: "/training/drills/?drill=a-or-b&seed=s",
  },
  "[...locale]/training/cohort/index": { cohort: "/training/cohort/" },
  "[...locale]/training/new/index": { "form for a path": "/training/new/" },
  "[...locale]/training/[path]/index": { path: "/training/first-week/" },
  "[...locale]/training/[path]/[lesson]": { "lesson with everything": "/training/first-week/true-today/" },
  "[...locale]/training/[path]/certificate/index": { certificate: "/training/first-week/certificate/" },
  "[...locale]/training/[path]/pack": { "pack on paper": "/training/evening/pack/" },
  "[...locale]/propose/index": {
    proposals: "/propose/",
    "form for a new answer": "/propose/?new",
    "form for a new advisory": "/propose/?advisory",
  },
  "[...locale]/propose/[id]": {
    "form for changes": "/propose/refund-change-of-mind/",
    "form for changes to a translation that is behind": "/propose/merch-late/",
  },
  "[...locale]/propose/[kind]/[id]": {
    "form for changes to an advisory": "/propose/advisories/de-parcel-strike/",
    "form for changes to shared wording": "/propose/fragments/refund-days/",
  },
};

/** Files of `src/pages` without a row: parts of a page, and what only `kb export` makes. */
export const NO_PAGES: readonly string[] = ["[...locale]/list/[part]", "[...locale]/training/[path]/package"];
