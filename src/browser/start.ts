import "#browser/language-link.ts";
import { listenToKeys } from "#browser/keys.ts";
import { VISITED, visitPages } from "#browser/visit.ts";

function tellOffline(): void {
  const line = document.querySelector<HTMLElement>("[data-part='offline']");
  if (line) line.hidden = navigator.onLine;
}

visitPages();
listenToKeys();
tellOffline();
for (const event of ["online", "offline"]) addEventListener(event, tellOffline);
document.addEventListener(VISITED, tellOffline);
