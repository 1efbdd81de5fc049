import { adviceWords } from "#browser/advice-words.ts";
import { caseSheet, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { type FoundView, foundHtml } from "#browser/found-view.ts";
import { savedHabit } from "#browser/habit.ts";
import { messageHtml } from "#browser/message-view.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import type { Shown } from "#browser/results.ts";
import { lookedUp, openSearch } from "#browser/search-client.ts";
import { adviceOn } from "#core/advice.ts";
import type { Force } from "#core/in-force.ts";
import { laterOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { privateDataIn } from "#core/private-data.ts";
import type { SearchGround } from "#search/engine.ts";
import type { TextPlace } from "#search/matched-places.ts";
import { counted } from "#words/text.ts";

const [WORDS, ADVICE] = await Promise.all([pageWords(), adviceWords()]);

/** What the box shows: the customer's message with its marks, and what was found; nothing where there is neither. */
export interface FinderShown {
  readonly message: string;
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

const MOST_FOUND = 12;

/** Loads what the box needs, from below the site's root; it rejects when that cannot be had. */
export async function loadFinder(root: string, base: string): Promise<Finder> {
  const [ground, advisories] = await Promise.all([
    openSearch(root),
    fetched(`${root}api/v1/advisories.json`),
  ]);
  const published = (advisories as AdvisoriesJson).advisories.flatMap(({ forces }) => forces);
  const viewNow = ({ timeZone, asOf }: SearchGround) =>
    foundView({ timeZone, base, forces: latestForces() ?? published, now: laterOf(deviceNow(), asOf) });
  const messageShown = (view: FoundView, message: string, marks: readonly TextPlace[]) =>
    messageHtml({ ...view, message, marks, shown: shownInPublic(message, view) });
  return {
    message: (text) => messageShown(viewNow(ground), text, []),
    look: async (typed, message) => {
      const words = typed || message;
      const first = viewNow(ground);
      if (words === "") return { message: "" };
      const options = { top: MOST_FOUND, now: first.now, locale: first.locale };
      const { suggested, ground: latest } = typed
        ? await lookedUp(root, "find", typed, options)
        : await lookedUp(root, "suggest", message, options);
      const view = viewNow(latest);
      const { findings, isSure } = suggested;
      const marks = typed ? [] : (suggested.places.get(findings[0]?.id ?? "") ?? []);
      const ids = findings.map(({ id }) => id);
      const count = counted(view.words.list.count, ids.length, view.locale);
      const shown = isSure ? foundHtml(view, findings, []) : foundHtml(view, [], findings);
      return { message: messageShown(view, message, marks), found: { ...shown, words, ids, count } };
    },
  };
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

async function fetched(address: string): Promise<object> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

interface Given extends Pick<FoundView, "timeZone" | "now"> {
  readonly base: string;
  readonly forces: readonly Force[];
}

function foundView({ base, timeZone, forces, ...given }: Given): FoundView {
  const around = surroundings(WORDS, timeZone, base);
  const { country, notIn, channel: chosen, locale = around.locale } = theCase();
  const channel = caseSheet()?.channels.find(({ id }) => id === chosen);
  return {
    ...around,
    ...given,
    replyLocale: theCase().locale ?? savedHabit().locale ?? around.locale,
    here: location.pathname,
    adviceWords: ADVICE,
    ...(channel && {
      advice: ({ id, version: front }) =>
        adviceOn(forces, { id, front, channel, locale, country, notIn, at: given.now }),
    }),
  };
}
