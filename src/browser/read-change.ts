import type { AnswerDesk } from "#browser/answer-acts.ts";
import { changeHtml } from "#browser/answer-change-view.ts";
import { noteSeen } from "#browser/note-seen.ts";
import { type PublishedVersion, type Sheet, stateAt } from "#core/published.ts";

/** What draws the change of an answer, and its sheet with the version that this agent last used. */
export interface ReadChange {
  readonly sheet: Sheet;
  readonly change: typeof changeHtml;
}

/** Notes that the change on the page was read, and loads version `from` where the page does not carry it. */
export async function readChange({ sheet, view }: AnswerDesk, from: string): Promise<ReadChange> {
  const { entry } = sheet;
  const shown = stateAt(entry.history, view.now).record?.version;
  if (shown) noteSeen({ [entry.id]: shown });
  const version = entry.versions[from] ?? (await loadedVersion(entry.id, from));
  if (!version || entry.versions[from]) return { sheet, change: changeHtml };
  const versions = { ...entry.versions, [from]: version };
  return { sheet: { ...sheet, entry: { ...entry, versions } }, change: changeHtml };
}

/** A version as it was published; undefined when it cannot be had: then the difference is left out. */
async function loadedVersion(id: string, version: string): Promise<PublishedVersion | undefined> {
  const root = document.documentElement.dataset.base ?? "/";
  try {
    const response = await fetch(`${root}api/v1/answers/${id}/${version}.json`);
    return response.ok ? ((await response.json()) as PublishedVersion) : undefined;
  } catch {
    return undefined;
  }
}
