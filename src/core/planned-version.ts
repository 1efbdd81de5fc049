import { clockFault } from "#core/clock.ts";
import { kindOfDraft } from "#core/draft-kind.ts";
import type { Entry, EntryKey, EntryText, PendingChange } from "#core/entry.ts";
import { fragmentAt, historyWith, pinsIn, waitingWords, wordingBehind } from "#core/follower.ts";
import { type Notes, publicationsIn, standingPublications, waitingAt } from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
import type { KindOfChange } from "#core/kind-of-change.ts";
import { fragmentsOf, sourceTextOf } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { becauseOf, minorFault } from "#core/minor-change.ts";
import { firstNote, givenBy, longPartWords, missingIn, notesFrom } from "#core/note.ts";
import { changeOf } from "#core/pending.ts";
import { type Outcome, type PlanContext, type PlannedVersion, refuse } from "#core/plan.ts";
import { compareText, type Problem } from "#core/problem.ts";
import { approvalFault, peopleOf } from "#core/second-person.ts";
import { nextVersion, type Size, type Version } from "#core/version.ts";

/** Plans the version that an entry's working texts come to, after what is planned already: a version, the problem in its way, or `skipped` when nothing differs. */
export function planEntry(context: PlanContext, key: EntryKey, planned: readonly PlannedVersion[]): Outcome {
  const { library, now } = context;
  const entry = library.entries.get(key);
  const source = entry && sourceTextOf(library, entry);
  if (!entry || !source)
    return refuse(
      key,
      "missing-field",
      `${key} has no readable text in ${library.workspace.sourceLocale}.`,
      `Write content/${key}/${library.workspace.sourceLocale}.mdx.`,
    );
  if (!context.drafts.get(key)?.any) return "skipped";
  const change = changeOf(entry);
  const clock = clockFault(entry, now);
  if (clock) return { problem: { ...clock, file: source.file } };
  const waiting = waitingAt(entry.history, now);
  if (waiting && !context.request.replace)
    return refuse(key, "version-waiting", ...waitingWords(entry, waiting), source.file);
  const first = standingPublications(entry.history).every((record) => record === waiting);
  const size = sizeOf(context, change, first ? "first" : waiting?.kind);
  if (typeof size !== "string") return { problem: { ...size.problem, file: source.file } };
  const verdict = kindOfDraft(library, entry, now);
  const because = context.request.because ?? change?.because;
  const large = minorFault(key, size, verdict, because);
  if (large) return { problem: { ...large.problem, file: source.file } };
  const people = peopleOf(context, key, change?.by ?? source.front.owner ?? "unknown");
  const emergency = emergencyOf(context, change);
  const lonely = approvalFault(context, key, people, emergency.emergency !== undefined);
  if (lonely) return { problem: { ...lonely.problem, file: source.file } };
  const when = effectOf(context, change);
  if ("problem" in when) return { problem: { ...when.problem, file: source.file } };
  const note = noteFor(context, entry, change, size, first, source);
  if ("problem" in note) return note;
  const used = publicationsIn(historyWith(entry, planned)).map((record) => record.version);
  const version = nextVersion(used, size);
  const pins = pinsFor(context, planned, [...entry.working.values()], when.effective);
  if (typeof pins === "string")
    return refuse(
      key,
      "unknown-fragment",
      `The fragment "${pins}" is not published.`,
      `Publish it too: kb publish fragments/${pins} ${key}.`,
      source.file,
    );
  const words = wordsFor(context, entry, version, size, change);
  const follows = textsFor(context, planned, entry, { version, words, pins });
  if ("problem" in follows) return follows;
  return {
    key,
    source: "working",
    translates: numbersFor(entry, version, words),
    record: {
      record: "publish",
      at: inZone(now, library.workspace.timeZone),
      by: people.by,
      version,
      kind: size,
      effective: when.effective,
      note: note.notes,
      texts: follows.texts,
      fragments: pins,
      ...becauseOf(size, verdict, because),
      ...emergency,
      ...(change?.acknowledge ? { acknowledge: true } : {}),
    },
    ...(people.approvedBy !== undefined && { approvedBy: people.approvedBy }),
    ...(verdict && { verdict }),
    ...(waiting ? { cancels: waiting.version } : {}),
    remarks: [...when.remarks, ...kindRemarks(context, entry, size, verdict)],
  };
}

/** `over` is what the version comes after: nothing (`first`), or a waiting version of that size that it replaces. */
function sizeOf(
  context: PlanContext,
  change: PendingChange | undefined,
  over: "first" | Size | undefined,
): Size | { problem: Problem } {
  const size = context.request.minor ? "minor" : (change?.kind ?? "major");
  const wrong = (message: string) =>
    refuse("answers/x", "wrong-value", message, "Leave out `kind: minor` (or --minor).");
  if (size === "minor" && over === "first") return wrong("A first version cannot be minor.");
  if (size === "minor" && over === "major")
    return wrong("It replaces a major version that nobody has seen yet, so it cannot be minor.");
  return size;
}

/** What is said of a change that is called major and looks minor. */
function kindRemarks(
  { drafts }: PlanContext,
  { key }: Entry,
  size: Size,
  verdict: KindOfChange | undefined,
): string[] {
  const draft = drafts.get(key);
  const isReworded = (draft?.changed.size ?? 0) > 0 && !draft?.files;
  if (size === "minor" || verdict?.looks !== "minor" || !isReworded) return [];
  return ["it looks minor: with `kind: minor` nobody would be told of it"];
}

