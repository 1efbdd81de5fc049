import type { Audit } from "#core/audit.ts";
import { guessedLocale } from "#core/audit-language.ts";
import type { NearWording } from "#core/audit-wording.ts";
import { isBehind, withdrawalAt, withdrawnFrom } from "#core/history.ts";
import { type Force, isInForce, touches, windowsOf } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { lengthOf } from "#core/length.ts";
import type { Locale } from "#core/locale.ts";
import { faultOf, type Placeholder } from "#core/placeholder.ts";
import { fieldsIn } from "#core/plain-text.ts";
import { asksPrivateData, privateDataIn } from "#core/private-data.ts";
import { neverSent } from "#core/wording.ts";
import type { NeverSend } from "#core/workspace.ts";

/** Something a reviewer should know. `wrong` must not be, at `look` the reviewer decides, `note` only informs. */
export interface AuditFinding {
  readonly weight: "wrong" | "look" | "note";
  readonly about: AuditTopic;
}

/** What a finding is about; every name of a field, country, language or answer is an id. */
export type AuditTopic =
  | { readonly kind: "never"; readonly words: string; readonly say?: string }
  | { readonly kind: "private"; readonly names: readonly string[] }
  | { readonly kind: "asks"; readonly names: readonly string[] }
  | { readonly kind: "too-long"; readonly length: number; readonly limit: number }
  | { readonly kind: "language"; readonly expected: Locale; readonly found: Locale }
  | { readonly kind: "unfilled"; readonly names: readonly string[] }
  | { readonly kind: "field"; readonly name: string; readonly fault: NonNullable<ReturnType<typeof faultOf>> }
  | { readonly kind: "sign-missing"; readonly sign: string }
  | { readonly kind: "sign-wrong"; readonly sign: string; readonly found: string }
  | { readonly kind: "none-near" }
  | { readonly kind: "withdrawn"; readonly since: Instant; readonly use?: string }
  | { readonly kind: "older"; readonly version: string; readonly until: Instant; readonly now: string }
  | { readonly kind: "not-yet"; readonly version: string; readonly from: Instant }
  | { readonly kind: "behind"; readonly locale: Locale; readonly version: string }
  | { readonly kind: "other-channel"; readonly channels: readonly string[] }
  | { readonly kind: "verbatim" }
  | { readonly kind: "as-near"; readonly ids: readonly string[] }
  | {
      readonly kind: "hold" | "replace" | "append" | "append-missing" | "advisory";
      readonly force: Force;
    }
  | { readonly kind: "where"; readonly force: Force }
  | { readonly kind: "reference-answer"; readonly named: string; readonly nearest: string }
  | { readonly kind: "reference-version"; readonly named: string; readonly held: string }
  | { readonly kind: "reference-touched" };

/** What the rules go by besides the texts. */
export interface AuditRules {
  readonly placeholders: readonly Placeholder[];
  readonly neverSend: readonly NeverSend[];
  readonly allowed: readonly string[];
  readonly replyLocales: readonly Locale[];
  readonly forces: readonly Force[];
  /** The words each advisory adds in this case, by its id; absent where it adds none in the language. */
  readonly added: Readonly<Record<string, string>>;
}

const WEIGHTS = ["wrong", "look", "note"] as const;

/** Everything there is to say of a sent text, what weighs most first. */
export function auditFindings(audit: Audit, rules: AuditRules): AuditFinding[] {
  const found = [
    ...versionFindings(audit),
    ...forceFindings(audit, rules),
    ...wordFindings(audit, rules),
    ...formFindings(audit, rules),
    ...referenceFindings(audit),
  ];
  return found.sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
}

function wrong(about: AuditTopic): AuditFinding {
  return { weight: "wrong", about };
}

function look(about: AuditTopic): AuditFinding {
  return { weight: "look", about };
}

/** Whether the words are those that held then. */
function versionFindings({ nearest, other, asNear, sent, isSame }: Audit): AuditFinding[] {
  if (!nearest) return [look({ kind: "none-near" })];
  const { entry, version, locale } = nearest;
  const windows = windowsOf(entry.history);
  const withdrawal = withdrawalAt(entry.history, sent.at);
  const own = windows.find((one) => one.version === version.version);
  const found: AuditFinding[] = [];
  if (withdrawal)
    found.push(
      wrong({
        kind: "withdrawn",
        since: withdrawnFrom(withdrawal),
        ...(withdrawal.use && { use: withdrawal.use }),
      }),
    );
  else if (own && !windows.some((one) => one.version !== undefined && isInForce(one, sent.at)))
    found.push(wrong({ kind: "not-yet", version: version.version, from: own.from }));
  if (other) found.push(...otherVersion(nearest, other, sent.at));
  if (isBehind(entry.history, version.version, locale))
    found.push(wrong({ kind: "behind", locale, version: version.version }));
  if (!nearest.fits) found.push(wrong({ kind: "other-channel", channels: channelsOf(nearest) }));
  if (version.front.verbatim && !isSame) found.push(wrong({ kind: "verbatim" }));
  if (asNear.length > 0) found.push(look({ kind: "as-near", ids: asNear.map(({ entry: { id } }) => id) }));
  return found;
}

function channelsOf({ reply }: NearWording): readonly string[] {
  return reply.channels.length > 0 ? reply.channels : ["private"];
}

