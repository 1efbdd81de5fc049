import type { Channel } from "#core/channel.ts";
import type { ConcernHeading, ConcernRows } from "#core/concern.ts";
import type { Contested } from "#core/conflict.ts";
import { inShort } from "#core/coverage.ts";
import { instantTwice } from "#core/instant.ts";
import type { Status } from "#core/status.ts";
import { dayText } from "#core/when.ts";

/** The headings of `kb status`, most urgent first. */
const STATUS_HEADINGS: Readonly<Record<ConcernHeading, string>> = {
  emergencies: "Emergencies that await approval",
  overdueReviews: "Reviews overdue",
  translationsBehind: "Translations behind",
  proposals: "Open proposals",
  reviewsDueSoon: "Reviews due within 14 days",
  endingAdvisories: "Advisories that end within 7 days",
  scheduled: "Scheduled",
  drafts: "Drafts",
  settingsDrift: "Published with other settings than today's",
  acceptedFindings: "Accepted findings",
  answersWithoutPhrases: "Answers without phrases",
  channelsWithoutReply: "Answers without a reply for some channels",
  conflicts: "Answers that customers' words lead to alike",
  orphans: "Products and fragments that nothing uses",
};

/** What the lines of a status need besides it. */
export interface StatusNames {
  readonly timeZone: string;
  /** The title of an entry, or its id. */
  readonly title: (id: string) => string;
  readonly channels: readonly Channel[];
  /** The name of an owner. */
  readonly owner: (id: string) => string;
}

const MOST_ROWS = 20;

/** A status as lines for people: each heading with its count, below it at most 20 rows. */
export function statusLines(status: Status, names: StatusNames): string[] {
  const lists = (Object.keys(STATUS_HEADINGS) as ConcernHeading[]).flatMap((heading) =>
    listLines(
      STATUS_HEADINGS[heading],
      status[heading].map((row) => rowText(heading, row, names)),
    ),
  );
  const changed = status.mostChanged.map(({ id, changes }) => `${id}  ${changes}`);
  return [
    ...lists,
    ...listLines("Most changed in the last 90 days, new versions", changed),
    `Changes per week: ${status.changesPerWeek.map(({ monday, count }) => `${dayText(monday, "en")} ${count}`).join(" · ")}`,
  ];
}

function listLines(heading: string, rows: readonly string[]): string[] {
  const more = rows.length - MOST_ROWS;
  return [
    `${heading}: ${rows.length || "none"}`,
    ...rows.slice(0, MOST_ROWS).map((row) => `  ${row}`),
    ...(more > 0 ? [`  and ${more} more: kb status --json`] : []),
  ];
}

/** One row as text: the entry, its title, what is to be known, and who answers for it. */
export function rowText<H extends ConcernHeading>(
  heading: H,
  row: ConcernRows[H],
  names: StatusNames,
): string {
  const { id } = row;
  const title = id === undefined ? "" : names.title(id);
  const parts = [
    id && title !== id && title ? `${id}  ${title}` : (id ?? ""),
    DETAILS[heading](row, names),
    row.owner && names.owner(row.owner),
  ];
  return parts.filter((part) => part).join(", ");
}

const DETAILS: { readonly [H in ConcernHeading]: (row: ConcernRows[H], names: StatusNames) => string } = {
  emergencies: ({ version, reason, since, withdrawal }, { timeZone }) =>
    `${withdrawal ? "withdrawal of " : ""}${version} since ${instantTwice(since, timeZone)}: ${reason}`,
  overdueReviews: ({ due }) => `due ${dayText(due, "en")}`,
  reviewsDueSoon: ({ due }) => `due ${dayText(due, "en")}`,
  translationsBehind: ({ locale, version, follows }) =>
    `${locale} follows ${follows}, in effect is ${version}`,
  proposals: ({ name, verb, suggestedBy }) => `${name} (${verb})${suggestedBy ? ` from ${suggestedBy}` : ""}`,
  endingAdvisories: ({ until }, { timeZone }) => `until ${instantTwice(until, timeZone)}`,
  scheduled: ({ version, effective, withdrawal }, { timeZone }) =>
    `${withdrawal ? "withdrawal of " : ""}${version} at ${instantTwice(effective, timeZone)}`,
  drafts: ({ locales }) => locales.join(" "),
  settingsDrift: () => "",
  acceptedFindings: ({ rule, reason, until }) => `${rule} until ${dayText(until, "en")}: ${reason}`,
  answersWithoutPhrases: () => "",
  channelsWithoutReply: ({ channels }, names) => inShort(channels, names.channels).join(" "),
  conflicts: ({ rule, other, phrases }, { title }) =>
    `${rule === "duplicate-phrase" ? "same as" : "close to"} ${other}  ${title(other)}: ${phrasesText(phrases)}`,
  orphans: () => "",
};

const MOST_PHRASES = 5;

function phrasesText(phrases: readonly Contested[]): string {
  const texts = phrases.map(({ phrase, like }) =>
    phrase === like ? `"${phrase}"` : `"${phrase}" ~ "${like}"`,
  );
  const more = texts.length - MOST_PHRASES;
  return [...texts.slice(0, MOST_PHRASES), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
