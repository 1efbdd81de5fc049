import { bigStep } from "#core/big-step.ts";
import { type ParagraphDiff, paragraphDiffs } from "#core/diff.ts";
import { excerptOf } from "#core/drill-excerpt.ts";
import { isBehind, type Note, noteOf, predecessorOf, standingPublications } from "#core/history.ts";
import type { Locale } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import type { PublishedEntry, PublishedText } from "#core/published.ts";
import { type Body, repliesOf } from "#core/reply.ts";
import { compareVersions, type Version } from "#core/version.ts";

/** What became of a reply at the newest change of its meaning, with the note of that change. */
export interface DrillChange {
  readonly from: Version;
  /** The version that began with it; small corrections may have followed. */
  readonly to: Version;
  readonly locale: Locale;
  /** The sentences that differ, from the version before it to the one that holds. */
  readonly paragraphs: readonly ParagraphDiff[];
  readonly note: Note;
}

/** Longer texts are not read twice in a drill, in characters. */
const LONGEST = 700;

/**
 * What last changed in the replies of a version, in the first of some languages in which both texts are there and say
 * what they should; undefined where it is the first version or no reply differs.
 */
export function drillChange(
  { history, versions }: PublishedEntry,
  version: Version,
  locales: readonly Locale[],
): DrillChange | undefined {
  const major = standingPublications(history).findLast(
    (record) => record.kind === "major" && compareVersions(record.version, version) <= 0,
  );
  const before = major && predecessorOf(history, major.version);
  if (!before) return undefined;
  const notes = noteOf(history, major.version);
  for (const locale of locales) {
    const [a, b] = [versions[before.version]?.texts[locale], versions[version]?.texts[locale]];
    const note = locales.map((tag) => notes[tag]).find((found) => found !== undefined);
    if (!a || !b || !note || isBehind(history, version, locale)) continue;
    const paragraphs = tellingParagraphs(a, b, locale, notes[locale]?.what ?? note.what);
    if (paragraphs) return { from: before.version, to: major.version, locale, paragraphs, note };
  }
  return undefined;
}

/** A wording as it stood before a change, or as it stands since. */
export function sideOf(paragraphs: readonly ParagraphDiff[], side: "was" | "now"): string {
  const left = side === "was" ? "add" : "remove";
  return paragraphs
    .map(({ parts }) =>
      parts
        .filter(({ op }) => op !== left)
        .map(({ text }) => text)
        .join(""),
    )
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

function tellingParagraphs(
  a: PublishedText,
  b: PublishedText,
  locale: Locale,
  what: string,
): readonly ParagraphDiff[] | undefined {
  const pairs = pairsOf(a.body, b.body);
  const step = bigStep(a, b, locale, what);
  const telling = step && pairs.find(([was, now]) => was.includes(step.was) && now.includes(step.now));
  const ordered = telling ? [telling, ...pairs] : pairs;
  return ordered
    .map(([was, now]) => excerptOf(paragraphDiffs(was, now, locale)))
    .find((paragraphs) => isAskable(paragraphs));
}

/** Both wordings say something, and not the same. */
function isAskable(paragraphs: readonly ParagraphDiff[]): boolean {
  const [was, now] = [sideOf(paragraphs, "was"), sideOf(paragraphs, "now")];
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  return was !== "" && now !== "" && Math.max(was.length, now.length) <= LONGEST && plain(was) !== plain(now);
}

/** Replies that belong together by their channels, moment and place among their variants; the differing ones. */
function pairsOf(a: Body, b: Body): [string, string][] {
  const [before, after] = [namedReplies(a), namedReplies(b)];
  return [...after].flatMap(([name, now]): [string, string][] => {
    const was = before.get(name);
    return was === undefined || was === now ? [] : [[was, now]];
  });
}

function namedReplies(body: Body): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { channels, moment, prose } of repliesOf(body)) {
    let place = 1;
    while (texts.has(`${channels.join(" ")} ${moment} ${place}`)) place++;
    texts.set(`${channels.join(" ")} ${moment} ${place}`, plainText(prose));
  }
  return texts;
}
