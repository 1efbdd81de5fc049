/**
 * Asks once whether an incident goes on, a moment after the page came: what tells of it is loaded at once then, not
 * only when somebody comes near the page.
 */
async function askForIncidents(): Promise<void> {
  const { base = "/" } = document.documentElement.dataset;
  try {
    const response = await fetch(`${base}api/v1/now.json`, { cache: "no-store" });
    if ((await response.text()).includes('"incident":')) await import("#browser/live.ts");
  } catch {
    // Offline: the first look that succeeds tells of it.
  }
}

void askForIncidents();
