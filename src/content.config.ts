import { defineCollection } from "astro:content";
import { join } from "node:path";
import { lessonFront, pathFile } from "#schema/lesson.ts";
import { contentFolder } from "#site/folder.ts";
import { lessonLoader, pathLoader } from "#site/lesson-loader.ts";

const training = join(contentFolder(), "training");

/** Lessons and their paths come through Astro's own roads; entries and settings are handed over (`site/reading.ts`). */
export const collections = {
  lessons: defineCollection({ loader: lessonLoader(training), schema: lessonFront }),
  paths: defineCollection({ loader: pathLoader(training), schema: pathFile }),
};
