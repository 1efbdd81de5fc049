import { CHANGE, told } from "#checks/example.ts";
import { aPath, type LessonFile, lessonFiles } from "#checks/lessons.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { lifeOf, versionsInForce } from "#checks/working.ts";
import type { Channel } from "#core/channel.ts";
import type { Entry } from "#core/entry.ts";
import { isCancelled, publicationOf } from "#core/history.ts";
import type { LessonChange, LessonTask } from "#core/lesson.ts";
import { entryNamed } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import { repliesOf, variantsFor } from "#core/reply.ts";
import { compareVersions, type Version } from "#core/version.ts";

const published = [
  { "answers/late-delivery/en.mdx": told() },
  {
    "answers/late-delivery/en.mdx": told({
      front: CHANGE,
      body: "<Reply>\nWe look into it within a day.\n</Reply>",
    }),
  },
];

/** What a lesson shows of an answer is there to be shown. */
export const lessonShowsNothing: Rule = {
  name: "lesson-shows-nothing",
  severity: "error",
  firm: true,
  why: "A lesson that shows a change needs two versions that differ, and one that asks for a written reply needs the approved one to put beside it. A reply that an answer had once and has no more is a warning: its owner may take it out without asking what teaches it.",
  bad: { published, files: aPath('<Change id="late-delivery" from="1.0" to="4.0"/>') },
  good: { published, files: aPath('<Change id="late-delivery" from="1.0" to="2.0"/>') },
  check: (context) => lessonFiles(context).flatMap((lesson) => problemsIn(context, lesson)),
};

function problemsIn(context: CheckContext, lesson: LessonFile): Problem[] {
  const changes = lesson.text.changes.flatMap((change) => changeProblems(context, lesson, change));
  const writes = lesson.text.tasks.flatMap((task) =>
    task.type === "write" ? writeProblems(context, lesson, task) : [],
  );
  return [...changes, ...writes];
}

function changeProblems({ library }: CheckContext, { file }: LessonFile, change: LessonChange): Problem[] {
  const entry = entryNamed(library, "answers", change.id);
  const words = entry && faultOf(entry, change, library.workspace.sourceLocale);
  return words ? [problemAt(lessonShowsNothing, { file, ...change.place }, words)] : [];
}

function faultOf(entry: Entry, { id, from, to }: LessonChange, source: string): Words | undefined {
  const lost = [from, to].find((version) => !isShown(entry, version));
  if (lost !== undefined) return [`"${id}" never had a version ${lost}.`, versionsOf(entry)];
  if (compareVersions(from, to) >= 0)
    return [
      `Version ${from} of "${id}" did not come before ${to}.`,
      "Write the earlier version under `from`.",
    ];
  const [before, after] = [from, to].map((version) => entry.versions.get(version)?.texts.get(source)?.source);
  return before !== after || before === undefined
    ? undefined
    : [`Versions ${from} and ${to} of "${id}" say the same.`, versionsOf(entry)];
}

function isShown({ history }: Entry, version: Version): boolean {
  return publicationOf(history, version) !== undefined && !isCancelled(history, version);
}

function versionsOf(entry: Entry): string {
  const known = [...entry.versions.keys()].filter((version) => isShown(entry, version)).slice(-5);
  return known.length > 1 ? `Write two of ${known.join(", ")}.` : "Take the change out: there is none yet.";
}

type WriteTask = Extract<LessonTask, { type: "write" }>;

function writeProblems(context: CheckContext, { file, locale }: LessonFile, task: WriteTask): Problem[] {
  const { channels } = context.library.settings;
  const entry = entryNamed(context.library, "answers", task.answer);
  const channel = channels.get(task.channel);
  if (!entry || !channel || lifeOf(context, entry) !== "live") return [];
  const says = (version: Version) => hasReply(entry, version, locale, channel, task);
  if (versionsInForce(context, entry).some(({ version }) => says(version))) return [];
  const had = [...entry.versions.keys()].findLast(says);
  const what = `reply in "${locale}" for ${task.channel} and the moment "${task.moment}"`;
  const message =
    had === undefined
      ? `"${task.answer}" has no ${what}.`
      : `"${task.answer}" has no ${what} any more, as version ${had} had.`;
  const fix = "Ask for another answer, channel or moment, or add that reply to the answer.";
  const where = { file, ...task.place };
  return [problemAt(lessonShowsNothing, where, [message, fix], had === undefined ? "error" : "warning")];
}

function hasReply(
  { versions }: Entry,
  version: Version,
  locale: string,
  channel: Channel,
  { moment }: WriteTask,
): boolean {
  const body = versions.get(version)?.texts.get(locale)?.body ?? [];
  return variantsFor(repliesOf(body), channel, moment).length > 0;
}
