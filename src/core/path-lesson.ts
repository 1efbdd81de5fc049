import { lessonHead, lessonLine, plainLine } from "#core/lesson-source.ts";
import { type Locale, textIn } from "#core/locale.ts";
import type { PathPlan, PlannedAnswer, PlannedLesson } from "#core/path-plan.ts";

/** What a lesson says around what it draws from the answers, in one language; `{title}` and `{about}` are put in. */
export interface LessonWords {
  readonly and: string;
  readonly intro: string;
  readonly changed: string;
  readonly messages: string;
  readonly right: string;
  readonly wrong: string;
  readonly alone: string;
  readonly aloneWhy: string;
  readonly practice: string;
  readonly check: string;
  readonly read: string;
  readonly never: string;
}

/** What a lesson is written from, besides itself. */
export interface LessonGround {
  readonly plan: Pick<PathPlan, "channel" | "country">;
  readonly locale: Locale;
  readonly sourceLocale: Locale;
  /** The languages in which the lesson is written. */
  readonly locales: readonly Locale[];
  readonly words: LessonWords;
  /** What is known of other answers, for the options of a scenario. */
  readonly known: ReadonlyMap<string, Pick<PlannedAnswer, "titles" | "summaries">>;
}

/** The titles of a lesson's answers, as one title. */
export function lessonTitle({ answers }: PlannedLesson, ground: LessonGround): string {
  const titles = answers.map(
    ({ id, titles }) => plainLine(textIn(titles, ground.locale, ground.sourceLocale)) || id,
  );
  return plainLine([...titles.slice(0, -2), titles.slice(-2).join(ground.words.and)].join(", "));
}

/**
 * One language of a lesson as MDX source, in the closed vocabulary of lessons: the same components with the same ids
 * in the same order in every language, and nothing of anybody's words that means anything.
 */
export function lessonSource(lesson: PlannedLesson, ground: LessonGround): string {
  const { answers } = lesson;
  const { words } = ground;
  const changes = answers.flatMap(({ id, change }) =>
    change ? `<Change id="${id}" from="${change.from}" to="${change.to}"/>` : [],
  );
  const blocks = [
    lessonLine(words.intro),
    answers.map((answer) => `- <Answer id="${answer.id}"/>: ${aboutOf(answer, ground)}`).join("\n"),
    ...(changes.length > 0 ? [`## ${lessonLine(words.changed)}`, ...changes] : []),
    `## ${lessonLine(words.messages)}`,
    ...answers.map((answer) => scenario(answer, ground)),
    `## ${lessonLine(words.practice)}`,
    practice(answers),
    `## ${lessonLine(words.check)}`,
    `<Checklist>\n\n${answers.map((answer) => `- ${pointOf(answer, ground)}`).join("\n")}\n\n</Checklist>`,
  ];
  return `${lessonHead(lessonTitle(lesson, ground), lesson.minutes)}\n${blocks.join("\n\n")}\n`;
}

/** What an answer is about: its summary, else its title. */
function aboutOf(
  { titles, summaries }: Pick<PlannedAnswer, "titles" | "summaries">,
  { locale, sourceLocale }: LessonGround,
): string {
  return lessonLine(summaries[locale] ?? textIn(titles, locale, sourceLocale));
}

/** A message as customers write it, with the answer and what beginners mistake it for, in order of their ids. */
function scenario(answer: PlannedAnswer, ground: LessonGround): string {
  const { plan, words, locale, sourceLocale, known } = ground;
  const said = [locale, sourceLocale]
    .flatMap((tag) => answer.phrases[tag] ?? [])
    .find((one) => plainLine(one) !== "");
  const message = lessonLine(said ?? textIn(answer.titles, locale, sourceLocale));
  const wrong = answer.near.filter((id) => id !== answer.id && known.has(id)).slice(0, 2);
  const options = [...new Set([answer.id, ...wrong])].sort().map((id) => {
    const about = aboutOf(known.get(id) ?? answer, ground);
    return id === answer.id
      ? `<Option answer="${id}" right>${withAbout(words.right, about)}</Option>`
      : `<Option answer="${id}">${withAbout(words.wrong, about)}</Option>`;
  });
  const alone = `<Option does="${quotable(words.alone)}">${lessonLine(words.aloneWhy)}</Option>`;
  const all = options.length > 1 ? options : [...options, alone];
  return `<Scenario channel="${plan.channel}" country="${plan.country}">\n\n${message}\n\n${all.join("\n")}\n\n</Scenario>`;
}

function withAbout(words: string, about: string): string {
  return lessonLine(words).replace(/\\\{about\\\}/, () => about);
}

/** An attribute holds no quotes, braces, tags and backslashes. */
function quotable(words: string): string {
  return plainLine(words).replace(/["{}<>\\]/g, "");
}

function practice(answers: readonly PlannedAnswer[]): string {
  const named = (field: "products" | "tags") => [...new Set(answers.flatMap((answer) => answer[field]))];
  const [products, tags] = [named("products"), named("tags")];
  const narrowed =
    products.length > 0
      ? ` products="${products.join(",")}"`
      : tags.length > 0
        ? ` tags="${tags.join(",")}"`
        : "";
  return `<Practice drill="find" count="6"${narrowed}/>`;
}

/** What never to say, where every language says it; else to read it. */
function pointOf(answer: PlannedAnswer, ground: LessonGround): string {
  const { locale, sourceLocale, words, locales } = ground;
  const title = lessonLine(textIn(answer.titles, locale, sourceLocale));
  const isSaid = locales.every((tag) => plainLine(answer.never[tag] ?? "") !== "");
  const point = isSaid ? words.never : words.read;
  return lessonLine(point)
    .replace(/\\\{title\\\}/, () => title)
    .replace(/\\\{about\\\}/, () => lessonLine(answer.never[locale] ?? ""));
}
