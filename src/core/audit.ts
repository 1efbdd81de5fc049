import { type AuditPair, auditAlignment, auditPair } from "#core/audit-alignment.ts";
import { type AuditSign, partedSign } from "#core/audit-sign.ts";
import {
  type AuditedText,
  approvedText,
  type Nearness,
  type NearWording,
  nearnessOf,
  ranked,
  worthOf,
} from "#core/audit-wording.ts";
import type { Channel } from "#core/channel.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { Prose } from "#core/prose.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Reference } from "#core/reference.ts";
import { referenceFrom } from "#core/reference-reading.ts";

/** What a reviewer knows of a reply that was sent. */
export interface Sent {
  readonly text: string;
  readonly at: Instant;
  readonly channel: Channel;
  /** Code of the country the customer is in; absent where the reviewer does not know it. */
  readonly country?: string;
  /** The language the customer should have been answered in; absent where it is only guessed. */
  readonly locale?: Locale;
  /** What the agent noted as the wording that was sent. */
  readonly reference?: Reference;
}

/** Below this, nothing that is approved is near. */
const LEAST = 0.4;
/** Answers that lie so close to the nearest one are as near. */
const AS_NEAR = 0.03;

/** A sent text beside what was approved then. */
export interface Audit {
  readonly sent: Sent;
  /** The sent text without its sign-off. */
  readonly body: string;
  readonly signed: AuditSign;
  /** The approved wording it is compared with; absent where nothing is near. */
  readonly nearest?: NearWording;
  /** The wording of another version of that answer, where the text is nearer to it. */
  readonly other?: NearWording;
  /** Other answers that are as near. */
  readonly asNear: readonly NearWording[];
  /** Approved and sent for comparing, lines that advisories add included. */
  readonly pair?: AuditPair;
  /** Whether it is the approved wording word for word, but for what fills its fields. */
  readonly isSame: boolean;
}

/** Text as it was copied out of a chat tool: NFC, one kind of line end, no invisible marks, no spaces at line ends. */
export function tidiedText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The first reference that stands in a text, such as a case note. */
export function referenceIn(text: string): Reference | undefined {
  for (const [found] of text.matchAll(/[a-z0-9-]+@\d[^\s,;()"“”]*/g)) {
    const reference = referenceFrom(found.replace(/[.:]$/, ""));
    if (reference) return reference;
  }
  return undefined;
}

/** What the candidates are laid over. */
export function auditedText({ text, at, channel }: Sent, placeholders: readonly Placeholder[]): AuditedText {
  const { body } = partedSign(tidiedText(text), channel.sign);
  return { body, at, channel, placeholders };
}

/** Compares a sent text with the nearest of some answers. `appended` are the lines that advisories add to that one. */
export function audited(
  sent: Sent,
  candidates: readonly PublishedEntry[],
  placeholders: readonly Placeholder[],
  appended: (nearest: NearWording) => readonly Prose[],
): Audit {
  const laid = auditedText(sent, placeholders);
  const near = ranked(candidates.map((entry) => nearnessOf(entry, laid)));
  const [first, ...rest] = near;
  const nearest = first && wordingOf(first);
  const sign = nearest?.version.settings.signs[sent.channel.id] ?? sent.channel.sign;
  const { body, signed } = partedSign(tidiedText(sent.text), sign);
  const base = { sent, body, signed, asNear: [], isSame: false };
  if (!first || !nearest || worthOf(first.other ?? nearest) < LEAST) return base;
  const text = approvedText(nearest.reply, nearest.locale, sent.channel, appended(nearest));
  const alignment = auditAlignment(text, body, placeholders);
  const pair = auditPair(text, body, alignment.filled, placeholders);
  return {
    ...base,
    nearest: { ...nearest, text, alignment },
    ...(first.other && first.then && { other: first.other }),
    asNear: asNear(first, rest),
    pair,
    isSame: squeezed(pair.approved) === squeezed(pair.sent),
  };
}

/** What held then, else what is nearest of all. */
function wordingOf({ then, other }: Nearness): NearWording | undefined {
  return then ?? other;
}

function asNear(first: Nearness, rest: readonly Nearness[]): NearWording[] {
  const best = Math.max(...[first.then, first.other].map((one) => (one ? worthOf(one) : 0)));
  return rest
    .flatMap((one) => one.then ?? [])
    .filter((one) => worthOf(one) >= Math.max(LEAST, best - AS_NEAR));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("’", "'").trim();
}
