import type { Attachment } from "#core/attachment.ts";
import type { History } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale, Localized } from "#core/locale.ts";
import type { Mentions } from "#core/mentions.ts";
import type { Problem } from "#core/problem.ts";
import type { Body } from "#core/reply.ts";
import type { Size, Version } from "#core/version.ts";

/** The kinds of entry; each is a folder of the content tree. */
export const KINDS = ["answers", "products", "advisories", "fragments"] as const;
/** One of the kinds of entry. */
export type Kind = (typeof KINDS)[number];

/** `KIND/ID`, the folder's path under the content folder: `answers/late-delivery`. */
export type EntryKey = `${Kind}/${string}`;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a name may be the id of an entry, a path or a setting: lower-case words joined by `-`, at most 64. */
export function isId(name: string): boolean {
  return name.length <= 64 && ID.test(name);
}

/** Reads `answers/late-delivery`; undefined when it is no key. */
export function entryKeyFrom(text: string): EntryKey | undefined {
  const [kind = "", id = "", ...rest] = text.replace(/\/$/, "").split("/");
  return rest.length === 0 && isId(id) && (KINDS as readonly string[]).includes(kind)
    ? (`${kind}/${id}` as EntryKey)
    : undefined;
}

/** Words that are the same in every language, or differ by language. */
export type MaybeLocalized = string | Localized;

/** What the owner says of a change before it is published. */
export interface PendingChange {
  readonly kind: Size;
  readonly what?: MaybeLocalized;
  readonly why?: MaybeLocalized;
  readonly do?: MaybeLocalized;
  /** As typed: RFC 3339, or a wall-clock time in the workspace's zone. */
  readonly effective?: string;
  readonly by?: string;
  /** `false`: `publish --pending` passes it over, until it is taken out or the entry is named. */
  readonly ready?: boolean;
  /** Why a change that looks major is minor all the same. */
  readonly because?: string;
  readonly acknowledge?: boolean;
  readonly emergency?: { readonly reason: string };
  readonly locales?: Readonly<Record<Locale, "updated" | "keeps" | "behind">>;
  readonly withdraw?: { readonly use?: string; readonly why?: string };
}

/** How a review is kept up: due `every` so many days after `last` (a date). */
export interface ReviewPlan {
  readonly everyDays: number;
  readonly last: string;
}

/** One finding of a rule that is accepted on an entry until a day (`YYYY-MM-DD`), and why. */
export interface Allowance {
  readonly rule: string;
  readonly reason: string;
  readonly until: string;
}

/** How grave an advisory is, the mildest first. */
export const SEVERITIES = ["info", "caution", "urgent"] as const;

/** The stages of an incident, in their order. */
export const STAGES = ["investigating", "found", "watching", "over"] as const;

/** What an advisory does to the answers in its scope, the mildest first. */
export const EFFECTS = ["note", "append", "replace", "hold"] as const;

/** Where and how an advisory speaks. */
export interface AdvisoryFacts {
  readonly countries: readonly string[];
  readonly regions: readonly string[];
  readonly everywhere: boolean;
  readonly severity: (typeof SEVERITIES)[number];
  readonly from: Instant;
  readonly until?: Instant;
  readonly scope: {
    readonly answers: readonly string[];
    readonly products: readonly string[];
    readonly channels: readonly string[];
    readonly teams: readonly string[];
  };
  readonly effect: (typeof EFFECTS)[number];
  readonly use?: string;
  readonly after?: string;
  readonly incident?: (typeof STAGES)[number];
}

/** When and where an event takes place. */
export interface EventFacts {
  readonly from: Instant;
  readonly until?: Instant;
  readonly zone?: string;
  readonly venue?: string;
}

/**
 * The front matter of one text file. A translation carries only `title`, `phrases`, `translates` and
 * `change`; everything else is the source locale's.
 */
export interface Front {
  readonly title: string;
  readonly summary?: string;
  readonly owner?: string;
  readonly products: readonly string[];
  /** Absent means every team. */
  readonly teams?: readonly string[];
  readonly tags: readonly string[];
  readonly shortcuts: readonly string[];
  readonly phrases: readonly string[];
  readonly review?: ReviewPlan;
  readonly urgent: boolean;
  readonly verbatim: boolean;
  readonly formerly: readonly string[];
  readonly allow: readonly Allowance[];
  /** The source version a translation follows, or `next`: the one being published. */
  readonly translates?: Version | "next";
  readonly change?: PendingChange;
  readonly advisory?: AdvisoryFacts;
  readonly event?: EventFacts;
}

/** One language of an entry: a working text or a published one. Immutable. */
export interface EntryText {
  /** Path under the content folder. */
  readonly file: string;
  readonly locale: Locale;
  /** The file's words, with plain line ends. */
  readonly source: string;
  /** The file as it is on disk, where its lines end as on Windows. */
  readonly raw?: string | undefined;
  readonly front: Front;
  readonly body: Body;
  /** What was wrong with it when it was read. */
  readonly problems: readonly Problem[];
  /** What its body names, where that is known without reading it; see `mentionsOf`. */
  readonly mentions?: Mentions;
  /** SHA-256 of its file's bytes as 64 hexadecimal digits, where it was counted. */
  readonly digest?: string;
}

/** The settings a version froze with its words: fallbacks of placeholders and sign-offs of channels. */
export interface FrozenSettings {
  readonly fallbacks: Readonly<Record<string, Localized>>;
  readonly signs: Readonly<Record<string, string>>;
}

/** A published version as agents saw it: immutable and complete. Its texts are parsed when first asked for. */
export interface Snapshot {
  readonly version: Version;
  /** Names of all files in the version's folder. */
  readonly files: readonly string[];
  /** The files it hands out, by name. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly texts: ReadonlyMap<Locale, EntryText>;
  readonly settings: FrozenSettings;
  /** SHA-256 over the files as they are now; compare with the record's `digest`. */
  readonly digest: string;
  /** Whether its texts are those of the digest that its record names, as far as that is known without reading its files again. */
  readonly isRecorded?: boolean;
}

/** Anything versioned: an answer, a product note, an advisory or a fragment. */
export interface Entry {
  readonly key: EntryKey;
  readonly kind: Kind;
  readonly id: string;
  /** The working texts that could be read, by language. Agents never see them. */
  readonly working: ReadonlyMap<Locale, EntryText>;
  /** The files beside the texts that the answer hands out, by name. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly history: History;
  /** The SHA-256 of the file its records were read from, as 64 hexadecimal digits, where it was counted. */
  readonly recordsDigest?: string | undefined;
  readonly versions: ReadonlyMap<Version, Snapshot>;
}
