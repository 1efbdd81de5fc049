import { broughtOffline } from "#browser/bring-offline.ts";
import { savedHabit } from "#browser/habit.ts";
import { forgetKept, openKept } from "#browser/kept-store.ts";
import { onNews } from "#browser/news.ts";
import { pageLocale } from "#browser/page.ts";
import { pinned, recent } from "#browser/shelf.ts";
import type { KeptIndex } from "#core/offline.ts";

/** How far a device is with what it keeps. */
export interface OfflineState {
  /** What is kept; undefined where nothing is. */
  readonly kept?: KeptIndex | undefined;
  /** Whether files are being brought; `told` says how far that is. */
  readonly isBringing: boolean;
  readonly told?: KeptIndex | undefined;
  /** Why nothing can be kept or nothing is brought by itself, where that is so. */
  readonly hindrance?: "impossible" | "saving" | "failed";
}

/** The event on `document` that tells that something about it has changed. */
export const OFFLINE_CHANGED = "kb:offline";

/** Nothing is brought so soon after a page was opened, in milliseconds. */
const LATER = 10_000;
/** Who has not touched the page for so long does nothing with it. */
const QUIET = 1000;
/** One tab brings at a time. */
const LOCK = "replybook.offline";

let state: OfflineState = { isBringing: false };
let touchedAt = Number.NEGATIVE_INFINITY;
let isAsked = false;

/** How far this device is; what is kept is read anew. */
export async function offlineState(): Promise<OfflineState> {
  if (!canKeep()) return { isBringing: false, hindrance: "impossible" };
  const kept = await (await openKept(root()))?.index().catch(() => undefined);
  const hindrance = state.hindrance ?? (isSaving() ? "saving" : undefined);
  return { ...state, kept, ...(hindrance && { hindrance }) };
}

/** Brings what is missing or has changed now, also where the device saves data: somebody asked for it. Never rejects. */
export async function bringNow(): Promise<void> {
  isAsked = true;
  await bring();
  isAsked = false;
}

function canKeep(): boolean {
  // The development server's files have other names each time.
  return import.meta.env.PROD && "serviceWorker" in navigator && "locks" in navigator && "caches" in window;
}

function isSaving(): boolean {
  return Boolean((navigator as { connection?: { saveData?: boolean } }).connection?.saveData);
}

function root(): string {
  return document.documentElement.dataset.base ?? "/";
}

function tell(next: OfflineState): void {
  state = next;
  document.dispatchEvent(new Event(OFFLINE_CHANGED));
}

async function bring(): Promise<void> {
  if (!canKeep() || !navigator.onLine || (isSaving() && !isAsked)) return;
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    tell({ isBringing: true });
    try {
      await brought();
      tell({ isBringing: false });
    } catch {
      // What has come is there for the next time.
      tell({ isBringing: false, hindrance: "failed" });
    }
  });
}

async function brought(): Promise<void> {
  const store = await openKept(root());
  if (!store) throw new Error("Storage is blocked.");
  const { dataset } = document.documentElement;
  const { team, locale } = savedHabit();
  const own = [...pinned(), ...recent()].map(({ id }) => id);
  const kept = await broughtOffline(store, {
    root: root(),
    locale: pageLocale(),
    home: (dataset.home ?? root()).slice(root().length),
    wishes: { team, locale: locale ?? pageLocale(), own: [...new Set(own)] },
    free,
    // Files that nobody answers from would only take room.
    answered: async () => {
      await navigator.serviceWorker.register(`${root()}offline.js`, { updateViaCache: "none" });
    },
    told: (told) => tell({ isBringing: true, told }),
  });
  if (kept === undefined) await forgetKept();
  else await forgetUnread();
}

/** What stands under other names is read by nobody. */
async function forgetUnread(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith("replybook.") && !name.startsWith("replybook.kept ")) await caches.delete(name);
}

/** The agent goes first: nothing is asked for while they type, press or wait for a page. */
async function free(): Promise<void> {
  if (!navigator.onLine) throw new Error("The network is gone.");
  const isBusy = () =>
    performance.now() - touchedAt < QUIET || document.documentElement.hasAttribute("aria-busy");
  while (isBusy() && !isAsked) await new Promise((resolve) => setTimeout(resolve, QUIET / 4));
}

for (const sign of ["keydown", "pointerdown", "input", "wheel"])
  addEventListener(
    sign,
    () => {
      touchedAt = performance.now();
    },
    { passive: true },
  );
for (const occasion of ["online", "pageshow"]) addEventListener(occasion, () => setTimeout(bring, QUIET));
onNews(() => setTimeout(bring, QUIET));
setTimeout(bring, LATER);