/** When the version takes effect: as typed, in the workspace's zone; a pending time that has passed becomes now, a typed one is refused. */
export function effectOf(
  context: PlanContext,
  change: PendingChange | undefined,
): { effective: Instant; remarks: string[] } | { problem: Problem } {
  const { library, now, request } = context;
  const zone = library.workspace.timeZone;
  const typed = request.effective ?? change?.effective;
  if (typed === undefined) return { effective: inZone(now, zone), remarks: [] };
  const effective = instantFrom(typed, zone);
  const wrong = (message: string, fix: string) => refuse("answers/x", "wrong-value", message, fix);
  if (!effective)
    return wrong(
      `"${typed}" is no time.`,
      "Write it like 2026-11-23T09:00, or with an offset: 2026-11-23T09:00:00+07:00.",
    );
  if (!isBefore(effective, now)) return { effective, remarks: [] };
  if (request.effective !== undefined)
    return wrong(
      `The effective time ${typed} has passed.`,
      "Give a time to come, or leave --effective out to publish now.",
    );
  return {
    effective: inZone(now, zone),
    remarks: [`its effective time ${typed} has passed, so it takes effect now`],
  };
}

function noteFor(
  context: PlanContext,
  entry: Entry,
  change: PendingChange | undefined,
  size: Size,
  first: boolean,
  source: EntryText,
): { notes: Notes } | { problem: Problem } {
  const { sourceLocale } = context.library.workspace;
  const given = { ...givenBy(change), ...context.request.given };
  const missing = missingIn(given, size, sourceLocale);
  const isTold = first && entry.kind !== "advisories";
  if (isTold && missing.includes("what")) return { notes: firstNote(sourceLocale) };
  if (missing.length > 0 && !isTold) {
    const fix = `Add a \`change:\` block with what, why and do to ${source.file}, or pass --note, --why and --do.`;
    return refuse(
      entry.key,
      "draft-without-note",
      `The change of ${entry.key} has no ${missing.join(", no ")}.`,
      fix,
      source.file,
    );
  }
  const notes = notesFrom(given, isTold ? "first" : size, sourceLocale);
  const long = longPartWords(notes);
  if (long) return refuse(entry.key, "wrong-value", ...long, source.file);
  return { notes };
}

/** The reason of an emergency, from the command line or the pending change. */
export function emergencyOf(
  context: PlanContext,
  change: PendingChange | undefined,
): { emergency?: { reason: string } } {
  const reason = context.request.emergency ?? change?.emergency?.reason;
  return reason === undefined ? {} : { emergency: { reason } };
}

/** Which source version each language's own words follow from now on: by what was said and done. */
function wordsFor(
  context: PlanContext,
  entry: Entry,
  version: Version,
  size: Size,
  change: PendingChange | undefined,
): Record<Locale, Version> {
  const { sourceLocale } = context.library.workspace;
  const before = standingPublications(entry.history).at(-1)?.texts ?? {};
  const changed = context.drafts.get(entry.key)?.changed ?? new Set<Locale>();
  const words: Record<Locale, Version> = {};
  for (const [locale, text] of [...entry.working].sort(([a], [b]) => compareText(a, b))) {
    const said = change?.locales?.[locale];
    const follows = before[locale];
    const caughtUp =
      text.front.translates === "next" || said === "updated" || (size === "major" && changed.has(locale));
    const current =
      locale === sourceLocale || said === "keeps" || (said !== "behind" && caughtUp) || follows === undefined;
    words[locale] = current ? version : follows;
  }
  return words;
}

/** The numbers that publishing writes into translations: of those that are up to date, and of every `next`. */
function numbersFor(
  entry: Entry,
  version: Version,
  words: Readonly<Record<Locale, Version>>,
): Record<Locale, Version> {
  const told = Object.entries(words).filter(([locale, follows]) => {
    const translates = entry.working.get(locale)?.front.translates;
    return translates === "next" || (translates !== undefined && follows === version);
  });
  return Object.fromEntries(told);
}

/** Which source version each language follows, its fragments included: a wording that is behind holds it back. */
function textsFor(
  { library }: PlanContext,
  planned: readonly PlannedVersion[],
  entry: Entry,
  {
    version,
    words,
    pins,
  }: { version: Version; words: Record<Locale, Version>; pins: Record<string, Version> },
): { texts: Record<Locale, Version> } | { problem: Problem } {
  const before = standingPublications(entry.history).at(-1)?.texts ?? {};
  const texts: Record<Locale, Version> = {};
  for (const [locale, follows] of Object.entries(words)) {
    const used = pinsIn(entry.working.get(locale), pins);
    const behind =
      locale === library.workspace.sourceLocale ? undefined : wordingBehind(library, planned, used, locale);
    const held = follows === version && behind !== undefined;
    const last = before[locale];
    if (held && last === undefined) {
      const message = `The fragment "${behind}" is behind in "${locale}", so ${entry.key} cannot begin in that language.`;
      const fix = `Bring fragments/${behind}/${locale}.mdx up to date and publish it first, or leave ${locale}.mdx out.`;
      return refuse(entry.key, "translation-behind", message, fix, `${entry.key}/${locale}.mdx`);
    }
    texts[locale] = held && last !== undefined ? last : follows;
  }
  return { texts };
}

/** The fragment versions in effect when the texts take effect, planned ones included; the id of one that has none. */
function pinsFor(
  context: PlanContext,
  planned: readonly PlannedVersion[],
  texts: readonly EntryText[],
  effective: Instant,
): Record<string, Version> | string {
  const pins: Record<string, Version> = {};
  for (const id of fragmentsOf(texts)) {
    const version = fragmentAt(context.library, planned, id, effective);
    if (!version) return id;
    pins[id] = version;
  }
  return pins;
}
