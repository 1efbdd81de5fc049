/** Says something to those who listen to the page, and shows nothing. */
export function tellOnly(text: string): void {
  const told = document.querySelector(".live [data-part='told']");
  if (told && text) told.textContent = text;
}
