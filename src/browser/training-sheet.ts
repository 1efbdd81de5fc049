import { jsonAt } from "#browser/json.ts";
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

function fetched(): Promise<TrainingSheet> {
  const { base = "/" } = document.documentElement.dataset;
  // The same request that the page announces in its head: another one would be a second.
  return jsonAt<TrainingSheet>(`${base}api/v1/training/${document.documentElement.lang}.json`, "paths");
}

onNews(() => {
  asked = undefined;
});
