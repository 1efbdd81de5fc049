import { emergenciesIn } from "#core/approval.ts";
import {
  type Concern,
  ENDING_DAYS,
  type LiveVersion,
  liveVersions,
  ownerOf,
  SOON_DAYS,
  type Watch,
  type WatchedEntry,
  within,
} from "#core/concern.ts";
import { channelsCovered } from "#core/coverage.ts";
import { dayAfter } from "#core/day.ts";
import { publicationOf, waitingAt, waitingWithdrawalAt, withdrawnFrom } from "#core/history.ts";
import { type Instant, instantOf, laterOf } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import { reviewDue } from "#core/review.ts";
import type { Version } from "#core/version.ts";

/** Everything about an entry that somebody has to look after at an instant, or is known to have to later. */
export function concernsOf(entry: WatchedEntry, watch: Watch, since: Instant): Concern[] {
  const live = liveVersions(entry, since).flatMap((version) =>
    concernsAbout(entry, version, watch).flatMap((concern) => within(concern, version.term) ?? []),
  );
  return [...live, ...scheduledIn(entry, since), ...emergenciesOf(entry)];
}

function concernsAbout(entry: WatchedEntry, version: LiveVersion, watch: Watch): Concern[] {
  return [
    ...reviewsOf(entry, version, watch),
    ...behindIn(entry, version),
    ...endingOf(entry, version),
    ...(entry.kind === "answers" ? gapsIn(entry, version, watch) : []),
  ];
}

function reviewsOf({ key, history }: WatchedEntry, { said }: LiveVersion, watch: Watch): Concern[] {
  const due = reviewDue(said.front, history, watch.timeZone);
  if (due === undefined) return [];
  const row = { id: key, owner: said.front.owner ?? "", due };
  const late = watch.midnight(dayAfter(due, 1));
  return [
    { heading: "overdueReviews", row, from: late },
    { heading: "reviewsDueSoon", row, from: watch.midnight(dayAfter(due, -SOON_DAYS)), until: late },
  ];
}

function behindIn({ key, history }: WatchedEntry, { said, stretch }: LiveVersion): Concern[] {
  const { version, behind = [] } = stretch;
  const texts = publicationOf(history, version)?.texts ?? {};
  const owner = said.front.owner ?? "";
  return behind.map((locale) => ({
    heading: "translationsBehind",
    row: { id: key, owner, locale, version, follows: texts[locale] ?? "" },
  }));
}

function endingOf({ key }: WatchedEntry, { said }: LiveVersion): Concern[] {
  const until = said.front.advisory?.until;
  if (until === undefined) return [];
  const soon = instantOf(millisOf(until) - ENDING_DAYS * 86_400_000);
  const from = laterOf(soon, said.front.advisory?.from ?? soon);
  const row = { id: key, owner: said.front.owner ?? "", until };
  return [{ heading: "endingAdvisories", row, from, until }];
}

function gapsIn({ key }: WatchedEntry, { said }: LiveVersion, watch: Watch): Concern[] {
  const owner = said.front.owner ?? "";
  const text = said.texts[watch.sourceLocale];
  const covered = text && channelsCovered(text, watch.channels);
  const missed = watch.channels.filter(({ id }) => !covered?.has(id)).map(({ id }) => id);
  const isFound = Object.values(said.texts).some(({ phrases }) => phrases.length > 0);
  return [
    ...(isFound ? [] : [{ heading: "answersWithoutPhrases", row: { id: key, owner } } as const]),
    ...(missed.length > 0
      ? [{ heading: "channelsWithoutReply", row: { id: key, owner, channels: missed } } as const]
      : []),
  ];
}

function scheduledIn(entry: WatchedEntry, since: Instant): Concern[] {
  const [waiting, withdrawal] = [waitingAt(entry.history, since), waitingWithdrawalAt(entry.history, since)];
  const [id, owner] = [entry.key, waiting || withdrawal ? ownerOf(entry) : ""];
  const row = (version: Version, effective: Instant) => ({ id, owner, version, effective });
  const heading = "scheduled";
  const { effective } = waiting ?? {};
  const begins = withdrawal && withdrawnFrom(withdrawal);
  return [
    ...(waiting && effective
      ? [{ heading, row: row(waiting.version, effective), until: effective } as const]
      : []),
    ...(withdrawal && begins
      ? ([{ heading, row: { ...row(withdrawal.version, begins), withdrawal: true }, until: begins }] as const)
      : []),
  ];
}

/** What went out on one person's word alone and nobody has agreed to since. */
function emergenciesOf(entry: WatchedEntry): Concern[] {
  return emergenciesIn(entry.history).map((record) => {
    const { version, at: since, emergency } = record;
    const reason = emergency?.reason ?? "";
    const row = { id: entry.key, owner: ownerOf(entry), version, reason, since };
    const isWithdrawal = record.record === "withdraw";
    return { heading: "emergencies", row: isWithdrawal ? { ...row, withdrawal: true } : row };
  });
}
