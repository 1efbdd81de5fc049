import { changeCase, theCase } from "#browser/case.ts";
import type { ReadyReply } from "#browser/reply-view.ts";
import { noteSeen } from "#browser/seen.ts";
import { takeTurn, turnKey } from "#browser/turns.ts";
import type { AnswerView } from "#browser/view.ts";

/** Remembers on this device that a reply was used: never what was in it. */
export function noteUse({ sheet, selection }: AnswerView, ready: ReadyReply): void {
  noteSeen(sheet.entry.id, ready.version.version);
  takeTurn(turnKey(sheet.entry.id, selection), ready.variant, ready.variants);
}

/** Something was copied for the customer: the case is counted once, and its references are kept for its note. */
export function noteCase(references: readonly string[]): void {
  changeCase({ copied: [...new Set([...theCase().copied, ...references])] });
}
