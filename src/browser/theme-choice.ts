// The same name is read by public/before-paint.js before the first paint.
const KEY = "replybook.theme";

/** `<theme-choice hidden><select>…`: keeps the chosen theme on this device; hidden where there is no script to serve it. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector("select");
    if (select === null) return;
    select.value = savedTheme();
    select.addEventListener("change", () => choose(select.value));
    this.hidden = false;
  }
}

function savedTheme(): string {
  return document.documentElement.dataset.theme ?? "system";
}

function choose(theme: string): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the theme holds until the page is left.
  }
}

customElements.define("theme-choice", ThemeChoice);
