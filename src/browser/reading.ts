// The elements of the pages on which one reads and chooses; they are marked data-reading.
import "#browser/answer-list.ts";
import "#browser/your-time.ts";
import "#browser/open-reference.ts";
import "#browser/own-times.ts";
import { VISITED } from "#browser/visit.ts";

/** What only one kind of page needs is loaded where that page is. */
function loadOwn(): void {
  if (document.querySelector("kb-change-log")) void import("#browser/change-log.ts");
  if (document.querySelector("kb-audit")) void import("#browser/audit.ts");
  if (document.querySelector("kb-propose")) void import("#browser/propose.ts");
  if (document.querySelector("kb-new-path")) void import("#browser/new-path.ts");
  if (document.querySelector("kb-cohort")) void import("#browser/cohort.ts");
  if (document.querySelector("kb-shift")) void import("#browser/shift.ts");
  if (document.querySelector("kb-duty")) void import("#browser/duty.ts");
  if (document.querySelector("kb-countries")) void import("#browser/countries.ts");
  if (document.querySelector("kb-local-time")) void import("#browser/local-time.ts");
  if (document.querySelector("kb-briefing")) void import("#browser/briefing.ts");
  if (document.querySelector("kb-side")) void import("#browser/side.ts");
  if (document.querySelector("kb-drill")) void import("#browser/drill.ts");
  if (document.querySelector("kb-drills")) void import("#browser/drills.ts");
  if (document.querySelector("kb-lesson")) void import("#browser/lesson.ts");
  if (document.querySelector("kb-training")) void import("#browser/paths.ts");
  if (document.querySelector("kb-path")) void import("#browser/path.ts");
  if (document.querySelector("kb-certificate")) void import("#browser/certificate.ts");
  if (document.querySelector("kb-offline")) void import("#browser/offline-page.ts");
  if (document.querySelector("kb-health")) void import("#browser/health.ts");
}

loadOwn();
document.addEventListener(VISITED, loadOwn);
