import type { Locale } from "#core/locale.ts";
import { sentencesIn } from "#search/asks.ts";
import type { SearchEntry } from "#search/entry.ts";
import { countsOf, type FeatureCounts } from "#search/feature-counts.ts";
import { jsonFile } from "#search/files.ts";
import { modelFiles } from "#search/model-files.ts";
import { readWords } from "#search/read-words.ts";
import { type Reading, type ReadingSource, readingFrom, readingSheet } from "#search/reading.ts";
import type { Relearning } from "#search/relearning.ts";
import { relearnt } from "#search/relearning.ts";
import { READING_FILE, type ReadingFile, URGENT_FILE } from "#search/scales.ts";
import { likelyWords } from "#search/spoken-word.ts";
import { type Example, trainedModel } from "#search/training.ts";
import { ENGLISH_EVERYDAY } from "#search/urgent-everyday-en.ts";
import { VIETNAMESE_EVERYDAY } from "#search/urgent-everyday-vi.ts";
import { urgentFile } from "#search/urgent-model.ts";
import { trainUrgent, type UrgentExample } from "#search/urgent-training.ts";

/** What a message is weighed by besides the answers. */
export interface SuggestGround {
  readonly replyLocales: readonly Locale[];
  readonly synonyms: ReadingSource["synonyms"];
}

/** A text that an answer is known by. */
export interface KnownBy {
  readonly text: string;
  /** How much it counts beside a phrase. */
  readonly weight: number;
  /** Written by us, not by a customer. */
  readonly isOurs?: true;
}

/** What an earlier build has learnt, as far as it still holds. */
export interface Recalled extends Omit<Relearning, "examplesOf"> {
  /** The file by which danger is heard, where what is urgent has not changed. */
  readonly urgent?: Uint8Array<ArrayBuffer> | undefined;
}

/** The files that whole messages are ranked by. */
export interface MessageFiles {
  readonly files: (readonly [name: string, file: Uint8Array<ArrayBuffer>])[];
  /** What features count in the model. */
  readonly counts: FeatureCounts;
}

/**
 * Makes them of some entries and what each is known by. The same answers make the same files, byte for byte, unless
 * weights are `recalled` from an earlier build.
 */
export function suggestFiles(
  entries: readonly SearchEntry[],
  known: readonly (readonly KnownBy[])[],
  { replyLocales, synonyms }: SuggestGround,
  recalled?: Recalled,
): MessageFiles {
  const texts = textsByLocale(entries, replyLocales);
  const sheet = readingSheet({ locales: replyLocales, texts, synonyms });
  const reading = readingFrom(sheet);
  const hasUrgent = urgentPhrases(entries).length > 0;
  const { model, counts } = learnt(known, reading, recalled);
  const urgent = hasUrgent && (recalled?.urgent ?? urgentFile(trainUrgent(urgentExamples(entries, reading))));
  const files = [
    [READING_FILE, jsonFile({ sheet, hasUrgent } satisfies ReadingFile)] as const,
    ...modelFiles(model),
    ...(urgent ? [[URGENT_FILE, urgent] as const] : []),
  ];
  return { files, counts };
}

function learnt(known: readonly (readonly KnownBy[])[], reading: Reading, recalled: Recalled | undefined) {
  const examplesOf = (number: number): Example[] => {
    const id = documentName(number);
    const texts = known[number] ?? [];
    // All words at once are several times as much as what is learnt from them.
    return texts.map(({ text, ...own }) => ({
      ...{ id, ...own },
      get words() {
        return likelyWords(readWords(text, reading));
      },
    }));
  };
  if (!recalled) {
    const examples = known.flatMap((_, number) => examplesOf(number));
    const { model, vocabulary } = trainedModel(examples);
    return { model, counts: countsOf(vocabulary, examples.length) };
  }
  const model = relearnt({ ...recalled, examplesOf: (name) => examplesOf(Number(name)) });
  return { model, counts: recalled.counts };
}

/** How the message model names a document: by its number, in as many figures as sort well. */
export function documentName(number: number): string {
  return String(number).padStart(6, "0");
}

