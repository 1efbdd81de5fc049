import type { EntryKey } from "#core/entry.ts";
import type { LessonText } from "#core/lesson.ts";
import type { Place } from "#core/reply.ts";

/**
 * The entries that one language of a lesson teaches, each with where it stands first: all it leads to, but those that
 * only stand among wrong options.
 */
export function taughtBy({
  mentions,
  tasks,
}: Pick<LessonText, "mentions" | "tasks">): ReadonlyMap<EntryKey, Place> {
  const left = new Map<EntryKey, number>();
  for (const { key } of mentions) left.set(key, (left.get(key) ?? 0) + 1);
  for (const task of tasks)
    for (const { answer, right } of task.type === "choose" ? task.options : [])
      if (answer !== undefined && !right)
        left.set(`answers/${answer}`, (left.get(`answers/${answer}`) ?? 0) - 1);
  const taught = mentions.filter(({ key }) => (left.get(key) ?? 0) > 0);
  return new Map(taught.toReversed().map(({ key, place }) => [key, place]));
}
