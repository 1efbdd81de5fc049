import { type Chance, chanceFrom, type Language, oneOf, vocabularyOf, zipf } from "./vocabulary.ts";

// Sentences, titles and phrases of made-up answers: those of one field share words, and each answer has some of its own.

const SIZES = { en: 30_000, vi: 4_000 };
const ANSWERS_IN_FIELD = 50;
const WORDS_OF_FIELD = 60;
/** The commonest words belong to no field. */
const COMMON_WORDS = 40;

type InBoth = Readonly<Record<Language, readonly string[]>>;

/** What writes one answer: everything it says is about the answer's own topic. */
export interface Writer {
  /** So many words, about four in ten of them the topic's. */
  words(language: Language, count: number): string;
  /** A sentence of 7 to 13 words. */
  sentence(language: Language): string;
  readonly chance: Chance;
}

/** Writers for so many answers, one after another: the same for the same seed. */
export function* writersFor(count: number, seed: number): Generator<Writer> {
  const chance = chanceFrom(seed);
  const all = { en: vocabularyOf("en", SIZES.en, chance), vi: vocabularyOf("vi", SIZES.vi, chance) };
  const fields = Array.from({ length: Math.ceil(count / ANSWERS_IN_FIELD) }, () =>
    inBoth((language) => rareWords(all[language], WORDS_OF_FIELD, chance)),
  );
  for (let number = 0; number < count; number++) {
    const field = fields[number % fields.length] as InBoth;
    yield writerOf(all, topicOf(field, all, chance), chance);
  }
}

function topicOf(field: InBoth, all: InBoth, chance: Chance): InBoth {
  return inBoth((language) => [
    ...Array.from({ length: 5 }, () => oneOf(field[language], chance)),
    ...rareWords(all[language], 4, chance),
  ]);
}

function writerOf(all: InBoth, topic: InBoth, chance: Chance): Writer {
  const word = (language: Language) =>
    chance() < 0.4
      ? oneOf(topic[language], chance)
      : (all[language][zipf(all[language].length, chance)] as string);
  const words = (language: Language, count: number) =>
    Array.from({ length: count }, () => word(language)).join(" ");
  const sentence = (language: Language) => `${capital(words(language, 7 + Math.floor(chance() * 7)))}.`;
  return { words, sentence, chance };
}

/** A text that begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function inBoth(make: (language: Language) => readonly string[]): InBoth {
  return { en: make("en"), vi: make("vi") };
}

function rareWords(words: readonly string[], count: number, chance: Chance): string[] {
  return Array.from(
    { length: count },
    () => words[COMMON_WORDS + zipf(words.length - COMMON_WORDS, chance)] as string,
  );
}
