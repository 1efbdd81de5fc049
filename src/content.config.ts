import { defineCollection } from "astro:content";
import { lessonFront } from "#schema/lesson.ts";
import { contentFolder } from "#site/folder.ts";
import { lessonLoader } from "#site/lesson-loader.ts";

/** Lessons come through Astro's own road; entries, settings and paths are handed over (`site/reading.ts`). */
export const collections = {
  lessons: defineCollection({ loader: lessonLoader(contentFolder()), schema: lessonFront }),
};
