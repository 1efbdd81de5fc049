// Of all strings only the addresses of this site's workers are scripts (src/site/policy.ts).
self.trustedTypes?.createPolicy("default", {
  createScriptURL(address) {
    const site = location.origin + document.documentElement.dataset.base;
    const { href } = new URL(address, location);
    const worker = /^(?:_astro\/search-worker-[\w-]+|pagefind\/\d+\/pagefind-worker|offline)\.js$/;
    return href.startsWith(site) && worker.test(href.slice(site.length)) ? href : null;
  },
});

// Not deferred: nothing moves or flashes later.
try {
  const { dataset, style } = document.documentElement;
  const isPast = (instant) => Date.parse(instant) <= Date.now();
  if (dataset.turns) dataset.turn = dataset.turns.split(" ").filter(isPast).length;

  const kept = (key) => localStorage.getItem(`replybook.${key}`);
  const parts = (key) => Object(JSON.parse(kept(key)));

  const theme = kept("theme");
  if (theme === "light" || theme === "dark") dataset.theme = theme;

  const { pinned, recent } = parts("shelf");
  const lists = [pinned, recent].filter((list) => list?.length > 0);
  if (lists.length > 0) {
    style.setProperty("--shelf-rows", lists.flat().length);
    style.setProperty("--shelf-lists", lists.length);
  }

  if (isPast(dataset.until)) dataset.aged = "";
  // What was read or used here is shown otherwise than a page without a script can.
  if (kept("seen") !== null || "aged" in dataset) dataset.known = "";

  const room = parts("incident-room");
  if (room.width === innerWidth && room.height > 0) style.setProperty("--incident", `${room.height}px`);

  const steps = kept("first-run");
  if (steps === null ? kept("habit") === null : steps < 3) dataset.firstRun = "";

  const { initials, language } = parts("habit");
  if (/^\S{1,4}$/.test(initials ?? "")) style.setProperty("--initials", JSON.stringify(initials));

  const twin = document.documentElement.getAttribute(`data-twin-${language}`);
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  if (twin && type !== "back_forward" && !document.referrer.startsWith(`${location.origin}/`)) {
    style.visibility = "hidden";
    setTimeout(() => style.removeProperty("visibility"), 2000);
    location.replace(twin + location.search + location.hash);
  }
} catch {
  // Storage is blocked.
}
