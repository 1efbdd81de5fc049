import { adviceWords } from "#browser/advice-words.ts";
import { caseSheet, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { findWords } from "#browser/find-words.ts";
import { saidOfFound } from "#browser/found-said.ts";
import { type FoundView, foundHtml } from "#browser/found-view.ts";
import { savedHabit } from "#browser/habit.ts";
import { jsonAt } from "#browser/json.ts";
import { type Laid, shownInOrder } from "#browser/laid-out.ts";
import { messageHtml } from "#browser/message-view.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { languageHtml, languageSaid, takeLanguage } from "#browser/reply-language.ts";
import type { Shown } from "#browser/results.ts";
import { type LookedUp, lookedUp, openSearch } from "#browser/search-client.ts";
import { adviceOn } from "#core/advice.ts";
import { isQuestion } from "#core/case.ts";
import type { Force } from "#core/in-force.ts";
import { laterOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { privateDataIn } from "#core/private-data.ts";
import type { Suggested } from "#search/found.ts";
import type { TextPlace } from "#search/matched-places.ts";
import { counted } from "#words/text.ts";

const [WORDS, ADVICE, FIND] = await Promise.all([pageWords(), adviceWords(), findWords()]);

/** What the box shows: the customer's message, and what was found; nothing where there is neither. */
export interface FinderShown {
  /** The message as it stands while one of the results is chosen, counted from 0. */
  message(index: number): string;
  readonly found?: Shown;
}

/** Looks up in what the site has published: the typed words, else the customer's message. */
export interface Finder {
  /** The customer's message, before it is known what of it matches. */
  message(text: string): string;
  /** What there is to show; it rejects when nothing could be looked up. */
  look(typed: string, message: string): Promise<FinderShown>;
}

/** `/api/v1/advisories.json`. */
interface AdvisoriesJson {
  readonly advisories: readonly { readonly forces: readonly Force[] }[];
}

/** What a view is drawn from, besides the case. */
type Known = Pick<LookedUp, "ground" | "teams">;

/** A message says so much that further ones only share words with it. */
const MOST_FOUND = { find: 12, suggest: 6 } as const;

/** Loads what the box needs, from below the site's root; it rejects when that cannot be had. */
export async function loadFinder(root: string, base: string): Promise<Finder> {
  const [known, advisories] = await Promise.all([
    openSearch(root),
    jsonAt<AdvisoriesJson>(`${root}api/v1/advisories.json`, "advisories"),
  ]);
  const published = advisories.advisories.flatMap(({ forces }) => forces);
  const viewNow = (given: Known) => foundView({ ...given, base, forces: latestForces() ?? published });
  return {
    message: (text) => messageShown(viewNow(known), text, [], []),
    look: async (typed, message) => {
      const words = typed || message;
      if (words === "") return { message: () => "" };
      const { now, locale } = viewNow(known);
      const kind = typed === "" || isQuestion(typed) ? "suggest" : "find";
      const found = await lookedUp(root, kind, words, { top: MOST_FOUND[kind], now, locale });
      if (typed === "") takeLanguage(message, found.suggested.locale);
      const view = { ...viewNow(found), ...saidIn(words, kind, found.suggested) };
      return shownOf(view, found.suggested, { typed, message });
    },
  };
}

/** The words that led to each answer: what a message says of it, or all that was typed. */
function saidIn(words: string, kind: "find" | "suggest", { places }: Suggested): Partial<FoundView> {
  if (kind === "find") return { saidOf: () => [words] };
  const saidOf = (id: string) => {
    const said = (places.get(id) ?? []).map(({ start, end }) => words.slice(start, end).toLowerCase());
    return [...new Set(said)].slice(0, MOST_SAID);
  };
  return { message: words, saidOf };
}

/** A long message says the same over and over. */
const MOST_SAID = 40;

function shownOf(
  view: FoundView,
  suggested: Suggested,
  { typed, message }: { typed: string; message: string },
): FinderShown {
  const { html, laid } = foundHtml(view, suggested);
  const order = shownInOrder(laid);
  const ids = order.map(({ id }) => id);
  const count = counted(view.words.list.count, ids.length, view.locale);
  const said = saidOfFound(view, suggested, laid, languageSaid(view, message));
  const found = { ...said, html, words: typed || message, ids, count };
  return {
    message: (index) => {
      const marks = typed ? [] : (suggested.places.get(ids[index] ?? "") ?? []);
      return messageShown(view, message, marks, typed ? [] : partsOf(laid));
    },
    found,
  };
}

function partsOf({ asked }: Laid): TextPlace[] {
  return asked.map(({ ask }) => ask);
}

function messageShown(
  view: FoundView,
  message: string,
  marks: readonly TextPlace[],
  parts: readonly TextPlace[],
): string {
  const language = languageHtml(view, message);
  return messageHtml({ ...view, message, marks, parts, language, shown: shownInPublic(message, view) });
}

/** What a public message shows of its writer that only a private one should. */
function shownInPublic(message: string, { words, locale }: FoundView): string[] {
  const sheet = caseSheet();
  const isPublic = sheet?.channels.find(({ id }) => id === theCase().channel)?.public ?? false;
  if (!sheet || !isPublic) return [];
  const names = privateDataIn(message, sheet.privateFields).map((found) => {
    if (found.kind !== "field") return words.case.privateKinds[found.kind];
    const label = sheet.privateFields.find(({ name }) => name === found.name)?.label ?? {};
    return textIn(label, locale, "en", found.name).toLowerCase();
  });
  return [...new Set(names)];
}

interface Given extends Known {
  readonly base: string;
  readonly forces: readonly Force[];
}

function foundView({ ground, teams, base, forces }: Given): FoundView {
  const around = surroundings(WORDS, ground.timeZone, base);
  const now = laterOf(deviceNow(), ground.asOf);
  const { country, notIn, channel: chosen, locale = around.locale } = theCase();
  const channel = caseSheet()?.channels.find(({ id }) => id === chosen);
  return {
    ...around,
    now,
    teams,
    message: "",
    saidOf: () => [],
    replyLocale: theCase().locale ?? savedHabit().locale ?? around.locale,
    here: location.pathname,
    adviceWords: ADVICE,
    findWords: FIND,
    ...(channel && {
      advice: ({ id, version: front }) =>
        adviceOn(forces, { id, front, channel, locale, country, notIn, at: now }),
    }),
  };
}
