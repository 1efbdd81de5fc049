/** What `kb new` writes where only a person knows the words; the rule `unfinished` finds them again. */
export const FIRST_WORDS = {
  phrase: "how customers say it",
  when: "Say when this answer fits.",
  escalate: "Say when to pass it on.",
  product: "What it is, and the facts agents need.",
  advisory: "What happened, and how customers are affected.",
} as const;