function textsByLocale(entries: readonly SearchEntry[], locales: readonly Locale[]) {
  const texts = locales.map((locale) => {
    const own = entries.flatMap(({ document, replies }) =>
      Object.entries(document.versions).flatMap(([name, { titles, phrases }]) => [
        ...(titles[locale] ? [titles[locale]] : []),
        ...(phrases[locale] ?? []),
        ...(replies[name]?.[locale] ?? []),
      ]),
    );
    return [locale, [...new Set(own)]] as const;
  });
  return Object.fromEntries(texts);
}

/** What an answer is known by besides its phrases, and how much that counts beside one. Measured: README.md. */
const WEIGHT = { phrase: 1, title: 0.5, summary: 0.3, tag: 0.3, reply: 0.1 } as const;
/** Beyond so many sentences of replies they are left out, all of them: training would take longer than what they bring. */
const MOST_SENTENCES = 5_000;
const LEAST_LETTERS = 12;

/** What each of some answers is known by. */
export function knownBy(entries: readonly SearchEntry[]): KnownBy[][] {
  const replied = replySentences(entries);
  return entries.map(({ document }, number) => {
    const told = new Map<string, number>();
    for (const { summaries, titles, phrases, tags, shortcuts } of Object.values(document.versions)) {
      for (const text of [...tags, ...shortcuts]) told.set(text, WEIGHT.tag);
      for (const text of Object.values(summaries)) told.set(text, WEIGHT.summary);
      for (const text of Object.values(titles)) told.set(text, WEIGHT.title);
      for (const text of Object.values(phrases).flat()) told.set(text, WEIGHT.phrase);
    }
    const ours = (replied[number] ?? []).filter((text) => !told.has(text));
    return [
      ...[...told].map(([text, weight]) => ({ text, weight })),
      ...ours.map((text) => ({ text, weight: WEIGHT.reply, isOurs: true as const })),
    ];
  });
}

/** With so many different sentences it is not even looked which of them one answer alone says. */
const MOST_DIFFERENT = 2 * MOST_SENTENCES;

/** The sentences that the replies of one answer alone say, for each of some answers. */
function replySentences(entries: readonly SearchEntry[]): string[][] {
  const told = new Map<string, number>();
  const own: string[][] = [];
  for (const { replies } of entries) {
    const texts = Object.values(replies).flatMap((version) => Object.values(version).flat());
    const said = [...new Set(texts.flatMap(sentencesOf))];
    for (const text of said) told.set(text, (told.get(text) ?? 0) + 1);
    if (told.size > MOST_DIFFERENT) return [];
    own.push(said);
  }
  const telling = own.map((texts) => texts.filter((text) => told.get(text) === 1));
  return telling.flat().length > MOST_SENTENCES ? [] : telling;
}

function sentencesOf(text: string): string[] {
  return sentencesIn(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(({ length }) => length >= LEAST_LETTERS);
}

/** Many more harmless phrases would only make the training longer. */
const MOST_HARMLESS = 20_000;

/** What danger is told by: the phrases of urgent answers, by the numbers of those. */
export function urgentPhrases(entries: readonly SearchEntry[]): (readonly [number: number, text: string])[] {
  return entries.flatMap(({ document }, number) =>
    Object.values(document.versions).flatMap(({ urgent, phrases }) =>
      urgent ? Object.values(phrases).flatMap((own) => own.map((text) => [number, text] as const)) : [],
    ),
  );
}

function urgentExamples(entries: readonly SearchEntry[], reading: Reading): UrgentExample[] {
  const told = entries.flatMap(({ document }, number) =>
    Object.values(document.versions).flatMap(({ phrases, urgent }) => {
      const id = urgent ? documentName(number) : undefined;
      return Object.values(phrases).flatMap((own) => own.map((text) => ({ id, text })));
    }),
  );
  const urgent = told.filter(({ id }) => id);
  const harmless = told.filter(({ id }) => !id);
  const every = Math.ceil(harmless.length / MOST_HARMLESS);
  const everyday = (ENGLISH_EVERYDAY + VIETNAMESE_EVERYDAY).split("\n").filter((line) => line !== "");
  const all = [
    ...urgent,
    ...harmless.filter((_, place) => place % every === 0),
    ...everyday.map((text) => ({ id: undefined, text })),
  ];
  const once = new Map(all.map(({ id, text }) => [`${id} ${text}`, { id, text }]));
  return [...once.values()].map(({ id, text }) => ({ id, words: readWords(text, reading) }));
}
