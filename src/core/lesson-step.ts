import { type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import { publicationOf, standingPublications } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import type { PublishedEntry } from "#core/published.ts";
import type { Section } from "#core/reply.ts";
import { sectionPairs } from "#core/section-pair.ts";
import type { Version } from "#core/version.ts";

/** A part of a text with those of its paragraphs that differ. */
export interface StepPart {
  readonly section: Section;
  readonly paragraphs: readonly ParagraphDiff[];
}

/** What a lesson shows of the way from one version to a later one. */
export interface LessonStep {
  readonly locale: Locale;
  readonly parts: readonly StepPart[];
  /** Whether more parts differ than are shown. */
  readonly isCut: boolean;
}

/** So many parts are enough to learn from. */
const MOST_PARTS = 2;

/**
 * The parts that differ between two versions, replies before the rest: in a language, or in the source's where nothing
 * differs in it. Empty where one of the versions is unknown.
 */
export function lessonStep(
  { versions }: PublishedEntry,
  from: Version,
  to: Version,
  [locale, sourceLocale]: readonly [Locale, Locale],
): LessonStep {
  for (const tag of [locale, sourceLocale]) {
    const [a, b] = [versions[from]?.texts[tag], versions[to]?.texts[tag]];
    const pairs = a && b ? sectionPairs(a.body, b.body).filter((pair) => pair.a !== pair.b) : [];
    if (pairs.length === 0) continue;
    const ordered = pairs.toSorted((one, other) => rank(one.section) - rank(other.section));
    const parts = ordered.slice(0, MOST_PARTS).map((pair) => ({
      section: pair.section,
      paragraphs: paragraphDiffs(pair.a, pair.b, tag).filter(({ kind }) => kind !== "same"),
    }));
    return { locale: tag, parts, isCut: pairs.length > parts.length };
  }
  return { locale: sourceLocale, parts: [], isCut: false };
}

function rank(section: Section): number {
  if (section.type !== "reply") return 2;
  return section.reply.moment === "first" ? 0 : 1;
}

/** The versions on the way whose changes readers are told of, oldest first; the last one at least. */
export function stepsBetween({ history }: PublishedEntry, from: Version, to: Version): Version[] {
  const standing = standingPublications(history).map(({ version }) => version);
  const way = standing.slice(standing.indexOf(from) + 1, standing.indexOf(to) + 1);
  const told = way.filter((version) => publicationOf(history, version)?.kind === "major");
  return told.length > 0 ? told : way.slice(-1);
}
