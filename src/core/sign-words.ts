/** What a word that weighs says: it negates, sets a condition or a limit, or obliges. */
export type WordSign =
  | "not"
  | "if"
  | "unless"
  | "only"
  | "until"
  | "within"
  | "before"
  | "after"
  | "at least"
  | "at most"
  | "more than"
  | "less than"
  | "must"
  | "always"
  | "maybe"
  | "free";

/** What a number counts or how much of it: a span of time, money, a share. */
export type Unit =
  | "minute"
  | "hour"
  | "day"
  | "working day"
  | "week"
  | "month"
  | "year"
  | "%"
  | "EUR"
  | "USD"
  | "GBP"
  | "JPY"
  | "VND";

/** The words of one language that weigh; alternatives are parted by `|`, spaces stand for any spaces. */
export interface SignWords {
  readonly signs: Partial<Record<WordSign, string>>;
  /** Set phrases in which such words mean nothing of the kind: "do not hesitate". Regular expressions. */
  readonly idioms?: string;
  readonly units: Partial<Record<Unit, string>>;
  /** Words for numbers, and the articles that mean one, as `1 a|one, 2 two`: they count before a unit. */
  readonly numbers?: string;
  /** Days named from today. */
  readonly days?: string;
}
