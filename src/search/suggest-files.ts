import type { Locale } from "#core/locale.ts";
import { sentencesIn } from "#search/asks.ts";
import type { SearchEntry } from "#search/entry.ts";
import { jsonFile } from "#search/files.ts";
import { modelFiles } from "#search/model-files.ts";
import { readWords } from "#search/read-words.ts";
import { type Reading, type ReadingSource, readingFrom, readingSheet } from "#search/reading.ts";
import { READING_FILE, type ReadingFile, URGENT_FILE } from "#search/scales.ts";
import { likelyWords } from "#search/spoken-word.ts";
import { type Example, trainModel } from "#search/training.ts";
import { ENGLISH_EVERYDAY } from "#search/urgent-everyday-en.ts";
import { VIETNAMESE_EVERYDAY } from "#search/urgent-everyday-vi.ts";
import { urgentFile } from "#search/urgent-model.ts";
import { trainUrgent, type UrgentExample } from "#search/urgent-training.ts";

/** What a message is weighed by besides the answers. */
export interface SuggestGround {
  readonly replyLocales: readonly Locale[];
  readonly synonyms: ReadingSource["synonyms"];
}

/** The files that whole messages are ranked by. The same answers make the same files, byte for byte. */
export function suggestFiles(
  entries: readonly SearchEntry[],
  { replyLocales, synonyms }: SuggestGround,
): (readonly [name: string, file: Uint8Array<ArrayBuffer>])[] {
  const texts = textsByLocale(entries, replyLocales);
  const sheet = readingSheet({ locales: replyLocales, texts, synonyms });
  const reading = readingFrom(sheet);
  const urgent = urgentExamples(entries, reading);
  const hasUrgent = urgent.length > 0;
  return [
    [READING_FILE, jsonFile({ sheet, hasUrgent } satisfies ReadingFile)],
    ...modelFiles(trainModel(examplesIn(entries, reading))),
    ...(hasUrgent ? [[URGENT_FILE, urgentFile(trainUrgent(urgent))] as const] : []),
  ];
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

function examplesIn(entries: readonly SearchEntry[], reading: Reading): Example[] {
  const replied = replySentences(entries);
  return entries.flatMap(({ document }, number) => {
    const told = new Map<string, number>();
    for (const { summaries, titles, phrases, tags, shortcuts } of Object.values(document.versions)) {
      for (const text of [...tags, ...shortcuts]) told.set(text, WEIGHT.tag);
      for (const text of Object.values(summaries)) told.set(text, WEIGHT.summary);
      for (const text of Object.values(titles)) told.set(text, WEIGHT.title);
      for (const text of Object.values(phrases).flat()) told.set(text, WEIGHT.phrase);
    }
    const id = documentName(number);
    const words = (text: string) => likelyWords(readWords(text, reading));
    const ours = (replied[number] ?? []).filter((text) => !told.has(text));
    return [
      ...[...told].map(([text, weight]) => ({ id, words: words(text), weight })),
      ...ours.map((text) => ({ id, words: words(text), weight: WEIGHT.reply, isOurs: true as const })),
    ];
  });
}

/** The sentences that the replies of one answer alone say, for each of some answers. */
function replySentences(entries: readonly SearchEntry[]): string[][] {
  const own = entries.map(({ replies }) => {
    const texts = Object.values(replies).flatMap((version) => Object.values(version).flat());
    return [...new Set(texts.flatMap(sentencesOf))];
  });
  const told = new Map<string, number>();
  for (const text of own.flat()) told.set(text, (told.get(text) ?? 0) + 1);
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

function urgentExamples(entries: readonly SearchEntry[], reading: Reading): UrgentExample[] {
  const told = entries.flatMap(({ document }, number) =>
    Object.values(document.versions).flatMap(({ phrases, urgent }) => {
      const id = urgent ? documentName(number) : undefined;
      return Object.values(phrases).flatMap((own) => own.map((text) => ({ id, text })));
    }),
  );
  const urgent = told.filter(({ id }) => id);
  if (urgent.length === 0) return [];
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
