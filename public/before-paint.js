// Loaded in the head and not deferred: what this device remembers is there before the first paint, so that
// nothing moves when it is drawn. Not inline, for the policy. It reads what src/browser/memory.ts writes.
(() => {
  const page = document.documentElement;
  const kept = (key) => localStorage.getItem(`replybook.${key}`);
  const parts = (key) => {
    try {
      return Object(JSON.parse(kept(key)));
    } catch {
      return {};
    }
  };

  // Who opens the site fresh is taken to the same page in their language; who came from within it chose this one.
  const goToTwin = (language) => {
    const twins = [...document.querySelectorAll("link[hreflang]")];
    const twin = twins.find(({ hreflang }) => hreflang === language);
    const type = performance.getEntriesByType("navigation")[0]?.type;
    const isWithin = document.referrer.startsWith(`${location.origin}/`);
    if (!twin || isWithin || type === "reload" || type === "back_forward") return;
    page.style.visibility = "hidden";
    // Should the other page never come, this one is better than none.
    setTimeout(() => page.style.removeProperty("visibility"), 2000);
    location.replace(twin.href + location.search + location.hash);
  };

  try {
    const theme = kept("theme");
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;

    const { initials, language } = parts("habit");
    goToTwin(language);
    if (typeof initials === "string" && /^\S{1,4}$/.test(initials)) {
      page.dataset.signed = "";
      page.style.setProperty("--initials", JSON.stringify(initials));
    }

    // The first steps are for a device without habits, and go on where they were left.
    const steps = kept("first-run");
    if (steps === null ? kept("habit") === null : Number(steps) < 3) page.dataset.firstRun = "";

    const { pinned, recent } = parts("shelf");
    const lists = [pinned, recent].filter((list) => Array.isArray(list) && list.length > 0);
    page.style.setProperty("--shelf-rows", lists.flat().length);
    page.style.setProperty("--shelf-lists", lists.length);
  } catch {
    // Storage can be blocked: the page is as if nothing were remembered.
  }
})();
