import type { EntryKey } from "#core/entry.ts";
import type { Force } from "#core/in-force.ts";

const NEWS = "kb:news";

/** What a newer build says that the open page does not know yet. */
export interface News {
  /** All advisories as they are now; absent when none of them changed. */
  readonly forces?: readonly Force[];
  /** Entries of which something was published. */
  readonly entries: readonly EntryKey[];
}

let latest: readonly Force[] | undefined;

/** All advisories as the newest build this page has heard of knows them; undefined while it has heard of none. */
export function latestForces(): readonly Force[] | undefined {
  return latest;
}

/** Keeps all advisories as they are now, where the open page knows its own already. */
export function keepForces(forces: readonly Force[]): void {
  latest = forces;
}

/** Tells the open page what a newer build says. */
export function tellNews(news: News): void {
  latest = news.forces ?? latest;
  document.dispatchEvent(new CustomEvent<News>(NEWS, { detail: news }));
}

/** Hears what newer builds say until the signal ends. */
export function onNews(heard: (news: News) => void, signal?: AbortSignal): void {
  const listener = (event: Event) => heard((event as CustomEvent<News>).detail);
  document.addEventListener(NEWS, listener, signal ? { signal } : {});
}
