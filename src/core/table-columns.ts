/** The columns of a table of answers (CSV, JSON Lines), as imports read and exports write them: one row is one reply. */
export const ANSWER_COLUMNS = [
  "id",
  "title",
  "reply",
  "channel",
  "for",
  "subject",
  "locale",
  "phrases",
  "tags",
  "product",
  "shortcuts",
  "summary",
  "owner",
] as const;

/** What exports add of the version that left; a draft has none. */
export const VERSION_COLUMNS = ["version", "effective", "good_until", "label"] as const;
