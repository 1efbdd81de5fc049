import { saveHabit } from "#browser/habit.ts";
import { isInterfaceLocale } from "#words/text.ts";

// Heard from the first moment on: the page in the other language is opened where this one stands, and chosen for later.
document.addEventListener("click", ({ target }) => {
  const link = (target as Element).closest<HTMLAnchorElement>("a[hreflang]");
  if (!link) return;
  if (isInterfaceLocale(link.hreflang)) saveHabit({ language: link.hreflang });
  link.search = location.search;
  link.hash = location.hash;
});
