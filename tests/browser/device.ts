import { vi } from "vitest";

/** Storage as a browser has it, as far as the site uses it; it can be blocked or full. */
class DeviceStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }

  setItem(key: string, value: string): void {
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

/** A device without a page: what `src/browser` remembers can be tried on it. */
export interface Device {
  /** What lies in its storage, by whole name. */
  readonly kept: Readonly<Record<string, unknown>>;
  /** Puts text into storage as another version of the site, or another program, may have left it. */
  leave(key: string, text: string): void;
  /** From now on nothing can be written, or storage cannot be used at all. */
  fail(how: "full" | "blocked"): void;
  /** Another tab has changed what lies under a whole name. */
  changeElsewhere(key: string, text: string): void;
  /** How often an event has happened on `document`. */
  count(event: string): () => number;
}

/** A fresh device; modules that are imported after this live on it. */
export function aDevice(): Device {
  vi.resetModules();
  const [storage, view] = [new DeviceStorage(), new EventTarget()];
  const page = Object.assign(new EventTarget(), { documentElement: { dataset: {} } });
  const refuse = () => {
    throw new DOMException("Storage cannot be used.", "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", view.addEventListener.bind(view));
  return {
    kept: storage,
    leave: (key, text) => storage.setItem(key, text),
    fail: (how) => {
      if (how === "blocked")
        Object.defineProperty(globalThis, "localStorage", { get: refuse, configurable: true });
      else
        vi.stubGlobal(
          "localStorage",
          Object.assign(Object.create({ ...methods(storage), setItem: refuse }), storage),
        );
    },
    changeElsewhere: (key, text) => {
      storage.setItem(key, text);
      view.dispatchEvent(Object.assign(new Event("storage"), { key }));
    },
    count: (event) => {
      let times = 0;
      page.addEventListener(event, () => times++);
      return () => times;
    },
  };
}

/** Gives the process back as it was, for the tests behind this one. */
export function leaveDevice(): void {
  vi.unstubAllGlobals();
  vi.resetModules();
}

function methods(storage: DeviceStorage) {
  return { getItem: storage.getItem, removeItem: storage.removeItem };
}
