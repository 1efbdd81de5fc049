import type { CaseSheet } from "#core/case-sheet.ts";
import type { OwnSheet, SharedSheet, Sheet } from "#core/published.ts";

/**
 * `/api/v1/desk/LOCALE.json`: what all pages of an interface language share of the workspace and its settings. It
 * stands on none of them, so that a new rule or a new country changes one file and not every page.
 */
export interface Desk {
  readonly cases: CaseSheet;
  readonly sheet: SharedSheet;
  /** The teams for which some entries are: what an agent can choose as their own. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

/** An answer's sheet, whole: its own part, which its page carries, and the part all answers share. */
export function wholeSheet(own: OwnSheet, { sheet }: Desk): Sheet {
  return { ...sheet, ...own, names: { ...sheet.names, ...own.names } };
}
