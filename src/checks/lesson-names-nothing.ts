import { told } from "#checks/example.ts";
import { aPath, type LessonFile, lessonFiles } from "#checks/lessons.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { type Naming, unknownName } from "#checks/unknown-name.ts";
import { isAtWork, isSound, lifeOf, workingTexts } from "#checks/working.ts";
import type { Kind } from "#core/entry.ts";
import { entriesOf, entryNamed } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import type { Place } from "#core/reply.ts";

const published = [{ "answers/late-delivery/en.mdx": told() }];

/** What a lesson names exists. */
export const lessonNamesNothing: Rule = {
  name: "lesson-names-nothing",
  severity: "error",
  firm: true,
  why: "A new colleague who opens an answer from a lesson has to arrive, and a drill about a product needs answers about it. What does not exist is an error; what is not yet published is a warning.",
  bad: { published, files: aPath('Open <Answer id="late-delivry"/>.') },
  good: { published, files: aPath('Open <Answer id="late-delivery"/>.') },
  check: (context) => lessonFiles(context).flatMap((lesson) => problemsIn(context, lesson)),
};

function problemsIn(context: CheckContext, lesson: LessonFile): Problem[] {
  const { file, text } = lesson;
  const entries = text.mentions.flatMap(({ key, place }) => entryProblems(context, file, key, place));
  return [...entries, ...sceneProblems(context, lesson), ...practiceProblems(context, lesson)];
}

function entryProblems(context: CheckContext, file: string, key: string, place: Place): Problem[] {
  const [kind, id] = key.split("/") as [Kind, string];
  const target = entryNamed(context.library, kind, id);
  const where = { file, ...place };
  if (!target) {
    const ids = entriesOf(context.library, kind).map((entry) => entry.id);
    const add = `write it with \`kb new ${COMMAND[kind]} ${id}\``;
    return [problemAt(lessonNamesNothing, where, unknownName(id, ids, { what: `one of the ${kind}`, add }))];
  }
  if (lifeOf(context, target) !== "unpublished") return [];
  const words: Words = [
    `"${id}" is not published yet, so nobody can open it from here.`,
    `Publish it with \`kb publish ${target.key}\`.`,
  ];
  return [problemAt(lessonNamesNothing, where, words, "warning")];
}

const COMMAND: Readonly<Record<Kind, string>> = {
  answers: "answer",
  products: "product",
  advisories: "advisory",
  fragments: "fragment",
};

const CHANNEL = { what: "a channel", add: "add it to settings/channels.yaml" };
const COUNTRY = { what: "a country of the settings", add: "add it to settings/countries.yaml" };

function sceneProblems(context: CheckContext, { file, text }: LessonFile): Problem[] {
  const { channels, countries } = context.library.settings;
  return text.scenes.flatMap(({ channel, country, place }) => [
    ...unknown(context, { file, place, name: channel, known: channels, naming: CHANNEL }),
    ...unknown(context, { file, place, name: country, known: countries.byCode, naming: COUNTRY }),
  ]);
}

interface Named {
  readonly file: string;
  readonly place: Place;
  readonly name: string;
  readonly known: ReadonlyMap<string, unknown>;
  readonly naming: Naming;
}

function unknown({ library }: CheckContext, { file, place, name, known, naming }: Named): Problem[] {
  const setting = naming.add.replace("add it to ", "");
  if (known.has(name) || !isSound(library, setting)) return [];
  return [problemAt(lessonNamesNothing, { file, ...place }, unknownName(name, known.keys(), naming))];
}

/** What drills are narrowed to has to be carried by an answer, or there is nothing to ask. */
function practiceProblems(context: CheckContext, { file, text }: LessonFile): Problem[] {
  const practices = text.tasks.filter((task) => task.type === "practice");
  if (!practices.some(({ products, tags }) => products.length + tags.length > 0)) return [];
  const answers = workingTexts(context.library, "answers").filter(({ entry }) => isAtWork(context, entry));
  const carried = {
    products: new Set(answers.flatMap(({ text: { front } }) => front.products)),
    tags: new Set(answers.flatMap(({ text: { front } }) => front.tags)),
  };
  return practices.flatMap((practice) =>
    (["products", "tags"] as const).flatMap((field) =>
      practice[field]
        .filter((name) => !carried[field].has(name))
        .map((name) => {
          const naming = { what: `one of the ${field} that answers carry`, add: "take it out" };
          const where = { file, ...practice.place };
          return problemAt(lessonNamesNothing, where, unknownName(name, carried[field], naming));
        }),
    ),
  );
}
