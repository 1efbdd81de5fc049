import { z } from "zod";
import type { Problem } from "#core/problem.ts";
import type { TrainingPath } from "#core/training.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { id, localized, words } from "#schema/words.ts";
import { readYaml } from "#schema/yaml.ts";

/** The front matter of a lesson: strict, so that `layout`, which would run a file, is refused. */
export const lessonFront = z.strictObject({
  title: words,
  summary: words.optional(),
  /** About how long it takes. */
  minutes: z.number().int().min(1).max(99).optional(),
});

const ids = z.array(id).default([]);

/** `training/<path>/path.yaml`: an ordered path of lessons, in modules. */
export const pathFile = z.strictObject({
  id,
  title: localized,
  summary: localized.optional(),
  teams: ids,
  after: ids,
  days: z.number().int().min(1).max(99).optional(),
  pass: z.number().int().min(0).max(100).default(80),
  modules: z
    .array(
      z.strictObject({
        title: localized,
        days: z
          .string()
          .refine(
            (text) => /^\d{1,2}(?:-\d{1,2})?$/.test(text),
            'is no span of days|Write it like "3" or 3-4.',
          )
          .optional(),
        lessons: z.array(id).min(1),
      }),
    )
    .min(1),
});

/** A path as its file says it, or the problems that kept it from being read. */
export interface ReadPath {
  readonly value?: TrainingPath;
  readonly problems: readonly Problem[];
}

/** Reads a `path.yaml`. */
export function pathFrom(file: string, text: string): ReadPath {
  const part: YamlPart = { file, text, linesBefore: 0 };
  const reading = readYaml(text);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-path", reading.fault)] };
  const parsed = pathFile.safeParse(reading.value ?? {}, { reportInput: true });
  // What YAML leaves out is absent, never undefined.
  if (parsed.success) return { value: parsed.data as TrainingPath, problems: [] };
  return { problems: schemaProblems(part, parsed.error.issues) };
}
