import type { AnswerDesk } from "#browser/answer-acts.ts";
import { changeHtml } from "#browser/answer-change-view.ts";
import { jsonAt } from "#browser/json.ts";
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
  const version = await versionOf(sheet, from);
  if (!version || entry.versions[from]) return { sheet, change: changeHtml };
  const versions = { ...entry.versions, [from]: version };
  return { sheet: { ...sheet, entry: { ...entry, versions } }, change: changeHtml };
}

const loaded = new Map<string, Promise<PublishedVersion | undefined>>();

/**
 * A version of an answer: the page's own, or asked for once. Who comes near an answer asks for it before somebody wants
 * to read it, so that it is there when the network is gone. Undefined when it cannot be had: then the difference is left out.
 */
export async function versionOf({ entry }: Sheet, version: string): Promise<PublishedVersion | undefined> {
  const own = entry.versions[version];
  if (own) return own;
  const key = `${entry.id}@${version}`;
  const asked = loaded.get(key) ?? loadedVersion(entry.id, version);
  loaded.set(key, asked);
  const found = await asked;
  if (!found) loaded.delete(key);
  return found;
}

async function loadedVersion(id: string, version: string): Promise<PublishedVersion | undefined> {
  const root = document.documentElement.dataset.base ?? "/";
  try {
    return await jsonAt<PublishedVersion>(`${root}api/v1/answers/${id}/${version}.json`, "texts");
  } catch {
    return undefined;
  }
}
