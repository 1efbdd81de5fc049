import { type AskedPart, askedParts } from "#search/ask-split.ts";
import { sentencesIn } from "#search/asks.ts";
import type { TextPlace } from "#search/matched-places.ts";
import type { Ranker } from "#search/model-files.ts";
import type { Ranked } from "#search/ranking.ts";
import { readWords } from "#search/read-words.ts";
import type { Reading } from "#search/reading.ts";
import { saidIn } from "#search/said.ts";
import { isSmallWord } from "#search/small-words.ts";
import { likelyWords, type SpokenWord } from "#search/spoken-word.ts";
import type { Alarm, UrgentEar } from "#search/urgent.ts";

/** From so much confidence on one may say that an answer fits. */
export const SURE = 0.5;

/** What a message was weighed to: answers by the names the model knows them by. */
export interface Weighed {
  /** Its words without what was only said aside. */
  readonly words: readonly SpokenWord[];
  /** Best first; where it asks several things, the first answer to each before all others. */
  readonly best: readonly Ranked[];
  readonly confidence: number;
  readonly isSure: boolean;
  readonly isPartial: boolean;
  /** Its parts in order where it asks several things, else none. */
  readonly parts: readonly AskedPart[];
  readonly alarms: readonly Alarm[];
}

/** What messages are weighed with. */
export interface Scales {
  readonly reading: Reading;
  readonly ranker: Ranker;
  /** Absent where no answer is urgent. */
  readonly ear?: UrgentEar | undefined;
}

/** From so many words on a message is also weighed by its sentences, since most of it may be beside the point. */
const LONG = 40;
const MOST_SENTENCES = 40;
const LEADERS = 5;

/** Weighs a whole message. */
export async function weighed(message: string, scales: Scales, top: number): Promise<Weighed> {
  const said = saidIn(message);
  const words = readWords(said, scales.reading);
  const most = Math.max(top, LEADERS);
  const rank = (place: TextPlace) => rankedPart(within(words, place), place, { scales, top: most });
  const whole = await rank({ start: 0, end: said.length });
  const [parts, lead, doubted] = await Promise.all([
    askedParts(said, whole, rank),
    leadOf(said, whole, rank),
    doubtedFirst(words, whole, scales),
  ]);
  const isSeveral = parts.length > 1;
  const firsts = isSeveral ? parts : doubted ? [whole, doubted] : [lead];
  const isDoubtful = doubted !== undefined || words.every(({ folded }) => isSmallWord(folded));
  const confidence = isSeveral
    ? Math.max(whole.ranking.confidence, leastSure(parts))
    : Math.min(isDoubtful ? UNSURE : 1, lead.ranking.confidence);
  return {
    words,
    best: withFirsts(firsts, [...lead.ranking.best, ...whole.ranking.best]),
    confidence,
    isSure: confidence >= SURE,
    isPartial: whole.ranking.isPartial,
    parts: isSeveral ? parts : [],
    alarms: alarmsIn(message, scales),
  };
}

/** Small words alone, and words that mean two things, make nobody sure. */
const UNSURE = 0.49;

function leastSure(parts: readonly AskedPart[]): number {
  return parts.reduce((least, { ranking }) => Math.min(least, ranking.confidence), 1);
}

function within(words: readonly SpokenWord[], { start, end }: TextPlace): readonly SpokenWord[] {
  return words.filter((word) => word.start >= start && word.end <= end);
}

async function rankedPart(
  words: readonly SpokenWord[],
  { start, end }: TextPlace,
  { scales, top }: { readonly scales: Scales; readonly top: number },
): Promise<AskedPart> {
  const ranking = await scales.ranker.rank(likelyWords(words), top);
  return { start, end, ranking, length: words.length };
}

/** What leads in a long message: the sentence that is surest, if it is surer than the whole. */
async function leadOf(
  said: string,
  whole: AskedPart,
  rank: (place: TextPlace) => Promise<AskedPart>,
): Promise<AskedPart> {
  if (whole.length < LONG) return whole;
  const sentences = await Promise.all(sentencesIn(said).slice(0, MOST_SENTENCES).map(rank));
  return sentences.reduce(
    (best, part) =>
      part.length >= LEADERS && part.ranking.confidence > best.ranking.confidence ? part : best,
    whole,
  );
}

/** From this doubt on a word without marks may as well stand for its second reading. */
const DOUBTED = 0.7;
const MOST_DOUBTED = 3;

/** What a message leads to when a word without marks stands for something else, where that is another answer. */
async function doubtedFirst(
  words: readonly SpokenWord[],
  whole: AskedPart,
  scales: Scales,
): Promise<AskedPart | undefined> {
  const doubted = words.filter(({ doubt, folded }) => doubt >= DOUBTED && !isSmallWord(folded));
  const first = whole.ranking.best[0]?.id;
  for (const word of doubted.slice(0, MOST_DOUBTED)) {
    for (const { exact } of word.readings.slice(0, 2)) {
      const read = words.map((own) => (own === word ? { ...own, exact, readings: [], doubt: 0 } : own));
      const other = await rankedPart(read, whole, { scales, top: 1 });
      if (other.ranking.best[0] && other.ranking.best[0].id !== first) return other;
    }
  }
  return undefined;
}

/** One ranking in which the first of each part stands before all others. Scores keep falling. */
function withFirsts(parts: readonly AskedPart[], rest: readonly Ranked[]): Ranked[] {
  const most = rest[0]?.score ?? 0;
  const firsts = parts
    .flatMap(({ ranking }) => ranking.best.slice(0, 1))
    .map(({ id }) => ({ id, score: most }));
  const once = new Map<string, Ranked>();
  for (const own of [...firsts, ...rest]) if (!once.has(own.id)) once.set(own.id, own);
  return [...once.values()];
}

/** Danger is heard in every sentence, and in what is said aside too. */
function alarmsIn(message: string, { reading, ear }: Scales): Alarm[] {
  if (!ear) return [];
  const text = message.slice(0, MOST_HEARD);
  const words = readWords(text, reading);
  const heard = [words, ...sentencesIn(text).map((place) => within(words, place))].flatMap((own) =>
    ear.alarms(own),
  );
  const loudest = new Map<string, Alarm>();
  for (const alarm of heard)
    if (alarm.score > (loudest.get(alarm.id)?.score ?? 0)) loudest.set(alarm.id, alarm);
  return [...loudest.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

const MOST_HEARD = 20_000;
