import { needsUse, placesIn, scopeIn } from "#core/advisory-reach.ts";
import { tidyWords } from "#core/box.ts";
import { type EntryKey, isId, type MaybeLocalized, type PendingChange } from "#core/entry.ts";
import { HEAD_LINES, type HeadLine, isHeadLine, isSaidOnce, mayBeEmpty } from "#core/head-field.ts";
import { type Instant, isBefore } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import { MAX_WHAT } from "#core/note.ts";
import type { ProposedText, Verb } from "#core/proposal.ts";
import type { ProposalWords } from "#core/proposal-text.ts";
import type { Weight } from "#core/reason.ts";
import type { Version } from "#core/version.ts";
import { wallInstant } from "#core/wall-time.ts";

/**
 * What somebody wrote into the form, by the name of its field: `box:vi:public/upset`, `title:en`, `phrases:en` (one
 * a line), `summary:en`, `what:en`, `translation:vi` … A choice that is not made is absent or empty.
 */
export type FormValues = Readonly<Record<string, string>>;

/** What somebody may choose in a form: a new advisory is a choice of its own, and a new entry in the file. */
export type FormVerb = Verb | "advisory";

/** What a form was made from. */
export interface FormGround {
  readonly entry?: EntryKey;
  /** The published version it shows. */
  readonly from?: Version;
  /** The published words, under the names of their fields. */
  readonly originals: FormValues;
  readonly sourceLocale: Locale;
  readonly replyLocales: readonly Locale[];
  readonly timeZone: string;
  /** What makes the words look like a change of meaning (`core/proposal-weight.ts`). */
  readonly weights?: readonly Weight[];
}

const NOTE = ["what", "why", "do"] as const;
const TEXT_FIELD = new RegExp(`^(${[...HEAD_LINES, "phrases", "box"].join("|")}):([A-Za-z0-9-]+)(?::(.+))?$`);

/** The fields whose words differ from the published ones, in the form's order. */
export function changedFields(values: FormValues, { originals }: Pick<FormGround, "originals">): string[] {
  return Object.keys(values).filter(
    (name) => TEXT_FIELD.test(name) && tidyWords(values[name] ?? "") !== tidyWords(originals[name] ?? ""),
  );
}

/** The words that would change, by language. */
export function changedTexts(
  values: FormValues,
  ground: Pick<FormGround, "originals" | "timeZone">,
): Map<Locale, ProposedText> {
  const texts = new Map<Locale, ProposedText>();
  for (const name of changedFields(values, ground)) {
    const [, part = "", locale = "", address = ""] = TEXT_FIELD.exec(name) ?? [];
    const words = tidyWords(values[name] ?? "");
    const text = texts.get(locale) ?? { boxes: {} };
    if (part === "box") texts.set(locale, { ...text, boxes: { ...text.boxes, [address]: words } });
    else if (part === "phrases") texts.set(locale, { ...text, phrases: linesOf(words) });
    else {
      const fields = fieldsBy(part, words, { values, locale, ...ground });
      if (Object.keys(fields).length > 0) texts.set(locale, { ...text, ...fields });
    }
  }
  return texts;
}

/** What a line of the form says in the front matter; nothing where it is empty and may not be. */
function fieldsBy(
  part: string,
  words: string,
  { values, locale, timeZone }: { values: FormValues; locale: Locale } & Pick<FormGround, "timeZone">,
): Omit<ProposedText, "boxes"> {
  if (words === "" && !mayBeEmpty(part)) return {};
  if (part === "where") return placesIn(words);
  if (part === "about" || part === "channels")
    return { scope: scopeIn(values[`about:${locale}`] ?? "", values[`channels:${locale}`] ?? "") };
  if ((part === "from" || part === "until") && words !== "") {
    const instant = wallInstant(words, timeZone);
    return instant === undefined ? {} : { [part]: instant };
  }
  return { [part]: words };
}

function looksMajor({ weights = [] }: FormGround): boolean {
  return weights.length > 0;
}

function linesOf(words: string): string[] {
  return words.split("\n").flatMap((line) => line.trim() || []);
}

/** The proposal that a form asks for, as of `now`. */
export function proposedBy(values: FormValues, ground: FormGround, now: Instant): ProposalWords {
  const verb = values.verb as Verb;
  const entry = verb === "new" ? (`answers/${values.id}` as EntryKey) : ground.entry;
  const isChange = verb === "change" || verb === "new";
  const texts = inOrder(isChange ? changedTexts(values, ground) : new Map(), ground);
  const change =
    verb === "review" || verb === "approve" || verb === "idea" ? undefined : changeBy(values, ground, texts);
  return {
    verb,
    ...(entry && { entry }),
    ...(ground.from !== undefined && verb !== "new" && { from: ground.from }),
    ...(hasVersion(verb) && values.version && { version: values.version }),
    at: now,
    ...(said(values.name) && { suggestedBy: said(values.name) as string }),
    ...(verb === "new" && values.owner && { owner: values.owner }),
    ...(isChange && values.escalateTo && { escalateTo: values.escalateTo }),
    ...(values.replace && { replace: true }),
    ...(change && { change }),
    texts,
    ...(verb === "idea" && said(values.idea) && { idea: said(values.idea) as string }),
  };
}

