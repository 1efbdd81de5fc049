import type { Concern, ConcernHeading, ConcernRows, Term } from "#core/concern.ts";
import type { EntryKey } from "#core/entry.ts";
import { type Instant, instantOf } from "#core/instant.ts";
import type { Spoken } from "#core/locale.ts";
import { millisOf } from "#core/millis.ts";
import { dayText, exactTime, shortTime } from "#core/when.ts";
import { entryPath, proposePath } from "#site/address.ts";
import { siteHealth } from "#site/health.ts";
import type { SiteLibrary } from "#site/library.ts";
import { proposalLists } from "#site/proposals.ts";
import { titleAt } from "#site/title.ts";
import { filled, type HealthWords, type InterfaceLocale } from "#words/text.ts";
import { healthWordsIn } from "#words/words.ts";

/** One concern as a row of its list shows it. */
export interface HealthRow extends Term {
  readonly title: string;
  /** The path of the entry's page before language and base; absent where there is none. */
  readonly path?: string;
  /** The path of the form in which it is changed, confirmed or withdrawn. */
  readonly form?: string;
  /** The day or the minute by which the list is sorted. */
  readonly when?: { readonly text: string; readonly datetime: string; readonly exact?: string };
  readonly detail: string;
  /** Words somebody wrote; they follow the detail. */
  readonly words?: Spoken;
  /** Another entry that the row is about as well. */
  readonly other?: { readonly title: string; readonly path?: string };
  /** What customers say, after the detail, and how much more of it there is. */
  readonly quotes?: { readonly shown: readonly Spoken[]; readonly more: number };
  readonly owner: string;
}

/** What rows are written with. */
interface Writing {
  readonly library: SiteLibrary;
  readonly locale: InterfaceLocale;
  readonly words: HealthWords;
  readonly asOf: Instant;
}

/** The rows of one list in a language, most urgent first. */
export function healthRows(
  library: SiteLibrary,
  heading: ConcernHeading,
  locale: InterfaceLocale,
): HealthRow[] {
  const { lists, asOf } = siteHealth(library);
  const writing = { library, locale, words: healthWordsIn(locale), asOf };
  return (lists.get(heading) ?? []).map((concern) => rowOf(concern, writing));
}

/** The name of an owner; the id where the workspace does not know them. */
function ownerName({ workspace }: SiteLibrary, owner: string): string {
  return workspace.owners.get(owner)?.name ?? owner;
}

/** What an entry is called: its title at an instant, that of a draft nobody could see so far, else its id. */
export function entryTitle(library: SiteLibrary, key: EntryKey, at: Instant, locale: string): string {
  const entry = library.entries.get(key);
  const draft = library.atWork.drafts.find(({ id }) => id === key);
  return entry ? titleAt(library, entry, at, locale) : (draft?.title ?? key);
}

function rowOf(concern: Concern, writing: Writing): HealthRow {
  const { library, asOf, locale, words } = writing;
  const { from, until, row } = concern;
  const { id } = row;
  const when = whenOf(concern, writing);
  return {
    title: id === undefined ? words.row.idea : entryTitle(library, id, asOf, locale),
    ...(id !== undefined && pathsOf(library, id)),
    ...(when && { when }),
    ...detailOf(concern, writing),
    owner: ownerName(library, row.owner),
    from,
    until,
  };
}

function pathsOf({ entries }: SiteLibrary, key: EntryKey): Pick<HealthRow, "path" | "form"> {
  if (!entries.has(key)) return {};
  const form = proposePath(key);
  return key.startsWith("fragments/") ? { form } : { path: entryPath(key), form };
}

function whenOf({ row }: Concern, { library, asOf, locale }: Writing): HealthRow["when"] {
  const day = "due" in row ? row.due : "reason" in row && "until" in row ? row.until : undefined;
  if (day !== undefined) return { text: dayText(day, locale), datetime: day };
  const { timeZone } = library.workspace;
  const at =
    "effective" in row
      ? row.effective
      : "since" in row
        ? row.since
        : "at" in row
          ? row.at
          : "until" in row
            ? row.until
            : undefined;
  if (at === undefined) return undefined;
  const datetime = instantOf(millisOf(at));
  return { text: shortTime(at, asOf, timeZone, locale), datetime, exact: exactTime(at, timeZone, locale) };
}

type Said = Pick<HealthRow, "detail" | "words" | "other" | "quotes">;

const MOST_QUOTES = 4;

const DETAILS: {
  readonly [H in ConcernHeading]?: (row: ConcernRows[H], writing: Writing) => Said;
} = {
  emergencies: ({ version, withdrawal, reason }, { words, library }) => ({
    detail: filled(withdrawal ? words.row.withdrawal : words.row.version, { version }),
    words: { text: reason, locale: library.workspace.sourceLocale },
  }),
  translationsBehind: ({ locale: tag, version, follows }, { words, locale }) => ({
    detail: filled(words.row.behind, { language: languageIn(tag, locale), version, follows }),
  }),
  scheduled: ({ version, withdrawal }, { words }) => ({
    detail: filled(withdrawal ? words.row.withdrawal : words.row.version, { version }),
  }),
  drafts: ({ id, locales }, { library, words, locale }) => {
    if (!library.entries.has(id)) return { detail: words.row.draftNew };
    const languages = locales.map((tag) => languageIn(tag, locale)).join(", ");
    return { detail: languages ? filled(words.row.draft, { languages }) : words.row.draftFiles };
  },
  acceptedFindings: ({ rule, reason }, { library }) => ({
    detail: rule,
    words: { text: reason, locale: library.workspace.sourceLocale },
  }),
  conflicts: ({ rule, other, phrases }, { library, locale, words, asOf }) => {
    const quotes = [
      ...new Map(phrases.map((said) => [said.phrase, { text: said.phrase, locale: said.locale }])).values(),
    ];
    return {
      detail: rule === "duplicate-phrase" ? words.row.bothClaim : words.row.nearer,
      other: { title: entryTitle(library, other, asOf, locale), path: entryPath(other) },
      quotes: { shown: quotes.slice(0, MOST_QUOTES), more: Math.max(0, quotes.length - MOST_QUOTES) },
    };
  },
  orphans: ({ id }, { words }) => ({
    detail: id.startsWith("fragments/") ? words.row.fragment : words.row.product,
  }),
  proposals: ({ name, verb, suggestedBy }, { library, locale, words }) => {
    const line = proposalLists(library, locale).open.find((proposal) => proposal.name === name);
    const by = suggestedBy && filled(words.row.suggestedBy, { name: suggestedBy });
    // A row about nothing that exists is called an idea already.
    const parts = [verb === "idea" ? undefined : words.verbs[verb], by];
    const detail = parts.filter((part) => part).join(" · ");
    return { detail, ...(line?.says && { words: line.says }) };
  },
};

function detailOf(concern: Concern, writing: Writing): Said {
  const write = DETAILS[concern.heading] as ((row: typeof concern.row, writing: Writing) => Said) | undefined;
  return write?.(concern.row, writing) ?? { detail: "" };
}

/** The name of a language inside a sentence: `Vietnamese`, `tiếng Việt`. */
function languageIn(tag: string, locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
  return locale === "vi" ? name.replace(/^./, (letter) => letter.toLowerCase()) : name;
}
