/** What the ids of the screens of lessons begin with. */
export const LESSON_SCREEN = "lesson-";

/**
 * Shows the screen of which the address names a part, the first one where it names none; with `isMoved` goes to that part
 * and says where the reader is now. Returns the id of the lesson that is shown, empty for every other screen.
 */
export function showScreen(isMoved: boolean): string {
  const screens = [...document.querySelectorAll<HTMLElement>("[data-screen]")];
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const shown = screens.find((screen) => target && screen.contains(target)) ?? screens[0];
  for (const screen of screens) screen.hidden = screen !== shown;
  if (isMoved) goTo(target ?? shown, shown);
  return shown?.id.startsWith(LESSON_SCREEN) ? shown.id.slice(LESSON_SCREEN.length) : "";
}

function goTo(target: HTMLElement | undefined, shown: HTMLElement | undefined): void {
  target?.querySelector<HTMLElement>("h1, h2")?.focus({ preventScroll: true });
  if (target && target !== shown) target.scrollIntoView();
  else scrollTo(0, 0);
}

/** Says something in every part of the page that is for it; a part without words takes no room. */
export function say(selector: string, text: string): void {
  for (const part of document.querySelectorAll<HTMLElement>(selector)) {
    if (part.textContent !== text) part.textContent = text;
    part.hidden = text === "";
  }
}
