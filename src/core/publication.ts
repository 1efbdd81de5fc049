import { clockFault } from "#core/clock.ts";
import type { Entry, EntryKey, EntryText, PendingChange } from "#core/entry.ts";
import {
  type FragmentChange,
  followers,
  fragmentAt,
  historyWith,
  pinsIn,
  waitingWords,
  waitsTwice,
  wordingBehind,
} from "#core/follower.ts";
import {
  isBehind,
  type Notes,
  noteOf,
  type PublishRecord,
  publicationsIn,
  standingPublications,
  waitingAt,
} from "#core/history.ts";
import { type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
import { fragmentsOf, type Library, sourceTextOf } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { firstNote, type GivenNote, givenBy, MAX_WHAT, missingIn, notesFrom } from "#core/note.ts";
import { compareText, type Problem } from "#core/problem.ts";
import { nextVersion, type Size, type Version } from "#core/version.ts";

/** What differs between an entry's working texts and the newest published version. */
export interface Draft {
  /** Languages whose words differ or are new. */
  readonly changed: ReadonlySet<Locale>;
  /** Languages that were published and are gone now. */
  readonly removed: readonly Locale[];
  /** Whether attachments differ. */
  readonly files: boolean;
  /** Whether a fallback or sign-off it uses has changed in the settings. */
  readonly settings: boolean;
  /** Whether only the source's front matter or anything at all differs. */
  readonly any: boolean;
}

/** How somebody asks to publish. */
export interface PublishRequest {
  readonly given?: GivenNote;
  readonly minor?: boolean;
  /** As typed on the command line; a past one is refused. */
  readonly effective?: string;
  readonly by?: string;
  readonly emergency?: string;
  readonly replace?: boolean;
}

/** Where the texts of a planned version come from: the working folder, or a published version's snapshot. */
export type TextSource = "working" | Version;

/** One version as it is going to be recorded; `digest` and `previous` are the store's to add. */
export interface PlannedVersion {
  readonly key: EntryKey;
  readonly source: TextSource;
  readonly record: Omit<PublishRecord, "digest" | "previous">;
  /** The numbers to write as `translates` into its texts, by language. */
  readonly translates: Readonly<Record<Locale, Version>>;
  /** Whether only a fragment it uses changes: words, files and settings stay as they were published. */
  readonly isFollower?: true;
  /** A waiting version that this one replaces. */
  readonly cancels?: Version;
  /** Said to whoever publishes. */
  readonly remarks: readonly string[];
}

/** An entry that cannot be published, and why. */
export interface Refusal {
  readonly key: EntryKey;
  readonly problem: Problem;
}

/** A whole publication as a value: nothing is written yet. */
export interface Plan {
  readonly versions: readonly PlannedVersion[];
  readonly refused: readonly Refusal[];
  readonly skipped: readonly EntryKey[];
}

/** What planning needs to know: everything is given, nothing is asked of a clock or a disk. */
export interface PlanContext {
  readonly library: Library;
  readonly drafts: ReadonlyMap<EntryKey, Draft>;
  readonly now: Instant;
  readonly request: PublishRequest;
}

/**
 * Plans the publication of some entries: numbers, kinds, notes, effect, translations and pinned fragments.
 * Fragments come first; an answer that uses one of them gets a version of its own with its published text.
 * What an answer cannot follow is held back whole, and the rest is planned as if nobody had asked for it.
 */
export function planPublication(context: PlanContext, keys: readonly EntryKey[]): Plan {
  const held: Refusal[] = [];
  let open = [...new Set(keys)].sort(compareText);
  for (;;) {
    const attempt = planOnce(context, open);
    const stopped = heldFirst(attempt.held);
    if (stopped.length === 0) return { ...attempt.plan, refused: [...held, ...attempt.plan.refused] };
    held.push(...stopped);
    open = open.filter((key) => !stopped.some((refusal) => refusal.key === key));
  }
}

interface Attempt {
  readonly plan: Plan;
  readonly held: readonly Refusal[];
}

/** Each entry once. A fragment goes before what uses it: without it, the answer may well be published. */
function heldFirst(held: readonly Refusal[]): Refusal[] {
  const fragments = held.filter(({ key }) => isFragment(key));
  const first = fragments.length > 0 ? fragments : held;
  return first.filter(({ key }, index) => first.findIndex((other) => other.key === key) === index);
}

function planOnce(context: PlanContext, keys: readonly EntryKey[]): Attempt {
  const versions: PlannedVersion[] = [];
  const refused: Refusal[] = [];
  const skipped: EntryKey[] = [];
  const held: Refusal[] = [];
  const sort = (key: EntryKey, outcome: Outcome) => {
    if (outcome === "skipped") skipped.push(key);
    else if ("problem" in outcome) refused.push({ key, problem: outcome.problem });
  };
  for (const key of keys.filter(isFragment)) {
    const outcome = planEntry(context, key, versions);
    sort(key, outcome);
    if (isPlanned(outcome)) versions.push(outcome);
  }
  const fragments = [...versions];
  const users = [...context.library.entries.keys(), ...keys].filter((key) => !isFragment(key));
  for (const key of [...new Set(users)].sort(compareText)) {
    const isAsked = keys.includes(key);
    const plan = (planned: readonly PlannedVersion[]) =>
      isAsked ? planEntry(context, key, planned) : "skipped";
    const steps = planSteps(context, key, plan, fragments);
    if (isAsked) sort(key, steps.outcome);
    versions.push(...steps.versions);
    held.push(...steps.held);
  }
  return { plan: { versions, refused, skipped }, held };
}

type Outcome = PlannedVersion | { readonly problem: Problem } | "skipped";

function isPlanned(outcome: Outcome): outcome is PlannedVersion {
  return typeof outcome === "object" && "record" in outcome;
}

function isFragment(key: EntryKey): boolean {
  return key.startsWith("fragments/");
}

/** What happens to one entry in a publication: its own version, and versions that follow fragments. */
interface Steps {
  readonly outcome: Outcome;
  readonly versions: readonly PlannedVersion[];
  readonly held: readonly Refusal[];
}

/**
 * An entry's own version with the versions that follow fragments around it, in the order of effect: its
 * published words follow what changes before, its new words what changes after.
 */
function planSteps(
  context: PlanContext,
  key: EntryKey,
  plan: (planned: readonly PlannedVersion[]) => Outcome,
  fragments: readonly PlannedVersion[],
): Steps {
  const entry = context.library.entries.get(key);
  const outcome = plan(fragments);
  const own = isPlanned(outcome) ? outcome : undefined;
  if (!entry) return { outcome, versions: [], held: [] };
  const changes = fragments.map(({ record, key: of }) => ({
    key: of,
    id: of.slice(of.indexOf("/") + 1),
    record,
  }));
  const due = own
    ? changes.filter(({ record }) => isBefore(record.effective, own.record.effective))
    : changes;
  const before = followers(
    context,
    { entry, isReplaced: own?.cancels !== undefined, planned: fragments },
    due,
  );
  if ("held" in before) return { outcome, versions: [], held: before.held };
  if (!own) return { outcome, versions: before.versions, held: [] };
  const again = before.versions.length > 0 ? plan([...fragments, ...before.versions]) : own;
  if (!isPlanned(again)) return { outcome: again, versions: [], held: [] };
  const planned = [...fragments, ...before.versions, again];
  const later = changesAfter(context, again, changes);
  const after = followers(context, { entry, isReplaced: true, planned }, later);
  // The entry yields: what it would have to follow later may be published already.
  if ("held" in after)
    return { outcome, versions: [], held: after.held.map(({ problem }) => ({ key, problem })) };
  const versions = [...before.versions, again, ...after.versions];
  const times = versions.map(({ record }) => record.effective).filter((time) => isBefore(context.now, time));
  const held = times.length > 1 ? [{ key, problem: waitsTwice(entry, times) }] : [];
  return { outcome: again, versions, held };
}

/** What changes in the fragments of an entry's new words after they take effect: planned now, or waiting already. */
function changesAfter(
  { library, now }: PlanContext,
  { record }: PlannedVersion,
  changes: readonly FragmentChange[],
): FragmentChange[] {
  return Object.keys(record.fragments).flatMap((id) => {
    const key: EntryKey = `fragments/${id}`;
    const planned = changes.find((change) => change.id === id);
    const waiting = waitingAt(library.entries.get(key)?.history ?? [], now);
    const change = planned ?? (waiting && { key, id, record: waiting });
    return change && isBefore(record.effective, change.record.effective) ? [change] : [];
  });
}

function planEntry(context: PlanContext, key: EntryKey, planned: readonly PlannedVersion[]): Outcome {
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
      by: context.request.by ?? change?.by ?? source.front.owner ?? "unknown",
      version,
      kind: size,
      effective: when.effective,
      note: note.notes,
      texts: follows.texts,
      fragments: pins,
      ...emergencyOf(context, change),
      ...(change?.acknowledge ? { acknowledge: true } : {}),
    },
    ...(waiting ? { cancels: waiting.version } : {}),
    remarks: when.remarks,
  };
}

