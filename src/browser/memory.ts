/** Every name under which the site remembers something begins so. */
export const PREFIX = "replybook.";

/** What could not be kept: it holds until the page is left. */
const unkept = new Map<string, unknown>();

/**
 * What this device remembers under `replybook.KEY`, read by `reading`: it is given whatever was kept there, or
 * undefined when there is nothing, when it is no JSON, or when storage is blocked.
 */
export function remembered<T>(key: string, reading: (kept: unknown) => T): T {
  return reading(unkept.has(key) ? unkept.get(key) : stored(key));
}

function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value as JSON. Returns false when storage is blocked or full: then it holds until the page is left. */
export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    unkept.delete(key);
    return true;
  } catch {
    unkept.set(key, value);
    return false;
  }
}
