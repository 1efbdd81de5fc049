import { keyParts } from "#core/drill-item.ts";
import { isId } from "#core/entry.ts";
import { type Instant, isInstant } from "#core/instant.ts";
import {
  type Fields,
  type Flaw,
  listOf,
  objectOf,
  recordOf,
  type Shape,
  textThat,
  valueThat,
  wholeNumber,
} from "#core/json-shape.ts";
import { DRILLS } from "#core/lesson.ts";
import { OWN_MARKS } from "#core/progress.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { SHIFT_FORMAT, type ShiftFile } from "#core/shift.ts";
import { isTimeZone } from "#core/time-zone.ts";
import { TOPIC_LENGTH } from "#core/unanswered.ts";
import { isVersion } from "#core/version.ts";

/** A file of format 1: of training it says only when each lesson was done first. */
export interface OldShiftFile extends Omit<ShiftFile, "version" | "training" | "drills" | "cards"> {
  readonly version: 1;
  readonly training: Readonly<Record<string, Instant>>;
}

/** What is wrong in a file of a known format, first thing first; undefined where nothing is. */
export function flawOf(value: unknown, version: 1 | 2): Flaw | undefined {
  return version === 1 ? OLD(value) : PRESENT(value);
}

const count = wholeNumber(1, 100_000);
const tries = wholeNumber(0, 100_000);
const instant = valueThat(isInstant);
const id = textThat(isId);
const day = textThat((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isInstant(`${text}T00:00:00Z`));
const locale = textThat((text) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text));
const country = textThat((text) => /^[A-Z]{2}$/.test(text));
const reference = textThat((text) => referenceFrom(text) !== undefined);
const change = textThat((text) => isLine(text, 300) && text.includes("@"));
const lesson = textThat(isLessonKey);

const MOST_ROWS = 20_000;

/** What both formats hold alike. */
const COMMON: Fields = {
  format: valueThat((value) => value === SHIFT_FORMAT),
  version: valueThat(() => true),
  made: instant,
  agent: textThat((text) => /^[^\s\p{C}]{1,4}$/u.test(text)),
  device: textThat((text) => /^[0-9a-f]{8}$/.test(text)),
  zone: textThat(isTimeZone),
  day,
  tally: recordOf(day, count),
  uses: recordOf(day, recordOf(reference, count)),
  receipts: recordOf(change, instant),
  unanswered: listOf(
    objectOf(
      { text: textThat((text) => isLine(text, TOPIC_LENGTH)), at: instant },
      { locale, channel: id, country },
    ),
  ),
  parked: listOf(objectOf({ advisory: id, answer: id, at: instant }, { reference, country })),
};

const OLD: Shape = objectOf({ ...COMMON, training: recordOf(lesson, instant) });

const score: Shape = (value) => objectOf({ right: tries, asked: tries })(value) ?? rightOfAsked(value);

const result: Shape = (value) =>
  objectOf({ at: instant, right: tries, asked: tries }, { own: oneOf(OWN_MARKS) })(value) ??
  rightOfAsked(value);

/** A learner's state in one lesson, as `LessonProgress` has it. */
const progress = objectOf(
  {
    shape: textThat((text) => text === "" || isLine(text, 10_000)),
    begun: instant,
    tasks: recordOf(
      textThat((text) => /^(?:0|[1-9]\d{0,2})$/.test(text)),
      result,
    ),
    learned: recordOf(id, valueThat(isVersion)),
  },
  { done: instant },
);

const card = objectOf({
  due: instant,
  last: instant,
  stability: valueThat((value) => isFigure(value, 0, 36_500)),
  difficulty: valueThat((value) => isFigure(value, 1, 10)),
  asked: tries,
  lapses: tries,
});

function isFigure(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && value >= least && value <= most;
}

const PRESENT: Shape = objectOf({
  ...COMMON,
  training: recordOf(lesson, progress, MOST_ROWS),
  drills: recordOf(day, recordOf(oneOf(DRILLS), score)),
  cards: recordOf(
    textThat((text) => keyParts(text) !== undefined),
    card,
    MOST_ROWS,
  ),
});

function oneOf(names: readonly string[]): Shape {
  return textThat((text) => names.includes(text));
}

function rightOfAsked(value: unknown): Flaw | undefined {
  const { right, asked } = value as { right: number; asked: number };
  return right <= asked ? undefined : { at: ["right"] };
}

/** One line, as it is written when nothing is odd about it, and without anything that would speak to a terminal. */
function isLine(text: string, most: number): boolean {
  return (
    text !== "" &&
    text === text.trim() &&
    text.isWellFormed() &&
    [...text].length <= most &&
    !/\p{Cc}/u.test(text)
  );
}

function isLessonKey(text: string): boolean {
  const ids = text.split("/");
  return ids.length === 2 && ids.every(isId);
}
