import { wakeAnswer } from "#browser/answer-wake.ts";
import { noteKept, takeKept } from "#browser/kept-page.ts";
import { onNews } from "#browser/news.ts";
import { VISITED } from "#browser/visit.ts";

/** Puts another page of this site in this one's place; rejects when it cannot be had or another one is asked for. */
export async function showPage(address: URL, signal: AbortSignal): Promise<void> {
  document.documentElement.setAttribute("aria-busy", "true");
  try {
    const page = await (takenAhead(address) ?? pageAt(address, signal));
    await Promise.all([...styles(page), page.querySelector("kb-answer") && wakeAnswer()]);
    if (!signal.aborted) show(page);
  } finally {
    document.documentElement.removeAttribute("aria-busy");
  }
}

/** Pages that were read before somebody opened them, newest last. */
const ahead = new Map<string, { readonly page: Promise<Document>; readonly at: number }>();
const MOST_AHEAD = 8;
/** What was read longer ago, in milliseconds, is read anew. */
const FRESH = 60_000;

/** A page that is likely to be opened next: read once, and shown at once when it is. It must not be changed. */
export function pageAhead(address: URL): Promise<Document> {
  const known = ahead.get(address.pathname);
  if (known && performance.now() - known.at < FRESH) return known.page;
  const page = pageAt(address);
  ahead.delete(address.pathname);
  ahead.set(address.pathname, { page, at: performance.now() });
  page.catch(() => ahead.delete(address.pathname));
  for (const path of [...ahead.keys()].slice(0, -MOST_AHEAD)) ahead.delete(path);
  return page;
}

/** What is shown becomes the page itself, and cannot be shown twice. */
function takenAhead({ pathname, search }: URL): Promise<Document> | undefined {
  const known = search === "" ? ahead.get(pathname) : undefined;
  ahead.delete(pathname);
  return known && performance.now() - known.at < FRESH ? known.page : undefined;
}

// Something was published: what was read before may be older than that.
onNews(() => ahead.clear());

/** A page of this site as a document, past every cache where `isFresh`. It is read as one, never made from a string. */
export function pageAt(address: URL, signal?: AbortSignal, isFresh = false): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => {
      const page = request.responseXML;
      // What a proxy or a sign-in says instead is no page of this site.
      if (page?.documentElement.dataset?.base === undefined)
        return reject(new Error(`${address.pathname} is no page of this site.`));
      noteKept(page, request.getResponseHeader("server-timing"));
      resolve(page);
    };
    request.onerror = () => reject(new Error(`${address.pathname} could not be loaded.`));
    signal?.addEventListener("abort", () => request.abort());
    request.onabort = () => reject(new Error("Another page was asked for."));
    request.open("GET", address.pathname + address.search);
    if (isFresh) request.setRequestHeader("cache-control", "no-cache");
    request.send();
  });
}

// A page read without scripting takes what <noscript> holds for its own: only the head's own children are meant.
const STYLES = ":scope > link[rel='stylesheet'], :scope > style";

/** Style sheets that the other page has and this one lacks, being loaded; until it is shown they count nowhere. */
function styles(page: Document): Promise<unknown>[] {
  const here = new Set([...document.head.querySelectorAll(STYLES)].map(keyOf));
  const missing = [...page.head.querySelectorAll(STYLES)].filter((style) => !here.has(keyOf(style)));
  return missing.map((style) => {
    const own = document.importNode(style, true);
    const loaded = new Promise((resolve) => {
      own.addEventListener("load", resolve);
      own.addEventListener("error", resolve);
    });
    own.setAttribute("media", NOWHERE);
    document.head.append(own);
    return own instanceof HTMLLinkElement ? loaded : Promise.resolve();
  });
}

const NOWHERE = "not all";

/** From here on the styles of a page count and those of other kinds do not; they stay loaded. */
function wear(page: Document): void {
  const media = new Map(
    [...page.head.querySelectorAll(STYLES)].map((style) => [keyOf(style), style.getAttribute("media") ?? ""]),
  );
  for (const style of document.head.querySelectorAll(STYLES))
    style.setAttribute("media", media.get(keyOf(style)) ?? NOWHERE);
}

function keyOf(style: Element): string {
  return style.getAttribute("href") ?? style.textContent ?? "";
}

/** Parts that both pages name stay as they are, with all that was typed and found in them. */
function show(page: Document): void {
  const next = document.adoptNode(page.body);
  for (const part of next.querySelectorAll<HTMLElement>("[data-keep]")) {
    const kept = document.querySelector(`[data-keep="${part.dataset.keep}"]`);
    if (!kept) continue;
    markCurrent(kept, part);
    part.replaceWith(kept);
  }
  takeKept(page);
  wear(page);
  // What before-paint.js said held for the page that was opened first.
  delete document.documentElement.dataset.turn;
  document.title = page.title;
  document.body.className = next.className;
  document.body.replaceChildren(...next.childNodes);
  document.dispatchEvent(new CustomEvent(VISITED));
  // An answer has put the focus to its use already.
  if (document.activeElement === document.body) readOut(document.querySelector("h1"));
}

/** Puts the focus on a page's heading: who listens to the page hears where they are, and Tab goes on from there. */
function readOut(heading: HTMLElement | null): void {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Links of a kept part point out the page as the other page's own would. */
function markCurrent(kept: Element, fresh: Element): void {
  const currents = new Map(
    [...fresh.querySelectorAll("a[aria-current]")].map((link) => [
      link.getAttribute("href"),
      link.getAttribute("aria-current") ?? "",
    ]),
  );
  for (const link of kept.querySelectorAll("a[href]")) {
    const current = currents.get(link.getAttribute("href"));
    if (current === undefined) link.removeAttribute("aria-current");
    else link.setAttribute("aria-current", current);
  }
}
