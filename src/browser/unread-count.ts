import { pageLocale } from "#browser/page.ts";
import { tellInTitle } from "#browser/tab-title.ts";
import { counted, type InterfaceLocale, type UnreadWords } from "#words/text.ts";

const WORDS: Readonly<Record<InterfaceLocale, () => Promise<UnreadWords>>> = {
  en: async () => (await import("#words/unread-en.ts")).unreadEn,
  vi: async () => (await import("#words/unread-vi.ts")).unreadVi,
};

const words = await WORDS[pageLocale()]();

/** Tells how many changes are unread: in the tab's title, and in the links to all changes (`3 changes`). */
export function tellUnread(count: number): void {
  tellInTitle("unread", count > 0 ? `(${count})` : "");
  const path = new URL(`${document.documentElement.dataset.home ?? "/"}changes/`, location.href).pathname;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".top nav a, .menu a"))
    if (link.pathname === path) draw(link, count);
}

/** The link's own words come back when nothing is unread. It is drawn anew, since what is new has not moved. */
function draw(link: HTMLAnchorElement, count: number): void {
  link.dataset.words ??= link.textContent ?? "";
  if (link.dataset.count === String(count)) return;
  link.dataset.count = String(count);
  link.replaceChildren(...(count > 0 ? counting(count) : [link.dataset.words]));
}

function counting(count: number): (Node | string)[] {
  const text = counted(words.changes, count, pageLocale());
  const number = document.createElement("b");
  number.textContent = /^\S+/.exec(text)?.[0] ?? "";
  const more = document.createElement("span");
  more.className = "vh";
  more.textContent = words.notRead;
  // A space inside would not be heard: what nobody sees is laid out by itself.
  return [number, `${text.slice(number.textContent.length)} `, more];
}
