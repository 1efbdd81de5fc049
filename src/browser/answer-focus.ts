/** A selector for what has the focus on an answer page; undefined when nothing of it has. */
function focusMark({ dataset, name, tagName }: HTMLElement & { name?: string }): string | undefined {
  if (tagName === "H1") return "h1";
  for (const part of ["field", "act", "part"] as const)
    if (dataset[part]) return `[data-${part}="${dataset[part]}"]`;
  if ("initials" in dataset) return "[data-initials]";
  return name === "moment" ? `[name="moment"]:checked` : undefined;
}

/**
 * Holds the focus, the cursor and half-typed initials while an answer page is drawn anew; what it returns puts
 * them back.
 */
export function heldFocus(page: HTMLElement): () => void {
  const { activeElement: active } = document;
  const mark = active instanceof HTMLElement && page.contains(active) ? focusMark(active) : undefined;
  if (!mark) return () => {};
  const { value, selectionStart, selectionEnd } = active as HTMLInputElement;
  return () => {
    const place = page.querySelector<HTMLElement>(mark);
    place?.focus({ preventScroll: true });
    if (!(place instanceof HTMLInputElement || place instanceof HTMLTextAreaElement)) return;
    if ("initials" in place.dataset) place.value = value;
    if (selectionStart !== null) place.setSelectionRange(selectionStart, selectionEnd);
  };
}

const WORK =
  ".field.empty :is(input, select), [data-initials], [data-act='copy'], [data-act='copy-meanwhile'], [data-act='source'], [data-act='case-note']";

/**
 * Puts the focus where work begins: the first empty field, else Copy. On a touch screen the keyboard would cover
 * the reply: there the title has it.
 */
export function goToWork(page: HTMLElement): void {
  const place = matchMedia("(pointer: coarse)").matches ? null : page.querySelector<HTMLElement>(WORK);
  (place ?? page.querySelector("h1"))?.focus({ preventScroll: true });
}
