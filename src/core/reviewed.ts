import { type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import type { Entry, EntryKey, EntryText } from "#core/entry.ts";
import { type FactChange, factChanges } from "#core/fact.ts";
import { standingPublications } from "#core/history.ts";
import {
  draftFragmentWording,
  fragmentWording,
  type Library,
  newestSnapshot,
  pinnedBody,
  sourceTextOf,
  titleOf,
} from "#core/library.ts";
import type { Locale } from "#core/locale.ts";
import { changeOf } from "#core/pending.ts";
import type { Draft, Plan, PlannedVersion } from "#core/plan.ts";
import { compareText, type Problem } from "#core/problem.ts";
import { type Prose, withFragments } from "#core/prose.ts";
import type { Body, Section } from "#core/reply.ts";
import { sectionPairs } from "#core/section-pair.ts";

/** One part of a text in one language, from the newest published version to the working text. */
export interface ReviewedPart {
  readonly locale: Locale;
  readonly section: Section;
  /** Which of the parts for the same channels and moment it is, from 1. */
  readonly turn: number;
  readonly paragraphs: readonly ParagraphDiff[];
}

/** What a change makes of one language. */
export interface ReviewedLanguage {
  readonly locale: Locale;
  /** `unreadable`: its file has faults that hide its words. */
  readonly state: "new" | "updated" | "keeps" | "behind" | "removed" | "unreadable";
}

/** The change of one entry as its reviewer has to see it. */
export interface ReviewedEntry {
  readonly key: EntryKey;
  readonly title: string;
  readonly owner: string;
  /** The newest published version; absent before the first. */
  readonly from?: string;
  /** The version that publishing makes of it; absent when nothing is going to be published. */
  readonly planned?: PlannedVersion;
  /** What stands in the way of publishing, besides problems of the content. */
  readonly refused?: Problem;
  /** Whether an error keeps it from being published before it is mended. */
  readonly isFaulty: boolean;
  /** Whether there is a `change:` block; without it, the text stays a draft when it is merged. */
  readonly isPending: boolean;
  /** Its change says `ready: false`: publishing what is pending passes it over. */
  readonly isHeldBack: boolean;
  /** The text is pulled: agents use another entry, or are told why there is none. */
  readonly withdraw?: { readonly use?: string; readonly why?: string };
  readonly languages: readonly ReviewedLanguage[];
  readonly facts: readonly (FactChange & { readonly locale: Locale })[];
  /** The parts that differ. */
  readonly parts: readonly ReviewedPart[];
  /** How many parts are as they were. */
  readonly unchanged: number;
  readonly hasNewFiles: boolean;
  /** The titles of the entries that get a version of their own because they use this fragment. */
  readonly followers: readonly string[];
}

/** What a review looks at: the drafts of a library and what publishing makes of them. */
export interface ReviewContext {
  readonly library: Library;
  readonly drafts: ReadonlyMap<EntryKey, Draft>;
  readonly plan: Plan;
  /** What is wrong with the content. */
  readonly problems: readonly Problem[];
}

/** The change of an entry's working texts against what was published last. */
export function reviewedEntry(context: ReviewContext, entry: Entry): ReviewedEntry {
  const { library, drafts, plan, problems } = context;
  const change = changeOf(entry);
  const planned = plan.versions.find(({ key, isFollower }) => key === entry.key && !isFollower);
  const refused = plan.refused.find(({ key }) => key === entry.key)?.problem;
  const newest = newestSnapshot(entry);
  const texts = [...entry.working.values()].filter(({ locale }) => !isUnreadable(library, entry, locale));
  const parts = texts.flatMap((text) => partsOf(library, entry, text));
  const differing = parts.filter(({ paragraphs }) => paragraphs.some(({ kind }) => kind !== "same"));
  return {
    key: entry.key,
    title: titleOf(library, entry, entry.working, library.workspace.sourceLocale),
    owner: ownerOf(library, entry),
    ...(newest && { from: newest.version }),
    ...(planned && { planned }),
    ...(refused && { refused }),
    isFaulty: problems.some(
      ({ file, severity }) => severity === "error" && `${file}/`.startsWith(`${entry.key}/`),
    ),
    isPending: change !== undefined,
    isHeldBack: change?.ready === false,
    ...(change?.withdraw && { withdraw: change.withdraw }),
    languages: languagesOf(library, entry, drafts.get(entry.key), planned),
    facts: texts.flatMap((text) => factsOf(entry, text)),
    parts: differing,
    unchanged: parts.length - differing.length,
    hasNewFiles: drafts.get(entry.key)?.files ?? false,
    followers: followersOf(context, entry),
  };
}

function ownerOf(library: Library, entry: Entry): string {
  const id = sourceTextOf(library, entry)?.front.owner ?? "";
  return library.workspace.owners.get(id)?.name ?? id;
}

function factsOf(entry: Entry, text: EntryText): ReviewedEntry["facts"] {
  const before = newestSnapshot(entry)?.texts.get(text.locale)?.front;
  const { locale } = text;
  return factChanges(before, text.front).map((fact) => ({ ...fact, locale }));
}

function partsOf(library: Library, entry: Entry, text: EntryText): ReviewedPart[] {
  const { locale } = text;
  const version = newestSnapshot(entry)?.version;
  const before = version === undefined ? undefined : pinnedBody(library, entry, version, locale);
  const turns = new Map<string, number>();
  return sectionPairs(before ?? [], comingBody(library, text)).map(({ section, a, b }) => {
    const turn = (turns.get(purposeOf(section)) ?? 0) + 1;
    turns.set(purposeOf(section), turn);
    return { locale, section, turn, paragraphs: paragraphDiffs(a, b, locale) };
  });
}

function purposeOf(section: Section): string {
  if (section.type !== "reply") return section.type;
  return `${[...section.reply.channels].sort().join(" ")}/${section.reply.moment}`;
}

/** A working text with the wording its fragments are going to have: a pending one's own, else the published. */
function comingBody(library: Library, { body, locale }: EntryText): Body {
  const filled = (prose: Prose) => withFragments(prose, (id) => comingWording(library, id, locale));
  return body.map((section): Section => {
    if (section.type === "attach") return section;
    if (section.type === "reply")
      return { ...section, reply: { ...section.reply, prose: filled(section.reply.prose) } };
    return { ...section, prose: filled(section.prose) };
  });
}

function comingWording(library: Library, id: string, locale: Locale): Prose | undefined {
  const fragment = library.entries.get(`fragments/${id}`);
  const published = fragment && standingPublications(fragment.history).at(-1);
  return published && changeOf(fragment) === undefined
    ? fragmentWording(library, id, published.version, locale)
    : draftFragmentWording(library, id, locale);
}

/** Whether a text cannot be compared: its front matter or its body could not be made out. */
function isUnreadable({ problems }: Library, { key, working }: Entry, locale: Locale): boolean {
  const isFaulty = problems.some(
    ({ file, severity }) => file === `${key}/${locale}.mdx` && severity === "error",
  );
  return isFaulty && (working.get(locale)?.body ?? []).length === 0;
}

function languagesOf(
  library: Library,
  entry: Entry,
  draft: Draft | undefined,
  planned?: PlannedVersion,
): ReviewedLanguage[] {
  const known = newestSnapshot(entry)?.texts;
  const stateOf = (locale: Locale): ReviewedLanguage["state"] => {
    if (isUnreadable(library, entry, locale)) return "unreadable";
    if (!entry.working.has(locale)) return "removed";
    if (!known?.has(locale)) return "new";
    const follows = planned?.record.texts[locale];
    if (follows !== undefined && follows !== planned?.record.version) return "behind";
    return draft?.changed.has(locale) ? "updated" : "keeps";
  };
  const locales = new Set([...entry.working.keys(), ...(draft?.removed ?? [])]);
  return [...locales].sort(compareText).map((locale) => ({ locale, state: stateOf(locale) }));
}

function followersOf({ library, plan }: ReviewContext, entry: Entry): string[] {
  if (entry.kind !== "fragments") return [];
  const titles = plan.versions.flatMap(({ key, isFollower, record }) => {
    const user = library.entries.get(key);
    const before = user && standingPublications(user.history).at(-1)?.fragments[entry.id];
    const follows = isFollower && record.fragments[entry.id] !== before && before !== undefined;
    return user && follows ? [titleOf(library, user, user.working, library.workspace.sourceLocale)] : [];
  });
  return [...new Set(titles)].sort(compareText);
}
