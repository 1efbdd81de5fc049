import { PREFIX } from "#browser/memory.ts";

/** Forgets everything that any part of the site remembers on this device; what is open still knows it. */
export function forgetEverything(): void {
  try {
    const own = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of own) localStorage.removeItem(name);
  } catch {
    // Storage is blocked: nothing was remembered.
  }
}
