import { draw } from "#browser/drawn-nodes.ts";
/** The part of a page that is drawn under a name. */
export function partIn(within: Element, name: string): HTMLElement | null {
  return within.querySelector<HTMLElement>(`[data-part='${name}']`);
}

/** What was drawn last: what a reader opened in it since is theirs. */
const drawn = new WeakMap<Element, string>();

/** Draws a part of a page, where it was not drawn so already. */
export function drawPart(place: Element | null, html: string): void {
  if (!place || drawn.get(place) === html) return;
  drawn.set(place, html);
  draw(place, html);
}
