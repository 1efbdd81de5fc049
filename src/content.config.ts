import { defineCollection } from "astro:content";
import { join } from "node:path";
import { lessonFront, pathFile } from "#schema/lesson.ts";
import { entryLoader, settingsLoader } from "#site/entry-loader.ts";
import { contentFolder } from "#site/folder.ts";
import { lessonLoader, pathLoader } from "#site/lesson-loader.ts";

const root = contentFolder();
const training = join(root, "training");

/** Entries and settings come from the store as data; lessons and their paths through Astro's own roads. */
export const collections = {
  entries: defineCollection({ loader: entryLoader(root) }),
  settings: defineCollection({ loader: settingsLoader(root) }),
  lessons: defineCollection({ loader: lessonLoader(training), schema: lessonFront }),
  paths: defineCollection({ loader: pathLoader(training), schema: pathFile }),
};
