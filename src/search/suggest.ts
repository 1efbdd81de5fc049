import { laterOf } from "#core/instant.ts";
import { titleIn } from "#search/document.ts";
import type { FileSource } from "#search/files.ts";
import type { TypedLookUp } from "#search/find.ts";
import type { Ask, Finding, LookUpOptions, Suggested } from "#search/found.ts";
import { languageOf } from "#search/language-guess.ts";
import { matchedPhrases } from "#search/matched-phrases.ts";
import { matchedPlaces } from "#search/matched-places.ts";
import { SURE, type Weighed, weighed } from "#search/message.ts";
import type { Held, Opened } from "#search/opened.ts";
import type { PartReading } from "#search/parts.ts";
import { type Present, presentAt } from "#search/present.ts";
import type { Ranked } from "#search/ranking.ts";
import { type OpenScales, scalesOf } from "#search/scales.ts";

/** The answers of a message by their ids alone, best first, urgent ones before all others. */
export interface RankedIds {
  readonly ids: readonly string[];
  /** How sure it is that any of them fits, 0…1. */
  readonly confidence: number;
}

/** Looks up what a customer wrote. */
export class MessageLookUp {
  readonly #opened: Opened;
  readonly #typed: TypedLookUp;
  readonly #scales: () => Promise<OpenScales | undefined>;

  constructor(opened: Opened, source: FileSource, typed: TypedLookUp) {
    this.#opened = opened;
    this.#typed = typed;
    this.#scales = scalesOf(source);
  }

  /** The answers that fit a message. Where its model cannot be had or knows nothing of it, its words are looked up as typed ones. */
  async suggest(message: string, options: LookUpOptions): Promise<Suggested> {
    const scales = await this.#scales();
    if (!scales) return this.#asTyped(message, options, true);
    const chosen = await this.#chosen(message, options, scales);
    if (chosen.urgent.length + chosen.findings.length === 0) return this.#asTyped(message, options, false);
    const { weights, parts } = chosen;
    const finding = (own: Chosen) => this.#finding(own, weights, options);
    const asks = chosen.isSure ? asksOf(weights, chosen.findings) : [];
    const urgent = chosen.urgent.map(finding);
    const findings = telling(chosen.findings.map(finding), asks);
    const locale = languageOf(message, scales.reading)?.locale;
    return {
      urgent,
      findings: chosen.isSure ? findings : findings.slice(0, MOST_NEAREST),
      confidence: chosen.confidence,
      isSure: chosen.isSure,
      isPartial: weights.isPartial || parts.isPartial || scales.isPartial,
      asks,
      places: new Map(
        [...urgent, ...findings].map(({ id, matched }) => [
          id,
          matchedPlaces(message, matched, weights.words),
        ]),
      ),
      ...(locale !== undefined && { locale }),
    };
  }

  async #asTyped(message: string, options: LookUpOptions, isPartial: boolean): Promise<Suggested> {
    const found = await this.#typed.find(message, options);
    return { ...found, isPartial: isPartial || found.isPartial, urgent: [], asks: [], places: new Map() };
  }

  /** The same as ids, without titles and places: for thousands of messages. */
  async rank(message: string, options: Pick<LookUpOptions, "top" | "now">): Promise<RankedIds> {
    const scales = await this.#scales();
    if (!scales) return { ids: [], confidence: 0 };
    const { urgent, findings, confidence } = await this.#chosen(message, options, scales);
    const ids = [...urgent, ...findings].map(({ held }) => held.document.id);
    return {
      ids: ids.slice(0, options.top),
      confidence: urgent.length > 0 ? Math.max(SURE, confidence) : confidence,
    };
  }

  /** What stands of what was weighed: answers that hold now, withdrawn ones last, urgent ones apart. */
  async #chosen(message: string, { top, now }: Pick<LookUpOptions, "top" | "now">, scales: OpenScales) {
    const parts = this.#opened.parts.reading();
    const present = presentAt(this.#opened, laterOf(now, this.#opened.head.ground.asOf));
    const weights = await weighed(message, scales, top + SPARE);
    const held = (own: readonly Ranked[]) => this.#held(own, present, parts);
    const [heard, told] = await Promise.all([held(weights.alarms), held(weights.best.slice(0, top + SPARE))]);
    const lead = told[0];
    const urgent = heard.filter((own) => own.held.version.urgent && !own.isWithdrawn);
    const rest = told.filter((own) => !own.held.version.urgent);
    const findings = [...rest.filter((own) => !own.isWithdrawn), ...rest.filter((own) => own.isWithdrawn)];
    // What is sure of an urgent answer alone says nothing of the others.
    const isOther = lead?.held.version.urgent === true;
    const confidence = isOther ? Math.min(UNSURE, weights.confidence) : weights.confidence;
    const isSure = confidence >= SURE && findings.length > 0;
    return { urgent, findings: findings.slice(0, top), confidence, isSure, weights, parts };
  }

  async #held(ranked: readonly Ranked[], present: Present, parts: PartReading): Promise<Chosen[]> {
    const read = await Promise.all(
      ranked.map(async (own) => {
        const record = present.recordOf(own.id);
        const held = record && (await this.#opened.held(record.number, parts));
        return held ? [{ ...own, held, isWithdrawn: record.isWithdrawn }] : [];
      }),
    );
    return read.flat();
  }

  #finding({ held, score, isWithdrawn }: Chosen, { words }: Weighed, { locale }: LookUpOptions): Finding {
    const { document, version } = held;
    return {
      id: document.id,
      title: titleIn(version, locale, this.#opened.head.ground.sourceLocale) || document.id,
      score,
      matched: matchedPhrases(version, words, locale),
      document,
      version,
      isWithdrawn,
    };
  }
}

const MOST_NEAREST = 3;
const UNSURE = 0.49;
/** So many more answers are weighed than are asked for, since some may not hold now. */
const SPARE = 6;

interface Chosen extends Ranked {
  readonly held: Held;
  readonly isWithdrawn: boolean;
}

/** What is first or asked for stands; of the others, what shares a word with the message. */
function telling(findings: readonly Finding[], asks: readonly Ask[]): Finding[] {
  const asked = new Set(asks.map(({ id }) => id));
  return findings.filter(({ id, matched }, place) => place === 0 || matched.length > 0 || asked.has(id));
}

/** The parts of a message whose first answer is among the findings; one alone is no several. */
function asksOf({ parts }: Weighed, findings: readonly Chosen[]): Ask[] {
  const asks = parts.flatMap(({ start, end, ranking }) => {
    const first = findings.find(({ id }) => id === ranking.best[0]?.id);
    return first && !first.isWithdrawn ? [{ start, end, id: first.held.document.id }] : [];
  });
  return asks.length > 1 ? asks : [];
}
