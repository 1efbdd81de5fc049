/** What a ticket is told of a case: names and days that the content gives, never what anybody typed. */
export interface CaseNote {
  /** Which wordings were sent, as references. */
  readonly references: readonly string[];
  readonly country?: string;
  readonly channel: string;
  readonly advisories: readonly string[];
  /** The team that the case went to. */
  readonly escalation?: string;
  /** The day on which the case is looked at again. */
  readonly followUp?: string;
  /** What was done instead of answering. */
  readonly action?: string;
}

/** What stands before each line of a case note. */
export type CaseNoteLabels = Readonly<Record<keyof CaseNote, string>>;

const ORDER = ["references", "action", "channel", "country", "advisories", "escalation", "followUp"] as const;

/** The note for the ticket: one line `Label: value` for each thing that there is to say. */
export function caseNoteText(note: CaseNote, labels: CaseNoteLabels): string {
  const lines = ORDER.map((name) => [labels[name], [note[name] ?? []].flat().filter(Boolean).join(", ")]);
  return lines
    .filter(([, value]) => value !== "")
    .map(([label, value]) => `${label}: ${value}`.replace(/\s+/g, " ").normalize("NFC"))
    .join("\n");
}
