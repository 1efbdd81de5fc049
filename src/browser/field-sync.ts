import { labelOf } from "#browser/reply-view.ts";
import type { AnswerView } from "#browser/view.ts";

/** Shows what was typed into a field in every other place of the page that stands for it. */
export function syncField(
  page: HTMLElement,
  view: AnswerView,
  name: string,
  typed: HTMLInputElement | HTMLSelectElement,
): void {
  const label = labelOf(view, name);
  for (const twin of page.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[data-field="${name}"]`)) {
    if (twin !== typed) twin.value = typed.value;
    const placeholder = twin instanceof HTMLInputElement ? twin.placeholder : "";
    twin.closest(".field")?.classList.toggle("empty", typed.value === "" && placeholder === label);
    if (twin instanceof HTMLInputElement) twin.size = Math.max(4, (typed.value || placeholder).length);
  }
  for (const said of page.querySelectorAll(`[data-says="${name}"]`))
    said.textContent = typed.value || `[${label}]`;
}
