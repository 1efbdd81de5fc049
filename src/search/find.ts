import { laterOf } from "#core/instant.ts";
import { titleIn } from "#search/document.ts";
import type { Finding, Found, LookUpOptions } from "#search/found.ts";
import { type Hit, RANK } from "#search/hits.ts";
import { foundRecords } from "#search/look-up.ts";
import { matchedTexts } from "#search/match.ts";
import type { Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import type { Slips } from "#search/slips.ts";
import { type Word, wordsOf } from "#search/word.ts";

/** Below this, what was found shares only small words with what was typed. */
const LEAST_CONFIDENCE = 0.3;
const MOST_NEAREST = 3;

/** Typed or pasted text beyond this decides nothing. */
const MOST_LETTERS = 4000;
const MOST_WORDS = 40;

/** The look-up of typed words over the files of a search. */
export class TypedLookUp {
  readonly #opened: Opened;

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  /**
   * The answers that fit some words, best first: a shortcut typed in full, then by score, withdrawn ones last; ties
   * in order of id. Where none fits, the nearest three. Whatever is typed is only ever words.
   */
  async find(typed: string, options: LookUpOptions): Promise<Found> {
    const words = typedWords(typed);
    const parts = this.#opened.parts.reading();
    const asked: Asked = { words, parts, options };
    const hits = await this.#hits(asked, 1);
    const confidence = hits.reduce((most, hit) => Math.max(most, confidenceOf(hit)), 0);
    const isSure = confidence >= LEAST_CONFIDENCE;
    const near = isSure || hits.length > 0 ? hits : await this.#hits(asked, 2);
    const findings = await this.#findings(isSure ? near : near.slice(0, MOST_NEAREST), asked);
    return { findings, confidence, isSure, isPartial: parts.isPartial };
  }

  async #hits({ words, parts, options }: Asked, slips: Slips): Promise<Hit[]> {
    if (words.length === 0) return [];
    const now = laterOf(options.now, this.#opened.head.ground.asOf);
    return foundRecords(words, this.#opened, parts, { top: options.top, now, slips });
  }

  /** What was found, with its documents; those that cannot be had are left out. */
  async #findings(hits: readonly Hit[], asked: Asked): Promise<Finding[]> {
    const found = await Promise.all(hits.map((hit) => this.#finding(hit, asked)));
    return found.flatMap((finding) => finding ?? []);
  }

  async #finding(hit: Hit, { words, parts, options }: Asked): Promise<Finding | undefined> {
    const held = await this.#opened.held(hit.record, parts);
    if (!held) return undefined;
    const { document, version } = held;
    return {
      id: document.id,
      title: titleIn(version, options.locale, this.#opened.head.ground.sourceLocale) || document.id,
      score: hit.score,
      matched: matchedTexts(version, words, options.locale),
      document,
      version,
      isWithdrawn: hit.rank === RANK.withdrawn,
    };
  }
}

interface Asked {
  readonly words: readonly Word[];
  readonly parts: PartReading;
  readonly options: LookUpOptions;
}

function confidenceOf({ rank, coverage }: Hit): number {
  return rank === RANK.shortcut ? 1 : coverage;
}

/** Words are looked up once each, and only so many of them. */
function typedWords(typed: string): Word[] {
  const words = wordsOf(typed.slice(0, MOST_LETTERS));
  return [...new Map(words.map((word) => [word.exact, word])).values()].slice(0, MOST_WORDS);
}
