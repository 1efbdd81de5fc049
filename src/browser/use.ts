import { changeCase, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { noteSeen } from "#browser/note-seen.ts";
import { noteReferences } from "#browser/reference-log.ts";
import type { ReadyReply } from "#browser/reply-view.ts";
import { noteUsed, togglePin } from "#browser/shelf.ts";
import { countCase } from "#browser/tally.ts";
import { takeTurn, turnKey } from "#browser/turns.ts";
import type { AnswerView } from "#browser/view.ts";
import type { Localized } from "#core/locale.ts";
import { type PublishedVersion, stateAt } from "#core/published.ts";

/** Remembers on this device that a reply was used: never what was in it. */
export function noteUse({ sheet, selection }: AnswerView, ready: ReadyReply): void {
  const { id } = sheet.entry;
  noteSeen({ [id]: ready.version.version });
  takeTurn(turnKey(id, selection), ready.variant, ready.variants);
  noteUsed({ id, title: titlesOf(ready.version), channel: ready.channel.id, at: deviceNow() });
}

/** Something was done for the customer: the case is counted once, and its references are kept for its note. */
export function noteCase(references: readonly string[]): void {
  const { copied, isCounted } = theCase();
  changeCase({ copied: [...new Set([...copied, ...references])], isCounted: true });
  if (!isCounted) countCase(deviceNow());
  noteReferences(references, deviceNow());
}

/** Pins the answer on the page, or takes the pin away. */
export function pinAnswer({ sheet, now }: AnswerView): void {
  const { id, history, versions } = sheet.entry;
  const version = versions[stateAt(history, now).record?.version ?? ""] ?? Object.values(versions)[0];
  togglePin({ id, title: version ? titlesOf(version) : {} });
}

function titlesOf({ texts }: PublishedVersion): Localized {
  return Object.fromEntries(Object.entries(texts).map(([locale, { title }]) => [locale, title]));
}
