import { jsonAt } from "#browser/json.ts";
import type { ProposeWorkspace } from "#core/propose-sheet.ts";

let asked: Promise<ProposeWorkspace> | undefined;

/** What all forms know of the workspace, asked for once; a failed attempt may be made again. `data` is the folder of the data. */
export function workspaceAt(data: string): Promise<ProposeWorkspace> {
  asked ??= jsonAt<ProposeWorkspace>(`${data}propose.json`, "channels");
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}
