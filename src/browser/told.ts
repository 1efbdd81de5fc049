/** Says something to those who listen to the page, and shows nothing. */
export function tellOnly(text: string): void {
  const told = document.querySelector(".live [data-part='told']");
  if (told && text) told.textContent = heardAnew(told, text);
}

/**
 * A text as it is put into a live region. What is said a second time is heard only where the region's text becomes
 * another one: it ends with a space then, which nobody sees.
 */
export function heardAnew(region: Element, text: string): string {
  return text && region.textContent === text ? `${text}\u00a0` : text;
}
