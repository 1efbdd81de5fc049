import { deviceNow } from "#browser/clock.ts";
import { jsonAt } from "#browser/json.ts";
import { lookedUp } from "#browser/search-client.ts";
import type { History } from "#core/history.ts";
import { type Localized, textIn } from "#core/locale.ts";
import type { Pickable } from "#core/path-picks.ts";
import type { PlannedAnswer } from "#core/path-plan.ts";
import { plainText } from "#core/plain-text.ts";
import type { PublishedText, PublishedVersion } from "#core/published.ts";
import { stretchAt, stretchesFrom } from "#core/stretch.ts";
import { isForTeams } from "#core/team.ts";
import type { AnswerDocument, DocumentVersion } from "#search/document.ts";

/** What somebody looks for: words of an answer, and one of its products, tags and teams each. */
export interface Looked {
  readonly words: string;
  readonly product: string;
  readonly tag: string;
  readonly team: string;
}

/** Where the page's data lies, and in which language it is read. */
export interface MatterPlace {
  /** The site's root, and below it the folder of the data. */
  readonly root: string;
  readonly data: string;
  readonly locale: string;
  readonly sourceLocale: string;
}

/** What is known of an answer that stands only among options. */
export type Neighbour = Pick<PlannedAnswer, "titles" | "summaries">;

/** So many answers are looked up for words. */
const MOST_FOUND = 40;
/** So many answers are asked for at a customer's words: itself and those it is mistaken for. */
const NEAREST = 5;

/**
 * What the page asks of the published answers: typed words go to the look-up of the box, and only who filters loads
 * the index; of each answer that is picked its records and its version in effect are loaded, never more than of those.
 */
export class PathMatter {
  readonly #place: MatterPlace;
  readonly #facts = new Map<string, Promise<PlannedAnswer | undefined>>();
  #index: Promise<readonly AnswerDocument[]> | undefined;
  /** What was met beside the answers, by id. */
  readonly others = new Map<string, Neighbour>();

  constructor(place: MatterPlace) {
    this.#place = place;
  }

  /** The answers that fit, best first where words are looked for, else by title. */
  async look(looked: Looked): Promise<Pickable[]> {
    const found = looked.words.trim() === "" ? await this.#listed() : await this.#searched(looked.words);
    const fitting = found.filter(([, version]) => isLookedFor(version, looked));
    return fitting.map(([id, { titles, products }]) => ({ id, title: this.#titleOf(titles, id), products }));
  }

  /** What lessons say of an answer, asked for once; undefined where it has nothing in effect. It rejects where that cannot be had. */
  factsOf(id: string): Promise<PlannedAnswer | undefined> {
    const known = this.#facts.get(id) ?? this.#loaded(id);
    this.#facts.set(id, known);
    known.catch(() => this.#facts.delete(id));
    return known;
  }

  #titleOf(titles: Localized, id: string): string {
    return textIn(titles, this.#place.locale, this.#place.sourceLocale, id);
  }

  async #searched(words: string): Promise<[string, DocumentVersion][]> {
    const { root, locale } = this.#place;
    const { suggested } = await lookedUp(root, "find", words, { top: MOST_FOUND, now: deviceNow(), locale });
    return [...suggested.urgent, ...suggested.findings]
      .filter(({ isWithdrawn }) => !isWithdrawn)
      .map(({ id, version }) => [id, version]);
  }

  async #listed(): Promise<[string, DocumentVersion][]> {
    this.#index ??= jsonAt<{ readonly answers: readonly AnswerDocument[] }>(
      `${this.#place.data}index.json`,
      "answers",
    ).then(({ answers }) => answers);
    this.#index.catch(() => {
      this.#index = undefined;
    });
    const now = deviceNow();
    const all = (await this.#index).flatMap(({ id, stretches, versions }): [string, DocumentVersion][] => {
      const stretch = stretchAt(stretches, now);
      const version = versions[stretch?.version ?? ""];
      return version && !stretch?.isWithdrawn ? [[id, version]] : [];
    });
    const compare = new Intl.Collator(this.#place.locale).compare;
    return all.sort(([a, one], [b, other]) =>
      compare(this.#titleOf(one.titles, a), this.#titleOf(other.titles, b)),
    );
  }

  async #loaded(id: string): Promise<PlannedAnswer | undefined> {
    const { data } = this.#place;
    const { history } = await jsonAt<{ history: History }>(`${data}answers/${id}.json`, "history");
    const now = deviceNow();
    const stretch = stretchAt(stretchesFrom(history, now), now);
    if (!stretch || stretch.isWithdrawn) return undefined;
    const { version, before } = stretch;
    const { front, texts } = await jsonAt<PublishedVersion>(`${data}answers/${id}/${version}.json`, "texts");
    const phrases = mapped(texts, (text) => text.phrases);
    return {
      id,
      titles: mapped(texts, ({ title }) => title),
      summaries: defined(mapped(texts, ({ summary }) => summary)),
      phrases,
      products: front.products,
      tags: front.tags,
      ...(before && { change: { from: before, to: version } }),
      near: await this.#near(id, phrases[this.#place.sourceLocale]?.[0] ?? ""),
      never: defined(mapped(texts, neverOf)),
    };
  }

  /** What customers' words lead to as well; nothing where the look-up cannot be had. */
  async #near(id: string, phrase: string): Promise<string[]> {
    if (phrase === "") return [];
    const { root, locale } = this.#place;
    try {
      const options = { top: NEAREST, now: deviceNow(), locale };
      const { suggested } = await lookedUp(root, "suggest", phrase, options);
      const found = suggested.findings.filter((one) => one.id !== id && !one.isWithdrawn);
      for (const { id: other, version } of found)
        this.others.set(other, { titles: version.titles, summaries: version.summaries });
      return found.map((one) => one.id);
    } catch {
      return [];
    }
  }
}

function isLookedFor({ products, tags, teams }: DocumentVersion, { product, tag, team }: Looked): boolean {
  return (
    (product === "" || products.includes(product)) &&
    (tag === "" || tags.includes(tag)) &&
    (team === "" || isForTeams(teams, [team]))
  );
}

function mapped<T>(texts: PublishedVersion["texts"], of: (text: PublishedText) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, of(text)]));
}

function defined(texts: Readonly<Record<string, string | undefined>>): Localized {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The first paragraph of what never to say, as the middle of a sentence: it goes on after "never". */
function neverOf({ body }: PublishedText): string | undefined {
  const section = body.find(({ type }) => type === "never");
  if (section?.type !== "never") return undefined;
  const first = plainText(section.prose)
    .split("\n")[0]
    ?.replace(/^[-*\d.]+\s+/, "");
  return first && first.charAt(0).toLocaleLowerCase() + first.slice(1);
}
