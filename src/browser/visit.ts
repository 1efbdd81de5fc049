/** Told on the document when another page has taken this one's place. */
export const VISITED = "kb:visited";

/**
 * Pages of this site take each other's place without the document being left, so that the case in memory follows
 * the agent. Addresses, reload, back and forward are the browser's own (Navigation API, WHATWG HTML § 7.2.6);
 * where it is missing, links load pages as ever and the case ends with each.
 */
export function visitPages(): void {
  if (!("navigation" in window)) return;
  navigation.addEventListener("navigate", (event) => {
    const address = new URL(event.destination.url);
    if (event.info === STAY)
      event.intercept({ focusReset: "manual", scroll: "manual", handler: async () => {} });
    else if (isVisit(event, address))
      event.intercept({ focusReset: "manual", scroll: "manual", handler: () => arrive(event, address) });
  });
}

/** Goes with a navigation that only mends the address after a page could not be had. */
const STAY = "kb:stay";

function isVisit(event: NavigateEvent, address: URL): boolean {
  if (!event.canIntercept || event.hashChange || event.downloadRequest !== null || event.formData)
    return false;
  const { navigationType: type, destination } = event;
  // What a page does with its own address (pushState) is its own affair.
  if (type === "reload" || (type !== "traverse" && destination.sameDocument)) return false;
  if (address.origin !== location.origin || !address.pathname.endsWith("/")) return false;
  return languageOf(address) === document.documentElement.lang;
}

async function arrive(event: NavigateEvent, address: URL): Promise<void> {
  const { currentEntry } = navigation;
  const from = navigation.transition?.from ?? currentEntry;
  try {
    const { showPage } = await import("#browser/page-swap.ts");
    await showPage(address, event.signal);
  } catch (error) {
    if (!event.signal.aborted) stay(event, from, address);
    throw error;
  }
  // Back and forward return to the place on the page; a fresh page begins at its top.
  if (event.navigationType === "traverse") event.scroll();
  else toTop(address);
}

/** The page could not be had: this one stays, with its case, and says so. */
function stay({ navigationType }: NavigateEvent, from: NavigationHistoryEntry | null, missed: URL): void {
  const notice = document.querySelector<HTMLElement>("[data-part='unreached']");
  notice?.removeAttribute("hidden");
  notice?.querySelector("a")?.setAttribute("href", missed.href);
  const options = { info: STAY };
  const mended =
    navigationType === "traverse" && from
      ? navigation.traverseTo(from.key, options)
      : navigation.navigate(from?.url ?? "", { ...options, history: "replace" });
  // A mending that is overtaken by another click has nothing to tell.
  for (const step of [mended.committed, mended.finished]) step?.catch(() => {});
}

/** The language of a page of this site: another one than this page's has other words, and is loaded anew. */
function languageOf(address: URL): string {
  const base = document.documentElement.dataset.base ?? "/";
  const [first = ""] = address.pathname.slice(base.length).split("/");
  const others = document.documentElement.dataset.languages?.split(" ") ?? [];
  return others.includes(first) ? first : (document.documentElement.dataset.root ?? "en");
}

function toTop({ hash }: URL): void {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) target.scrollIntoView();
  else scrollTo(0, 0);
}
