import type { Entry, EntryKey, EntryText, PendingChange } from "#core/entry.ts";
import {
  inEffect,
  isBehind,
  type Notes,
  noteOf,
  type PublishRecord,
  publicationsIn,
  standingPublications,
  waitingAt,
} from "#core/history.ts";
import { compareInstants, type Instant, instantFrom, inZone, isBefore } from "#core/instant.ts";
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
  /** A waiting version that this one replaces. */
  readonly cancels?: Version;
  /** Said to whoever publishes. */
  readonly remarks: readonly string[];
}

/** A whole publication as a value: nothing is written yet. */
export interface Plan {
  readonly versions: readonly PlannedVersion[];
  readonly refused: readonly { readonly key: EntryKey; readonly problem: Problem }[];
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
 */
export function planPublication(context: PlanContext, keys: readonly EntryKey[]): Plan {
  const ordered = [...keys].sort(
    (a, b) => Number(b.startsWith("fragments/")) - Number(a.startsWith("fragments/")) || compareText(a, b),
  );
  const versions: PlannedVersion[] = [];
  const refused: Plan["refused"][number][] = [];
  const skipped: EntryKey[] = [];
  for (const key of ordered) {
    const outcome = planEntry(context, key, versions);
    if (outcome === "skipped") skipped.push(key);
    else if ("problem" in outcome) refused.push({ key, problem: outcome.problem });
    else versions.push(outcome);
  }
  return withFollowers(context, { versions, refused, skipped });
}

type Outcome = PlannedVersion | { readonly problem: Problem } | "skipped";

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
  const standing = standingPublications(entry.history);
  const change = changeOf(entry);
  const clock = clockFault(entry, now);
  if (clock)
    return refuse(
      key,
      "history-out-of-order",
      clock,
      "Put this machine's clock right, then publish again.",
      source.file,
    );
  const waiting = waitingAt(entry.history, now);
  if (waiting && !context.request.replace)
    return refuse(key, "version-waiting", ...waitingWords(entry, waiting), source.file);
  const size = sizeOf(context, change, standing.length === 0);
  if (typeof size !== "string") return { problem: { ...size.problem, file: source.file } };
  const when = effectOf(context, change);
  if ("problem" in when) return { problem: { ...when.problem, file: source.file } };
  const note = noteFor(context, entry, change, size, standing.length === 0, source);
  if ("problem" in note) return note;
  const version = nextVersion(
    publicationsIn(entry.history).map((record) => record.version),
    size,
  );
  const pins = pinsFor(context, planned, [...entry.working.values()], when.effective);
  if (typeof pins === "string")
    return refuse(
      key,
      "unknown-fragment",
      `The fragment "${pins}" is not published.`,
      `Publish it too: kb publish fragments/${pins} ${key}.`,
      source.file,
    );
  return {
    key,
    source: "working",
    record: {
      record: "publish",
      at: inZone(now, library.workspace.timeZone),
      by: context.request.by ?? change?.by ?? source.front.owner ?? "unknown",
      version,
      kind: size,
      effective: when.effective,
      note: note.notes,
      texts: textsFor(context, entry, version, size, change),
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
  file = `${key}`,
): { problem: Problem } {
  return { problem: { file, rule, severity: "error", message, fix } };
}

/** The pending change of an entry: it stands once, in any language's file. */
export function changeOf(entry: Entry): PendingChange | undefined {
  for (const text of entry.working.values()) if (text.front.change) return text.front.change;
  return undefined;
}

function clockFault(entry: Entry, now: Instant): string | undefined {
  const last = entry.history.at(-1);
  if (!last || !isBefore(now, last.at)) return undefined;
  return `It is ${now} here, but the last record of ${entry.key} was written at ${last.at}.`;
}

function waitingWords(entry: Entry, waiting: PublishRecord): [string, string] {
  const message = `Version ${waiting.version} of ${entry.key} waits for ${waiting.effective}.`;
  return [
    message,
    `Call it off with \`kb cancel ${entry.key} ${waiting.version}\`, or publish with --replace.`,
  ];
}

function sizeOf(
  context: PlanContext,
  change: PendingChange | undefined,
  first: boolean,
): Size | { problem: Problem } {
  const size = context.request.minor ? "minor" : (change?.kind ?? "major");
  if (!first || size === "major") return size;
  return refuse(
    "answers/x",
    "wrong-value",
    "A first version cannot be minor.",
    "Leave out `kind: minor` (or --minor).",
  );
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
  const long = Object.values(notes).find((note) => [...note.what].length > MAX_WHAT);
  if (long)
    return refuse(
      entry.key,
      "wrong-value",
      `The change note's "what" has ${[...long.what].length} characters.`,
      `Say it in one sentence of at most ${MAX_WHAT}.`,
      source.file,
    );
  return { notes };
}

function emergencyOf(
  context: PlanContext,
  change: PendingChange | undefined,
): { emergency?: { reason: string } } {
  const reason = context.request.emergency ?? change?.emergency?.reason;
  return reason === undefined ? {} : { emergency: { reason } };
}

/** Which source version each language follows from now on: its own number for the source, else by what was said and done. */
function textsFor(
  context: PlanContext,
  entry: Entry,
  version: Version,
  size: Size,
  change: PendingChange | undefined,
): Record<Locale, Version> {
  const { sourceLocale } = context.library.workspace;
  const before = standingPublications(entry.history).at(-1)?.texts ?? {};
  const changed = context.drafts.get(entry.key)?.changed ?? new Set<Locale>();
  const texts: Record<Locale, Version> = {};
  for (const [locale, text] of [...entry.working].sort(([a], [b]) => compareText(a, b))) {
    const said = change?.locales?.[locale];
    const follows = before[locale];
    const caughtUp =
      text.front.translates === "next" || said === "updated" || (size === "major" && changed.has(locale));
    const current =
      locale === sourceLocale || said === "keeps" || (said !== "behind" && caughtUp) || follows === undefined;
    texts[locale] = current ? version : follows;
  }
  return texts;
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

function fragmentAt(
  library: Library,
  planned: readonly PlannedVersion[],
  id: string,
  at: Instant,
): Version | undefined {
  const own = planned
    .filter(
      (version) => version.key === `fragments/${id}` && compareInstants(version.record.effective, at) <= 0,
    )
    .at(-1);
  if (own) return own.record.version;
  const entry = library.entries.get(`fragments/${id}`);
  const standing = entry ? standingPublications(entry.history) : [];
  return standing.filter((record) => compareInstants(record.effective, at) <= 0).at(-1)?.version;
}

/** The newest state of an entry once the plan is carried out. */
interface Newest {
  readonly record: Pick<PublishRecord, "version" | "effective" | "fragments" | "texts">;
  readonly source: TextSource;
  readonly texts: readonly EntryText[];
}

/** Adds a version to every entry whose newest text uses a fragment that changes after it: same words, new pin. */
function withFollowers(context: PlanContext, plan: Plan): Plan {
  const versions = [...plan.versions];
  const refused = [...plan.refused];
  for (const entry of context.library.entries.values()) {
    if (entry.kind === "fragments") continue;
    for (const fragment of changesToFollow(context, plan.versions, entry, newestOf(entry, versions))) {
      const outcome = follow(context, entry, fragment, versions);
      if ("problem" in outcome) refused.push({ key: fragment.key, problem: outcome.problem });
      else versions.push(outcome);
    }
  }
  const blocked = new Set(refused.map((refusal) => refusal.key));
  const isBlocked = (version: PlannedVersion) =>
    blocked.has(version.key) ||
    Object.keys(version.record.fragments).some(
      (id) => blocked.has(`fragments/${id}`) && usesPlanned(version, plan.versions, id),
    );
  return { ...plan, versions: versions.filter((version) => !isBlocked(version)), refused };
}

function usesPlanned(version: PlannedVersion, planned: readonly PlannedVersion[], id: string): boolean {
  return planned.some(
    (other) => other.key === `fragments/${id}` && other.record.version === version.record.fragments[id],
  );
}

function newestOf(entry: Entry, planned: readonly PlannedVersion[]): Newest | undefined {
  const own = planned.filter((version) => version.key === entry.key).at(-1);
  const record = standingPublications(entry.history).at(-1);
  if (own) {
    const texts = own.source === "working" ? entry.working : entry.versions.get(own.source)?.texts;
    return { record: own.record, source: own.source, texts: [...(texts?.values() ?? [])] };
  }
  return (
    record && {
      record,
      source: record.version,
      texts: [...(entry.versions.get(record.version)?.texts.values() ?? [])],
    }
  );
}

/** A change of a fragment: planned now, or published and waiting. */
interface FragmentChange {
  readonly key: EntryKey;
  readonly id: string;
  readonly record: Omit<PublishRecord, "digest" | "previous">;
}

function changesToFollow(
  context: PlanContext,
  planned: readonly PlannedVersion[],
  entry: Entry,
  newest: Newest | undefined,
): FragmentChange[] {
  if (!newest) return [];
  return Object.keys(newest.record.fragments).flatMap((id): FragmentChange[] => {
    const key: EntryKey = `fragments/${id}`;
    const planning = planned.find((version) => version.key === key);
    const isNew = planned.some((version) => version.key === entry.key);
    const waiting = isNew
      ? waitingAt(context.library.entries.get(key)?.history ?? [], context.now)
      : undefined;
    const record = planning?.record ?? waiting;
    if (!record || newest.record.fragments[id] === record.version) return [];
    return isBefore(record.effective, newest.record.effective) && isNew ? [] : [{ key, id, record }];
  });
}

function follow(
  context: PlanContext,
  entry: Entry,
  fragment: FragmentChange,
  planned: readonly PlannedVersion[],
): PlannedVersion | { problem: Problem } {
  const newest = newestOf(entry, planned);
  const waiting = waitingAt(entry.history, context.now);
  if (!newest)
    return refuse(entry.key, "unknown-fragment", `${entry.key} was never published.`, "Publish it first.");
  if (waiting && !planned.some((version) => version.key === entry.key) && !context.request.replace) {
    const [message, fix] = waitingWords(entry, waiting);
    return refuse(
      fragment.key,
      "version-waiting",
      `${message} It uses the fragment "${fragment.id}".`,
      fix,
      `${fragment.key}`,
    );
  }
  const base =
    waiting && context.request.replace
      ? (inEffect(entry.history, context.now)?.version ?? newest.source)
      : newest.source;
  const used = [
    ...publicationsIn(entry.history),
    ...planned.filter((version) => version.key === entry.key).map((version) => version.record),
  ];
  const version = nextVersion(
    used.map((record) => record.version),
    fragment.record.kind,
  );
  return {
    key: entry.key,
    source: base,
    record: {
      record: "publish",
      at: inZone(context.now, context.library.workspace.timeZone),
      by: fragment.record.by,
      version,
      kind: fragment.record.kind,
      effective: fragment.record.effective,
      note: fragment.record.note,
      texts: followedTexts(entry, newest, version, fragment),
      fragments: { ...newest.record.fragments, [fragment.id]: fragment.record.version },
      ...(fragment.record.emergency ? { emergency: fragment.record.emergency } : {}),
      ...(fragment.record.acknowledge ? { acknowledge: true } : {}),
    },
    ...(waiting && context.request.replace ? { cancels: waiting.version } : {}),
    remarks: [`follows the fragment ${fragment.id} ${fragment.record.version}`],
  };
}

/** A language follows along when both its text and the fragment's wording in it are up to date. */
function followedTexts(
  entry: Entry,
  newest: Newest,
  version: Version,
  fragment: FragmentChange,
): Record<Locale, Version> {
  const texts: Record<Locale, Version> = {};
  for (const [locale, follows] of Object.entries(newest.record.texts)) {
    const behind =
      isBehind(entry.history, newest.record.version, locale) ||
      fragment.record.texts[locale] !== fragment.record.version;
    texts[locale] = behind ? follows : version;
  }
  return texts;
}

/** Plans an old version's text as a new version; its pinned fragments come back with it. */
export function planRollback(
  context: PlanContext,
  entry: Entry,
  old: PublishRecord,
): PlannedVersion | { problem: Problem } {
  const { library, now, request } = context;
  const { sourceLocale, timeZone } = library.workspace;
  const waiting = waitingAt(entry.history, now);
  const clock = clockFault(entry, now);
  if (clock)
    return refuse(
      entry.key,
      "history-out-of-order",
      clock,
      "Put this machine's clock right, then try again.",
    );
  if (waiting && !request.replace)
    return refuse(entry.key, "version-waiting", ...waitingWords(entry, waiting));
  const when = effectOf(context, undefined);
  if ("problem" in when) return when;
  const size = request.minor ? "minor" : "major";
  const version = nextVersion(
    publicationsIn(entry.history).map((record) => record.version),
    size,
  );
  const given = { ...rollbackNote(old.version), ...request.given };
  const texts = Object.entries(old.texts).map(
    ([locale, follows]) =>
      [locale, isBehind(entry.history, old.version, locale) ? follows : version] as const,
  );
  return {
    key: entry.key,
    source: old.version,
    record: {
      record: "publish",
      at: inZone(now, timeZone),
      by: request.by ?? sourceTextOf(library, entry)?.front.owner ?? old.by,
      version,
      kind: size,
      effective: when.effective,
      note: notesFrom(given, size, sourceLocale),
      texts: Object.fromEntries(texts),
      fragments: old.fragments,
      ...emergencyOf(context, undefined),
    },
    ...(waiting ? { cancels: waiting.version } : {}),
    remarks: when.remarks,
  };
}

function rollbackNote(version: Version): GivenNote {
  return {
    what: { en: `The text is that of version ${version} again.`, vi: `Nội dung quay về bản ${version}.` },
    why: { en: "The newer text was not right.", vi: "Nội dung mới hơn chưa đúng." },
    do: { en: "Use this text from now on.", vi: "Dùng nội dung này từ bây giờ." },
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
