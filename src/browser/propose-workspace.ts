import type { ProposeWorkspace } from "#core/propose-sheet.ts";

let asked: Promise<ProposeWorkspace> | undefined;

/** What all forms know of the workspace, asked for once; a failed attempt may be made again. `data` is the folder of the data. */
export function workspaceAt(data: string): Promise<ProposeWorkspace> {
  asked ??= fetched(`${data}propose.json`) as Promise<ProposeWorkspace>;
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}

/** A file of data; rejects where it cannot be had. */
export async function fetched(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}
