import { adviceWords } from "#browser/advice-words.ts";
import { caseSheet, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { type FoundView, foundHtml } from "#browser/found-view.ts";
import { savedHabit } from "#browser/habit.ts";
import { messageHtml } from "#browser/message-view.ts";
import { latestForces } from "#browser/news.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import type { Shown } from "#browser/results.ts";
import { adviceOn } from "#core/advice.ts";
import type { Force } from "#core/in-force.ts";
import { type Instant, laterOf } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { privateDataIn } from "#core/private-data.ts";
import { type AnswerIndex, loadIndex } from "#search/answer-index.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";
import { confidenceIn, type FindOptions, findAnswers, isSure } from "#search/find.ts";
import type { Finding } from "#search/found.ts";
import { matchedPlaces } from "#search/matched-places.ts";
import { counted } from "#words/text.ts";

const [WORDS, ADVICE] = await Promise.all([pageWords(), adviceWords()]);

/** What the box shows: the customer's message with its marks, and what was found; nothing where there is neither. */
export interface FinderShown {
  readonly message: string;
  readonly found?: Shown;
}

/** Looks up in what the site has published: the typed words, else the customer's message. */
export type Finder = (typed: string, message: string) => FinderShown;

/** `/api/v1/index.json`. */
interface IndexJson {
  /** What has happened by then has happened, even for a clock that is slow. */
  readonly asOf: Instant;
  readonly sourceLocale: string;
  readonly timeZone: string;
  readonly answers: readonly AnswerDocument[];
}

/** `/api/v1/advisories.json`. */
interface AdvisoriesJson {
  readonly advisories: readonly { readonly forces: readonly Force[] }[];
}

const MOST_FOUND = 12;
const MOST_NEAREST = 3;

/** Loads what the box needs, from below the site's root; it rejects when that cannot be had. */
export async function loadFinder(root: string, base: string): Promise<Finder> {
  const [json, serialised, advisories] = await Promise.all([
    fetched(`${root}api/v1/index.json`),
    fetched(`${root}search/answers.json`),
    fetched(`${root}api/v1/advisories.json`),
  ]);
  const published = (advisories as AdvisoriesJson).advisories.flatMap(({ forces }) => forces);
  const { asOf, sourceLocale, timeZone, answers } = json as IndexJson;
  const index = loadIndex(serialised);
  const documents = documentsById(answers);
  return (typed, message) => {
    const forces = latestForces() ?? published;
    const view = foundView({ timeZone, base, documents, forces, now: laterOf(deviceNow(), asOf) });
    const words = typed || message;
    const options: FindOptions = { top: MOST_FOUND, now: view.now, locale: view.locale, sourceLocale };
    const { findings, nearest } = lookedUp(index, documents, words, options);
    const marks = message === "" ? [] : matchedPlaces(message, findings[0]?.matched ?? []);
    const html = messageHtml({ ...view, message, marks, shown: shownInPublic(message, view) });
    const ids = [...findings, ...nearest].map(({ id }) => id);
    const count = counted(view.words.list.count, ids.length, view.locale);
    const found = { ...foundHtml(view, findings, nearest), words, ids, count };
    return { message: html, ...(words !== "" && { found }) };
  };
}

interface LookedUp {
  readonly findings: readonly Finding[];
  /** Where none fits, what is nearest. */
  readonly nearest: readonly Finding[];
}

function lookedUp(
  index: AnswerIndex,
  documents: ReadonlyMap<string, AnswerDocument>,
  words: string,
  options: FindOptions,
): LookedUp {
  const findings = findAnswers(index, documents, words, options);
  if (isSure(confidenceIn(findings))) return { findings, nearest: [] };
  const near =
    findings.length > 0 ? findings : findAnswers(index, documents, words, { ...options, slips: 2 });
  return { findings: [], nearest: near.slice(0, MOST_NEAREST) };
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

interface Given extends Pick<FoundView, "timeZone" | "documents" | "now"> {
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
