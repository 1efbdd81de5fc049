import { audienceOf } from "#core/audience.ts";
import type { Teams } from "#core/escalation.ts";
import type { Instant } from "#core/instant.ts";
import { entriesOf, type Library } from "#core/library.ts";
import { allSettledAt, type PublishedEntry } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { replyTexts } from "#core/reply-texts.ts";
import type { SearchGround } from "#search/engine.ts";
import { type RepliesOf, type SearchEntry, searchEntries } from "#search/entry.ts";
import type { SearchWords } from "#search/search-files.ts";
import { keptReplies } from "#store/kept-replies.ts";
import type { Reading } from "#store/library.ts";

/** What the search of a site is made from. */
export interface SearchMaterial {
  /** In order of id. */
  readonly entries: readonly SearchEntry[];
  readonly ground: SearchGround;
  readonly words: SearchWords;
  /** Whom to ask where nothing fits. */
  readonly teams: Teams;
}

/** The published answers of a content folder as the search of a site for some teams knows them at `now`. */
export function searchMaterial(reading: Reading, teams: readonly string[], now: Instant): SearchMaterial {
  const { library } = reading;
  const { sourceLocale, replyLocales, timeZone } = library.workspace;
  const repliesOf: RepliesOf = ({ id }, version) =>
    keptReplies(reading, `answers/${id}`, version.version, () => replyTexts(version));
  const [histories, entries]: [PublishedEntry["history"][], SearchEntry[]] = [[], []];
  const isShown = audienceOf(library, teams, now);
  // One after another: all published answers at once are several times as much as what is searched of them.
  for (const entry of entriesOf(library, "answers")) {
    const answer = isShown(entry.key) ? publishedEntry(library, entry) : undefined;
    if (!answer) continue;
    histories.push(answer.history);
    entries.push(...searchEntries([answer], now, repliesOf));
  }
  return {
    entries: entries.sort((a, b) => (a.document.id < b.document.id ? -1 : 1)),
    ground: { asOf: allSettledAt(histories, now), sourceLocale, replyLocales, timeZone },
    words: library.settings,
    teams: teamsIn(library),
  };
}

/** Whom to ask stands beside what is found, offline too. */
function teamsIn({ workspace: { teams, unanswered } }: Library): Teams {
  return { teams: Object.fromEntries(teams), ...(unanswered && { unanswered }) };
}
