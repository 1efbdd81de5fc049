import { z } from "zod";
import { id, localized, words } from "#schema/words.ts";

/** The front matter of a lesson: strict, so that `layout`, which would run a file, is refused. */
export const lessonFront = z.strictObject({
  title: words,
  summary: words.optional(),
  /** About how long it takes. */
  minutes: z.number().int().min(1).max(99).optional(),
});

/** `training/<path>/path.yaml`: an ordered path of lessons, in modules. */
export const pathFile = z.strictObject({
  id,
  title: localized,
  modules: z.array(z.strictObject({ title: localized, lessons: z.array(id).min(1) })).min(1),
});

/** A path as its file says it. */
export type PathFile = z.infer<typeof pathFile>;