function refuse(
  key: EntryKey,
  rule: string,
  message: string,
  fix: string,
  file: string = key,
): { problem: Problem } {
  return { problem: { file, rule, severity: "error", message, fix } };
}

/** The pending change of an entry: it stands once, in any language's file. */
export function changeOf(entry: Entry): PendingChange | undefined {
  for (const text of entry.working.values()) if (text.front.change) return text.front.change;
  return undefined;
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

function effectOf(
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
  if (first && missing.includes("what") && entry.kind !== "advisories")
    return { notes: firstNote(sourceLocale) };
  if (missing.length > 0) {
    const fix = `Add a \`change:\` block with what, why and do to ${source.file}, or pass --note, --why and --do.`;
    return refuse(
      entry.key,
      "draft-without-note",
      `The change of ${entry.key} has no ${missing.join(", no ")}.`,
      fix,
      source.file,
    );
  }
  const notes = notesFrom(given, size, sourceLocale);
  const long = longWhat(notes);
  if (long) return refuse(entry.key, "wrong-value", ...longWords(long), source.file);
  return { notes };
}

function longWhat(notes: Notes): string | undefined {
  return Object.values(notes).find((note) => [...note.what].length > MAX_WHAT)?.what;
}

function longWords(what: string): [string, string] {
  return [
    `The change note's "what" has ${[...what].length} characters.`,
    `Say it in one sentence of at most ${MAX_WHAT}.`,
  ];
}

function emergencyOf(
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

/**
 * Plans an old version's text as a new version; its pinned fragments come back with it. What uses a fragment
 * that is rolled back follows it, as it follows any other change of it.
 */
export function planRollback(context: PlanContext, entry: Entry, old: PublishRecord): Plan {
  const plan = (planned: readonly PlannedVersion[]) => rollbackOf(context, entry, old, planned);
  const own = planSteps(context, entry.key, plan, []);
  const users = isFragment(entry.key)
    ? [...context.library.entries.keys()].filter((key) => !isFragment(key))
    : [];
  const following = users
    .sort(compareText)
    .map((key) => planSteps(context, key, () => "skipped", own.versions));
  const refused = [
    ...(isProblem(own.outcome) ? [{ key: entry.key, problem: own.outcome.problem }] : []),
    ...[own, ...following].flatMap((steps) => steps.held),
  ];
  const versions = [own, ...following].flatMap((steps) => steps.versions);
  return { versions: refused.length > 0 ? [] : versions, refused, skipped: [] };
}

function isProblem(outcome: Outcome): outcome is { problem: Problem } {
  return typeof outcome === "object" && "problem" in outcome;
}

function rollbackOf(
  context: PlanContext,
  entry: Entry,
  old: PublishRecord,
  planned: readonly PlannedVersion[],
): Outcome {
  const { library, now, request } = context;
  const { sourceLocale, timeZone } = library.workspace;
  const waiting = waitingAt(entry.history, now);
  const clock = clockFault(entry, now);
  if (clock) return { problem: clock };
  if (waiting && !request.replace)
    return refuse(entry.key, "version-waiting", ...waitingWords(entry, waiting));
  const when = effectOf(context, undefined);
  if ("problem" in when) return { problem: { ...when.problem, file: entry.key } };
  const size = request.minor ? "minor" : "major";
  const used = publicationsIn(historyWith(entry, planned)).map((record) => record.version);
  const version = nextVersion(used, size);
  const note = notesFrom(
    { ...rollbackNote(old.version, sourceLocale), ...request.given },
    size,
    sourceLocale,
  );
  const long = longWhat(note);
  if (long) return refuse(entry.key, "wrong-value", ...longWords(long));
  const current = Object.keys(old.texts).filter((locale) => !isBehind(entry.history, old.version, locale));
  const translates = Object.fromEntries(current.map((locale) => [locale, version]));
  return {
    key: entry.key,
    source: old.version,
    translates,
    record: {
      record: "publish",
      at: inZone(now, timeZone),
      by: request.by ?? sourceTextOf(library, entry)?.front.owner ?? old.by,
      version,
      kind: size,
      effective: when.effective,
      note,
      texts: { ...old.texts, ...translates },
      fragments: old.fragments,
      ...emergencyOf(context, undefined),
    },
    ...(waiting ? { cancels: waiting.version } : {}),
    remarks: when.remarks,
  };
}

/** The generated note of a rollback, in the languages the product itself speaks and in the source's. */
function rollbackNote(version: Version, sourceLocale: Locale): GivenNote {
  const what = `The text is that of version ${version} again.`;
  const why = "The newer text was not right.";
  const todo = "Use this text from now on.";
  return {
    what: { [sourceLocale]: what, en: what, vi: `Nội dung quay về bản ${version}.` },
    why: { [sourceLocale]: why, en: why, vi: "Nội dung mới hơn chưa đúng." },
    do: { [sourceLocale]: todo, en: todo, vi: "Dùng nội dung này từ bây giờ." },
  };
}

/** The note of a version as a pending change, for a draft that comes back. */
export function changeAgain(entry: Entry, record: PublishRecord): PendingChange {
  const notes = noteOf(entry.history, record.version);
  const part = (name: "what" | "why" | "do") =>
    Object.fromEntries(Object.entries(notes).map(([locale, note]) => [locale, note[name]]));
  return {
    kind: record.kind,
    what: part("what"),
    why: part("why"),
    do: part("do"),
    ...(record.acknowledge ? { acknowledge: true } : {}),
    ...(record.emergency ? { emergency: record.emergency } : {}),
  };
}
