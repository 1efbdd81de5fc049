import { type Change, changeKey } from "#core/change.ts";
import { type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import { type Locale, textIn } from "#core/locale.ts";
import type { PublishedText } from "#core/published.ts";
import type { Section } from "#core/reply.ts";
import { sectionPairs } from "#core/section-pair.ts";
import type { SiteLibrary } from "#site/library.ts";

/** A part of a text that a change touched, with the paragraphs that differ. */
export interface ChangedPart {
  readonly part: Section | "title" | "summary";
  readonly locale: Locale;
  readonly paragraphs: readonly ParagraphDiff[];
}

/** What a change did to one language's text, cut to what a feed can carry. */
export interface ChangedParts {
  readonly parts: readonly ChangedPart[];
  readonly isCut: boolean;
}

const MOST_PARTS = 3;
/** So many characters of differing paragraphs are told of one change. */
const MOST_TEXT = 3000;

const known = new WeakMap<SiteLibrary, Map<string, ChangedParts>>();

/**
 * The way from A to B of a change: replies for a first answer before the other parts, in the source language, or in
 * the language that caught up. Compared once for all feeds.
 */
export function changedParts(library: SiteLibrary, change: Change): ChangedParts {
  const own = known.get(library) ?? new Map<string, ChangedParts>();
  known.set(library, own);
  const key = changeKey(change);
  const parts = own.get(key) ?? comparedParts(library, change);
  own.set(key, parts);
  return parts;
}

function comparedParts(library: SiteLibrary, change: Change): ChangedParts {
  const { kind, id, before, version, isSmall, caughtUp } = change;
  const versions = library.entries.get(`${kind}/${id}`)?.versions;
  const locale = (isSmall ? caughtUp[0] : undefined) ?? library.workspace.sourceLocale;
  const [a, b] = [versions?.[before ?? ""]?.texts[locale], versions?.[version]?.texts[locale]];
  if (!a || !b) return { parts: [], isCut: false };
  return cut(differing(library, a, b, locale));
}

function differing(library: SiteLibrary, a: PublishedText, b: PublishedText, locale: Locale): ChangedPart[] {
  const compared = (part: ChangedPart["part"], was: string, now: string): ChangedPart => ({
    part,
    locale,
    paragraphs: paragraphDiffs(was, now, locale)
      .filter(({ kind }) => kind !== "same")
      .map((paragraph) => withLabels(library, paragraph, locale)),
  });
  const pairs = sectionPairs(a.body, b.body).filter((pair) => pair.a !== pair.b);
  return [
    ...pairs.filter(({ section }) => isFirstReply(section)),
    ...pairs.filter(({ section }) => !isFirstReply(section)),
  ]
    .map((pair) => () => compared(pair.section, pair.a, pair.b))
    .concat(
      a.title === b.title ? [] : [() => compared("title", a.title, b.title)],
      a.summary === b.summary ? [] : [() => compared("summary", a.summary ?? "", b.summary ?? "")],
    )
    .slice(0, MOST_PARTS + 1)
    .map((compare) => compare());
}

function isFirstReply(section: Section): boolean {
  return section.type === "reply" && section.reply.moment === "first";
}

function cut(parts: readonly ChangedPart[]): ChangedParts {
  let left = MOST_TEXT;
  const fits = (paragraph: ParagraphDiff) => {
    left -= paragraph.parts.reduce((length, { text }) => length + text.length, 0);
    return left >= 0;
  };
  const kept = parts
    .slice(0, MOST_PARTS)
    .map((part) => ({ ...part, paragraphs: part.paragraphs.filter(fits) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
  return { parts: kept, isCut: left < 0 || parts.length > MOST_PARTS };
}

const FIELD = /\{\{([a-z][a-z0-9_]*)\}\}/g;
/** Where a link between entries leads, as plain text has it: of no use outside the site. */
const LINK = / \((?:answer|product|advisory):[a-z0-9-]+\)/g;

/** Fields by their labels, as people read them: `{customer's name}`; links by their words. */
function withLabels({ settings, workspace }: SiteLibrary, paragraph: ParagraphDiff, locale: Locale) {
  const label = (name: string) =>
    textIn(settings.placeholders.get(name)?.label ?? {}, locale, workspace.sourceLocale, name);
  const labelled = (text: string) =>
    text.replace(LINK, "").replace(FIELD, (_, name: string) => `{${label(name).toLowerCase()}}`);
  return { ...paragraph, parts: paragraph.parts.map(({ op, text }) => ({ op, text: labelled(text) })) };
}
