import { deviceNow } from "#browser/clock.ts";
import { marksHtml } from "#browser/mark-view.ts";
import { pageWords, surroundings } from "#browser/page.ts";
import { langAttribute, type Surroundings } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { type Instant, isBefore, laterOf } from "#core/instant.ts";
import { type Spoken, spokenIn } from "#core/locale.ts";
import { marksBefore, marksOf } from "#core/mark.ts";
import { type AnswerDocument, documentsById } from "#search/document.ts";

/** The part of `/api/v1/index.json` that is needed here. */
interface Index {
  readonly asOf: Instant;
  readonly sourceLocale: string;
  readonly timeZone: string;
  readonly answers: readonly AnswerDocument[];
}

let asked: Promise<Index> | undefined;

/** The index of the site, asked for once; after a failure the next call asks again. */
function index(root: string): Promise<Index> {
  asked ??= fetch(`${root}api/v1/index.json`).then(async (response) => {
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return (await response.json()) as Index;
  });
  return asked.catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
}

/**
 * Gives rows that know only an answer's id (`data-unknown`) its title of today and its marks. Returns the ids
 * of answers that the site does not have; none when the index cannot be had: then the rows stay as they are.
 */
export async function completed(
  rows: readonly HTMLElement[],
  { root = "/", base = "/" }: DOMStringMap,
): Promise<Set<string>> {
  try {
    const [{ asOf, timeZone, answers, sourceLocale }, words] = await Promise.all([index(root), pageWords()]);
    const view = surroundings(words, timeZone, base);
    const documents = documentsById(answers);
    const now = laterOf(deviceNow(), asOf);
    const missing = rows.filter((row) => {
      const document = documents.get(row.dataset.unknown ?? "");
      return !document || !complete(row, document, { ...view, now, sourceLocale });
    });
    return new Set(missing.map((row) => row.dataset.unknown ?? ""));
  } catch {
    return new Set();
  }
}

interface MarkView extends Surroundings {
  readonly now: Instant;
  readonly sourceLocale: string;
}

function complete(row: HTMLElement, { stretches, versions }: AnswerDocument, view: MarkView): boolean {
  const place = stretches.findLastIndex(({ from }) => !isBefore(view.now, from));
  const stretch = stretches[Math.max(0, place)];
  const version = versions[stretch?.version ?? ""];
  if (!stretch || !version) return false;
  const title = row.querySelector<HTMLElement>(".t");
  const said = spokenIn(version.titles, view.locale, view.sourceLocale);
  if (title && said) title.outerHTML = titleHtml(view, said);
  const marks = place < 0 ? marksBefore(stretch) : marksOf(stretch, stretches[place + 1]);
  const about = row.querySelector(".m > span");
  if (about && about.textContent === "") about.textContent = version.tags.join(" · ");
  about?.insertAdjacentHTML("afterend", marksHtml(view, marks, marks[0], view.now));
  return true;
}

function titleHtml(view: Surroundings, { text, locale }: Spoken): string {
  return `<span class="t"${langAttribute(view, locale)}>${escaped(text)}</span>`;
}
