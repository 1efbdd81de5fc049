import { remembered } from "#browser/memory.ts";

/** Whether an answer is on this device's shelf of pins; `shelf.ts` knows all of the shelf and is loaded later. */
export function hasPin(id: string): boolean {
  return remembered("shelf", (kept) => [Object(kept).pinned ?? []].flat()).some(
    (item) => Object(item).id === id,
  );
}
