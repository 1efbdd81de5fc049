import { CLOCK_CHANGED } from "#browser/clock.ts";

const MINUTE = 60_000;

/**
 * Draws now, every minute, when the page comes back into view or its clock jumps, and at some more events of
 * the document. Returns a function that ends it.
 */
export function drawnOften(draw: () => void, events: readonly string[] = []): () => void {
  const occasions = ["visibilitychange", CLOCK_CHANGED, ...events];
  for (const event of occasions) document.addEventListener(event, draw);
  const timer = setInterval(draw, MINUTE);
  draw();
  return () => {
    clearInterval(timer);
    for (const event of occasions) document.removeEventListener(event, draw);
  };
}
