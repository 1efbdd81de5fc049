/** A selector for the focused element of an answer page, so that it is found again after the page was drawn anew. */
export function focusMark(page: HTMLElement): string | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !page.contains(active)) return undefined;
  for (const name of ["field", "act", "part"] as const)
    if (active.dataset[name]) return `[data-${name}="${active.dataset[name]}"]`;
  return active instanceof HTMLInputElement && active.name === "moment"
    ? `[name="moment"]:checked`
    : undefined;
}

const WORK =
  ".field.empty :is(input, select), [data-initials], [data-act='copy'], [data-act='source'], [data-act='case-note']";

/**
 * Puts the focus where work begins: the first empty field, else Copy. On a touch screen the keyboard would cover
 * the reply: there the title has it.
 */
export function goToWork(page: HTMLElement): void {
  const place = matchMedia("(pointer: coarse)").matches ? null : page.querySelector<HTMLElement>(WORK);
  (place ?? page.querySelector("h1"))?.focus({ preventScroll: true });
}
