import { onNews } from "#browser/news.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";

let asked: Promise<TrainingSheet> | undefined;

/** What is known of all paths in the page's language, asked for once until something is published; after a failure the next call asks again. */
export function askedTraining(): Promise<TrainingSheet> {
  asked ??= fetched().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetched(): Promise<TrainingSheet> {
  const { base = "/" } = document.documentElement.dataset;
  // The same request that the page announces in its head: another one would be a second.
  const response = await fetch(`${base}api/v1/training/${document.documentElement.lang}.json`);
  if (!response.ok) throw new Error(`training: ${response.status}`);
  return (await response.json()) as TrainingSheet;
}

onNews(() => {
  asked = undefined;
});