/** The text is nearer to another version: one that was replaced before, or one that came later. */
function otherVersion(nearest: NearWording, other: NearWording, at: Instant): AuditFinding[] {
  const windows = windowsOf(other.entry.history).filter((one) => one.version === other.version.version);
  const version = other.version.version;
  const past = windows.findLast(
    (one) => one.until !== undefined && !isInForce(one, at) && isOver(one.until, at),
  );
  if (past?.until)
    return [wrong({ kind: "older", version, until: past.until, now: nearest.version.version })];
  const [first] = windows;
  return first ? [wrong({ kind: "not-yet", version, from: first.from })] : [];
}

function isOver(until: Instant, at: Instant): boolean {
  return isInForce({ from: until }, at);
}

/** What advisories asked for then. */
function forceFindings({ nearest, sent, body }: Audit, { forces, added }: AuditRules): AuditFinding[] {
  if (!nearest) return [];
  const { entry, version } = nearest;
  const touching = forces.filter(
    (force) =>
      isInForce(force, sent.at) &&
      force.use !== entry.id &&
      touches(force, entry.id, version.front, sent.channel),
  );
  return touching.flatMap((force): AuditFinding[] => {
    const isHere = force.everywhere || (sent.country !== undefined && force.countries.includes(sent.country));
    if (!isHere)
      return sent.country === undefined && force.effect !== "note" ? [look({ kind: "where", force })] : [];
    if (force.effect === "hold" || force.effect === "replace") return [wrong({ kind: force.effect, force })];
    if (force.effect === "note") return [{ weight: "note", about: { kind: "advisory", force } }];
    const line = added[force.id];
    if (line === undefined) return [wrong({ kind: "hold", force })];
    return holds(body, line)
      ? [{ weight: "note", about: { kind: "append", force } }]
      : [wrong({ kind: "append-missing", force })];
  });
}

/** Whether the words of an added line stand in what was sent, spaces and letter case aside. */
function holds(body: string, line: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const parts = line.split(/\{\{[^{}]*\}\}/).map(bare);
  return parts.every((part) => bare(body).includes(part));
}

/** Words that may never be sent, and private data in public. */
function wordFindings({ sent, body, nearest }: Audit, rules: AuditRules): AuditFinding[] {
  const locale = sent.locale ?? nearest?.locale ?? guessedLocale(body, rules.replyLocales) ?? "";
  const found: AuditFinding[] = neverSent(body, locale, rules.neverSend, rules.allowed).map(
    ({ words, say }) => wrong({ kind: "never", words, ...(say && { say }) }),
  );
  if (!sent.channel.public) return found;
  const shown = privateDataIn(body, rules.placeholders, nearest?.text).map(({ kind, name }) => name ?? kind);
  if (shown.length > 0) found.push(wrong({ kind: "private", names: [...new Set(shown)] }));
  const approved = nearest ? asksPrivateData(nearest.text, rules.placeholders, locale) : [];
  const asked = asksPrivateData(body, rules.placeholders, locale).filter((name) => !approved.includes(name));
  if (asked.length > 0) found.push(wrong({ kind: "asks", names: asked }));
  return found;
}

/** Length, language, fields and sign-off. */
function formFindings({ sent, body, signed, nearest }: Audit, rules: AuditRules): AuditFinding[] {
  const { limit, count, sign } = sent.channel;
  const found: AuditFinding[] = [];
  const length = lengthOf(sent.text.trim(), count);
  if (limit !== undefined && length > limit) found.push(wrong({ kind: "too-long", length, limit }));
  const spoken = guessedLocale(body, rules.replyLocales) ?? nearest?.locale;
  if (sent.locale && spoken && spoken !== sent.locale)
    found.push(wrong({ kind: "language", expected: sent.locale, found: spoken }));
  const unfilled = [...new Set(fieldsIn(body))];
  if (unfilled.length > 0) found.push(wrong({ kind: "unfilled", names: unfilled }));
  found.push(...fieldFindings(nearest, rules.placeholders));
  const wanted = nearest?.version.settings.signs[sent.channel.id] ?? sign;
  if (signed.is === "missing") found.push(wrong({ kind: "sign-missing", sign: wanted }));
  if (signed.is === "wrong") found.push(wrong({ kind: "sign-wrong", sign: wanted, found: signed.found }));
  return found;
}

function fieldFindings(
  nearest: NearWording | undefined,
  placeholders: readonly Placeholder[],
): AuditFinding[] {
  const faults = (nearest?.alignment.filled ?? []).flatMap(({ name, value }) => {
    const placeholder = placeholders.find((candidate) => candidate.name === name);
    const fault = placeholder && faultOf(placeholder, value);
    return fault ? [[name, fault] as const] : [];
  });
  return [...new Map(faults)].map(([name, fault]) => look({ kind: "field", name, fault }));
}

/** Whether what the agent noted is what was sent. */
function referenceFindings({ sent, nearest, isSame }: Audit): AuditFinding[] {
  const { reference } = sent;
  if (!reference || !nearest) return [];
  const named = reference.id;
  if (named !== nearest.entry.id)
    return [look({ kind: "reference-answer", named, nearest: nearest.entry.id })];
  const held = nearest.version.version;
  const found: AuditFinding[] = [];
  if (reference.version !== held)
    found.push(look({ kind: "reference-version", named: reference.version, held }));
  if (!reference.touched && !isSame) found.push(look({ kind: "reference-touched" }));
  return found;
}
