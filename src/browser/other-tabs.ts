import { PREFIX } from "#browser/memory.ts";

/** Lets an event happen on `document` whenever another tab has changed what is remembered under a key. */
export function followOtherTabs(key: string, event: string): void {
  addEventListener("storage", ({ key: changed }) => {
    if (changed === null || changed === PREFIX + key) document.dispatchEvent(new Event(event));
  });
}
