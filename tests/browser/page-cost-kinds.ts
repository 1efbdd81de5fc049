/** One page of every kind of the shipped content. */
export const KINDS: Readonly<Record<string, string>> = {
  start: "/",
  "list of answers": "/answers/",
  answer: "/answers/not-received/",
  "answer in Vietnamese": "/vi/answers/not-received/",
  "history of an answer": "/answers/not-received/history/",
  products: "/products/",
  "product note": "/products/tickets/",
  advisories: "/advisories/",
  advisory: "/advisories/de-parcel-strike/",
  countries: "/countries/",
  country: "/countries/VN/",
  changes: "/changes/",
  briefing: "/briefing/",
  "check of a sent reply": "/audit/",
  health: "/health/",
  "end of shift": "/shift/",
  training: "/training/",
  "path of lessons": "/training/social-media/",
  lesson: "/training/social-media/from-a-to-b/",
  proposals: "/propose/",
  "form for changes": "/propose/not-received/",
  "opened reference": "/r/?nothing",
  "wrong address": "/404.html",
};

/** The page on which an agent finds and copies. */
export const ANSWER = "/answers/not-received/";
