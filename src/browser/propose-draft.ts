import { PREFIX, remember, remembered } from "#browser/memory.ts";
import type { FormValues } from "#core/proposal-form.ts";

/** A half-written form: the fields that somebody touched, and the version it was begun on. */
export interface Draft {
  readonly from: string;
  readonly values: FormValues;
}

/** The draft of a form on this device; undefined when there is none. */
export function draftOf(key: string): Draft | undefined {
  return remembered(`draft.${key}`, draftFrom);
}

function draftFrom(kept: unknown): Draft | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { from, values } = kept as { from?: unknown; values?: unknown };
  if (typeof from !== "string" || typeof values !== "object" || values === null) return undefined;
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return texts.length > 0 ? { from, values: Object.fromEntries(texts) } : undefined;
}

/** Keeps a draft; false when the device cannot. */
export function keepDraft(key: string, draft: Draft): boolean {
  return remember(`draft.${key}`, draft);
}

/** Forgets a draft. */
export function dropDraft(key: string): void {
  // What could not be stored is overwritten, what was is removed.
  remember(`draft.${key}`, null);
  try {
    localStorage.removeItem(`${PREFIX}draft.${key}`);
  } catch {
    // Storage is blocked: nothing was kept.
  }
}

/** The name of who proposes, as this device knows it. */
export function proposerName(): string {
  return remembered("proposer", (kept) => (typeof kept === "string" ? kept : ""));
}

/** Remembers the name of who proposes. */
export function keepProposerName(name: string): void {
  if (name.trim() !== proposerName()) remember("proposer", name.trim());
}
