/**
 * Draws something and leaves what has the focus where it stands in the window: what is told of a field above would
 * else push it away from whoever types there.
 */
export function besideFocus(place: Element, draws: () => void): void {
  const { activeElement: focus } = document;
  const where = focus ? place.compareDocumentPosition(focus) : 0;
  if (!focus || !(where & Node.DOCUMENT_POSITION_FOLLOWING)) {
    draws();
    return;
  }
  const before = focus.getBoundingClientRect().top;
  draws();
  scrollBy({ top: focus.getBoundingClientRect().top - before, behavior: "instant" });
}
