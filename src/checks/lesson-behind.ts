import { CHANGE, told } from "#checks/example.ts";
import { aPath, lessonFiles } from "#checks/lessons.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { type Lag, lessonLags } from "#core/lesson-lag.ts";

const saying = (when: string) =>
  told({ front: CHANGE, body: `<Reply>\nHi {{customer_name}}, we answer within ${when}.\n</Reply>` });
const published = [
  { "answers/late-delivery/en.mdx": told() },
  { "answers/late-delivery/en.mdx": saying("a day") },
  { "answers/late-delivery/en.mdx": saying("an hour") },
];

/** A lesson teaches what holds now, in its own language. */
export const lessonBehind: Rule = {
  name: "lesson-behind",
  severity: "warning",
  why: "A new colleague takes what the lesson shows for what is true. Where the last change it shows is not the last one, or the answer in its language is behind, they learn what no longer holds. Withdrawn answers are listed by points-to-withdrawn.",
  onlyWarns: true,
  bad: { published, files: aPath('<Change id="late-delivery" from="1.0" to="2.0"/>') },
  good: { published, files: aPath('<Change id="late-delivery" from="2.0" to="3.0"/>') },
  check: (context) =>
    lessonFiles(context).flatMap(({ text, locale, file }) =>
      lessonLags(context.library, text, locale, context.now).flatMap((lag) => {
        const words = wordsOf(lag, locale);
        return words ? [problemAt(lessonBehind, { file, ...lag.place }, words)] : [];
      }),
    ),
};

function wordsOf(lag: Lag, locale: string): Words | undefined {
  switch (lag.of) {
    case "withdrawn":
      return undefined;
    case "translation":
      return [
        `"${lag.id}" is behind in "${locale}": version ${lag.version} is not translated yet.`,
        "Translate the answer, or take it out of the lesson until it is.",
      ];
    case "change":
      return [
        `The last change of "${lag.id}" shown here led to ${lag.shown}, and ${lag.newest} is in effect.`,
        `Show the change to ${lag.newest} too, and read what the lesson says around it.`,
      ];
  }
}
