import type { EntryKey } from "#core/entry.ts";
import type { PublishRecord } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { KindOfChange } from "#core/kind-of-change.ts";
import type { Library } from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import type { GivenNote } from "#core/note.ts";
import type { Problem } from "#core/problem.ts";
import type { Version } from "#core/version.ts";

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
  /** A second person who has agreed to it. */
  readonly approvedBy?: string;
  /** Who asked for and who agreed to each entry, where somebody else knows: stands before `by` and `approvedBy`. */
  readonly people?: ReadonlyMap<string, People>;
  /** Why what looks major is minor all the same. */
  readonly because?: string;
  readonly emergency?: string;
  readonly replace?: boolean;
}

/** Who asked for a change and who agreed to it: owners of the workspace or accounts of the git host. */
export interface People {
  readonly by?: string;
  readonly approvedBy?: string;
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
  /** The second person who agreed to it: recorded right behind it. */
  readonly approvedBy?: string;
  /** What the change of its words looks like; absent for a first version and for one that only follows. */
  readonly verdict?: KindOfChange;
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

/** What planning an entry comes to. */
export type Outcome = PlannedVersion | { readonly problem: Problem } | "skipped";

/** Whether planning came to a version. */
export function isPlanned(outcome: Outcome): outcome is PlannedVersion {
  return typeof outcome === "object" && "record" in outcome;
}

/** Whether a key names a fragment. */
export function isFragment(key: EntryKey): boolean {
  return key.startsWith("fragments/");
}

/** A problem that stands in the way of a version; `file` is the entry's folder unless said otherwise. */
export function refuse(
  key: EntryKey,
  rule: string,
  message: string,
  fix: string,
  file: string = key,
): { problem: Problem } {
  return { problem: { file, rule, severity: "error", message, fix } };
}
