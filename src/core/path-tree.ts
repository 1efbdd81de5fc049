import type { TrainingPath } from "#core/training.ts";
import type { YamlTree } from "#core/yaml-text.ts";

/** The fields of a path's file. */
export function pathTree({ id, title, summary, teams, after, days, pass, modules }: TrainingPath): {
  readonly [name: string]: YamlTree | undefined;
} {
  return {
    id,
    title,
    summary,
    teams: teams.length > 0 ? teams : undefined,
    after: after.length > 0 ? after : undefined,
    days,
    pass,
    modules: modules.map((module) => ({
      title: module.title,
      days: module.days,
      lessons: module.lessons,
    })),
  };
}
