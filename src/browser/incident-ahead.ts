const INCIDENT = '"incident":';

/**
 * Asks once whether an incident goes on, a moment after the page came: what tells of it is loaded at once then, not
 * only when somebody comes near the page.
 */
async function askForIncidents(): Promise<void> {
  const { base = "/" } = document.documentElement.dataset;
  // Where nobody can be asked, a page that was kept says how old it is.
  const now = await fetch(`${base}api/v1/now.json`, { cache: "no-store" }).then(
    (response) => response.text(),
    () => INCIDENT,
  );
  if (now.includes(INCIDENT)) await import("#browser/live.ts").catch(() => {});
}

void askForIncidents();
