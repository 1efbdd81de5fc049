import type { TextPlace } from "#search/matched-places.ts";

/** More parts than this are not told apart. */
const MOST_PARTS = 24;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A sentence; in chats the next one begins with a small letter, which the segmenter takes for the same. */
const LINE = /(?:[^\n?？!！।。….]|[.…](?!\s))+[?？!！।。….]*/gu;

/** The sentences of a text that say anything; a line break ends one, and so does a question mark wherever it stands. */
export function sentencesIn(text: string): TextPlace[] {
  const places: TextPlace[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    for (const { 0: line, index: offset } of segment.matchAll(LINE))
      places.push(...trimmed(text, index + offset, index + offset + line.length));
  }
  return places;
}

/** Words with which somebody goes on to another thing. They may also join what belongs together, so they only propose. */
const TURNS =
  /(?<=\s)(?:and|also|plus|but|then|another thing|by the way|btw|besides|as well as|với lại|ngoài ra|còn nữa|à mà|mà còn|tiện thể|nhân tiện|và|còn|với|vs|dan|juga|aur|y|และ|แล้ว)(?=\s)|(?:それと|あと|それから|また)(?=[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}])|[;；،]|,(?=\s)|(?<=\s)[-–—•](?=\s)/giu;

/** With these somebody hardly ever goes on with the same. */
const OTHER_THING =
  /^(?:also|another thing|by the way|btw|besides|với lại|ngoài ra|còn nữa|à mà|tiện thể|nhân tiện|それと|あと)(?!\p{L})/iu;

/** Whether a text plainly turns to another thing at a place. */
export function turnsAt(text: string, place: number): boolean {
  return OTHER_THING.test(text.slice(place, place + 20));
}

/** The clauses of a text: its sentences, parted where it may turn to another thing. At most a few; the last holds the rest. */
export function clausesIn(text: string): TextPlace[] {
  const clauses = sentencesIn(text).flatMap((sentence) => {
    const turns = [...text.slice(sentence.start, sentence.end).matchAll(TURNS)];
    const cuts = [sentence.start, ...turns.map(({ index }) => sentence.start + index), sentence.end];
    return cuts.slice(1).flatMap((end, place) => trimmed(text, cuts[place] ?? 0, end));
  });
  const rest = clauses.slice(MOST_PARTS - 1);
  const last = rest.at(-1);
  return last
    ? [...clauses.slice(0, MOST_PARTS - 1), { start: rest[0]?.start ?? 0, end: last.end }]
    : clauses;
}

/** A stretch without the blanks around it; none where it holds no letter or figure. */
function trimmed(text: string, start: number, end: number): TextPlace[] {
  const part = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(part)) return [];
  return [
    {
      start: start + (part.length - part.trimStart().length),
      end: end - (part.length - part.trimEnd().length),
    },
  ];
}
