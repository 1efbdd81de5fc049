import { forgetKept } from "#browser/kept-store.ts";
import { PREFIX } from "#browser/memory.ts";

/** Forgets everything that any part of the site remembers or keeps on this device; what is open still knows it. */
export async function forgetEverything(): Promise<void> {
  try {
    const own = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of own) localStorage.removeItem(name);
  } catch {
    // Storage is blocked: nothing was remembered.
  }
  await forgetKept();
}
