import { deviceNow } from "#browser/clock.ts";
import { type FoundView, foundHtml } from "#browser/found-view.ts";
import { savedHabit } from "#browser/habit.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import type { Shown } from "#browser/results.ts";
import { type Instant, laterOf } from "#core/instant.ts";
import { loadIndex } from "#search/answer-index.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";
import { type FindOptions, findAnswers, isSure } from "#search/find.ts";

const WORDS = await pageWords();

/** Looks words up in what the site has published. */
export type Finder = (typed: string) => Shown;

/** `/api/v1/index.json`. */
interface IndexJson {
  /** What has happened by then has happened, even for a clock that is slow. */
  readonly asOf: Instant;
  readonly sourceLocale: string;
  readonly timeZone: string;
  readonly answers: readonly AnswerDocument[];
}

const MOST_FOUND = 12;
const MOST_NEAREST = 3;

/** Loads what the box needs, from below the site's root; it rejects when that cannot be had. */
export async function loadFinder(root: string, base: string): Promise<Finder> {
  const [json, serialised] = await Promise.all([
    fetched(`${root}api/v1/index.json`),
    fetched(`${root}search/answers.json`),
  ]);
  const { asOf, sourceLocale, timeZone, answers } = json as IndexJson;
  const index = loadIndex(serialised);
  const documents = documentsById(answers);
  return (typed) => {
    const view = foundView({ timeZone, base, documents, now: laterOf(deviceNow(), asOf) });
    const options: FindOptions = { top: MOST_FOUND, now: view.now, locale: view.locale, sourceLocale };
    const findings = findAnswers(index, documents, typed, options);
    if (isSure(findings)) return foundHtml(view, findings, []);
    const nearest =
      findings.length > 0 ? findings : findAnswers(index, documents, typed, { ...options, slips: 2 });
    return foundHtml(view, [], nearest.slice(0, MOST_NEAREST));
  };
}

async function fetched(address: string): Promise<object> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

interface Given extends Pick<FoundView, "timeZone" | "documents" | "now"> {
  readonly base: string;
}

function foundView({ base, timeZone, ...given }: Given): FoundView {
  const around = surroundings(WORDS, timeZone, base);
  return {
    ...around,
    ...given,
    replyLocale:
      document.querySelector<HTMLSelectElement>("[data-case='locale']")?.value ??
      savedHabit().locale ??
      around.locale,
    here: location.pathname,
  };
}