/** The source language first, then the others as the workspace names them. */
function inOrder(texts: ReadonlyMap<Locale, ProposedText>, { sourceLocale, replyLocales }: FormGround) {
  const order = [sourceLocale, ...replyLocales];
  return new Map([...texts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

function hasVersion(verb: Verb): boolean {
  return verb === "rollback" || verb === "correct-note" || verb === "approve";
}

function changeBy(
  values: FormValues,
  ground: FormGround,
  texts: ReadonlyMap<Locale, ProposedText>,
): PendingChange {
  const verb = values.verb as Verb;
  const kind = verb === "change" && values.kind === "minor" ? "minor" : "major";
  const effective = verb === "correct-note" ? undefined : effectiveBy(values, ground.timeZone);
  const locales = verb === "change" ? translationStates(values, ground, texts, kind) : {};
  const notes = Object.fromEntries(
    NOTE.flatMap((part) => {
      const words = verb === "withdraw" ? undefined : localizedBy(values, part, ground.sourceLocale);
      return words === undefined ? [] : [[part, words] as const];
    }),
  );
  return {
    kind,
    ...notes,
    ...(effective !== undefined && { effective }),
    ...(kind === "minor" &&
      looksMajor(ground) &&
      said(values.because) && { because: said(values.because) as string }),
    ...(values.acknowledge &&
      kind === "major" &&
      verb !== "withdraw" &&
      verb !== "correct-note" && { acknowledge: true }),
    ...(values.emergency && said(values.reason) && { emergency: { reason: said(values.reason) as string } }),
    ...(Object.keys(locales).length > 0 && { locales }),
    ...(verb === "withdraw" && { withdraw: withdrawalBy(values) }),
  };
}

function withdrawalBy(values: FormValues): NonNullable<PendingChange["withdraw"]> {
  return {
    ...(said(values.use) && { use: said(values.use) as string }),
    ...(said(values.withdrawWhy) && { why: said(values.withdrawWhy) as string }),
  };
}

/** When a change is to take effect, as an instant with the workspace's offset; undefined for as soon as it is approved. */
export function effectiveBy(values: FormValues, timeZone: string): Instant | undefined {
  return values.when === "at" ? wallInstant(values.effective ?? "", timeZone) : undefined;
}

function translationStates(
  values: FormValues,
  ground: FormGround,
  texts: ReadonlyMap<Locale, ProposedText>,
  kind: "major" | "minor",
): NonNullable<PendingChange["locales"]> {
  const { sourceLocale, replyLocales } = ground;
  const translations = replyLocales.filter((locale) => locale !== sourceLocale && hasText(values, locale));
  const states = translations.flatMap((locale) => {
    if (texts.has(locale)) return [[locale, "updated"] as const];
    const chosen = leavesBehind(values, ground) ? values[`translation:${locale}`] : "keeps";
    return kind === "minor"
      ? []
      : [[locale, chosen === "keeps" || chosen === "updated" ? chosen : "behind"] as const];
  });
  return Object.fromEntries(states);
}

/** Whether words change that translations follow; an advisory's end, for one, is the same in all languages. */
export function leavesBehind(values: FormValues, ground: Pick<FormGround, "originals">): boolean {
  return changedFields(values, ground).some((name) => !isSaidOnce(name.split(":")[0] ?? ""));
}

/** Whether the entry has a text in a language, or would have one. */
function hasText(values: FormValues, locale: Locale): boolean {
  return Object.keys(values).some((name) => TEXT_FIELD.exec(name)?.[2] === locale && values[name] !== "");
}

/** Words that are only in the source language stand for all; else each language has its own. */
function localizedBy(values: FormValues, part: string, sourceLocale: Locale): MaybeLocalized | undefined {
  const written = Object.entries(values).flatMap(([name, words]) => {
    const locale = name.startsWith(`${part}:`) ? name.slice(part.length + 1) : "";
    return locale !== "" && said(words) ? [[locale, said(words) as string] as const] : [];
  });
  const [only] = written;
  if (!only) return undefined;
  return written.length === 1 && only[0] === sourceLocale ? only[1] : Object.fromEntries(written);
}

function said(words: string | undefined): string | undefined {
  const plain = words?.trim().normalize("NFC");
  return plain === "" ? undefined : plain;
}

/** What a new entry of either kind lacks, in parts, since each form has its own order. */
export interface LackingInNew {
  readonly titles: readonly string[];
  /** Its name in addresses and who answers for it. */
  readonly id: readonly string[];
  readonly reply: readonly string[];
  readonly note: readonly string[];
  /** Why it cannot wait. */
  readonly rest: readonly string[];
}

/** Whether a line cannot be emptied. */
function isNeeded(part: string): boolean {
  return isHeadLine(part) && !mayBeEmpty(part);
}

/** What an advisory cannot work without as it would stand: something to send instead, a line to add, a later end. */
function lackingInFacts(values: FormValues, { sourceLocale, timeZone }: FormGround): string[] {
  const said = (line: HeadLine) => values[`${line}:${sourceLocale}`] ?? "";
  const [from, until] = [wallInstant(said("from"), timeZone), wallInstant(said("until"), timeZone)];
  return [
    ...(from !== undefined && until !== undefined && !isBefore(from, until) ? [`until:${sourceLocale}`] : []),
    ...(needsUse(said("effect")) && said("use") === "" ? [`use:${sourceLocale}`] : []),
    ...(said("effect") === "append" && !hasReply(values, sourceLocale) ? ["line"] : []),
  ];
}

/** What keeps a new entry from being handed over: every language that has words has a title. */
export function lackingInNew(values: FormValues, ground: FormGround): LackingInNew {
  const { sourceLocale } = ground;
  const has = (name: string) => said(values[name]) !== undefined;
  const written = changedFields(values, ground).map((name) => TEXT_FIELD.exec(name)?.[2] ?? sourceLocale);
  const titles = [...new Set([sourceLocale, ...written])].map((locale) => `title:${locale}`);
  return {
    titles: titles.filter((name) => !has(name)),
    id: [...(isId(values.id ?? "") ? [] : ["id"]), ...(has("owner") ? [] : ["owner"])],
    reply: hasReply(values, sourceLocale) ? [] : ["words"],
    note: lackingInNote(values, sourceLocale, NOTE),
    rest: lackingReason(values),
  };
}

function lackingReason(values: FormValues): string[] {
  return values.emergency && said(values.reason) === undefined ? ["reason"] : [];
}

/** The parts of the note that are not said, or too long, in the source language first. */
function lackingInNote(values: FormValues, source: Locale, parts: readonly string[]): string[] {
  const tooLong = Object.keys(values).filter(
    (name) => name.startsWith("what:") && [...(said(values[name]) ?? "")].length > MAX_WHAT,
  );
  const own = parts.map((part) => `${part}:${source}`);
  return [
    ...own.filter((name) => said(values[name]) === undefined || tooLong.includes(name)),
    ...tooLong.filter((name) => name !== `what:${source}`),
  ];
}

/**
 * The fields that still need something before a proposal can be handed over, in the form's order; `words` stands for
 * all texts together.
 */
export function lackingIn(values: FormValues, ground: FormGround): string[] {
  const source = ground.sourceLocale;
  const has = (name: string) => said(values[name]) !== undefined;
  const note = (parts: readonly string[]) => lackingInNote(values, source, parts);
  const time =
    values.when === "at" && effectiveBy(values, ground.timeZone) === undefined ? ["effective"] : [];
  const reason = lackingReason(values);
  const change = () => {
    const isMinor = values.kind === "minor";
    const changed = changedFields(values, ground);
    return [
      ...(changed.length > 0 ? [] : ["words"]),
      // Most lines of the front matter are not taken out: emptied they would be passed over without a word.
      ...changed.filter((name) => isNeeded(name.split(":")[0] ?? "") && !has(name)),
      ...lackingInFacts(values, ground),
      ...(has("kind") ? [] : ["kind"]),
      ...(isMinor && looksMajor(ground) && !has("because") ? ["because"] : []),
      ...note(isMinor ? ["what"] : NOTE),
      ...time,
      ...reason,
    ];
  };
  const needs: Readonly<Record<Verb, () => string[]>> = {
    change,
    new: () => {
      const { titles, id, reply } = lackingInNew(values, ground);
      return [...titles, ...id, ...reply, ...time];
    },
    withdraw: () => [...(has("use") || has("withdrawWhy") ? [] : ["withdrawWhy"]), ...time, ...reason],
    review: () => [],
    rollback: () => [...(has("version") ? [] : ["version"]), ...note(NOTE), ...time, ...reason],
    "correct-note": () => [...(has("version") ? [] : ["version"]), ...note(NOTE)],
    approve: () => (has("version") ? [] : ["version"]),
    // A path has a form of its own.
    path: () => [],
    idea: () => (has("idea") ? [] : ["idea"]),
  };
  return needs[values.verb as Verb]?.() ?? ["verb"];
}

const REPLY_FIELD = /^box:[A-Za-z0-9-]+:(?!(?:text|when|steps|never|escalate)(?:\.|$))/;

function hasReply(values: FormValues, locale: Locale): boolean {
  return Object.keys(values).some(
    (name) => REPLY_FIELD.test(name) && name.startsWith(`box:${locale}:`) && said(values[name]) !== undefined,
  );
}
