import { HABIT_CHANGED, savedHabit } from "#browser/habit.ts";
import { followOtherTabs } from "#browser/other-tabs.ts";

/** The menu's button shows the agent's initials: by a custom property, so that public/before-paint.js can do so before the first paint. */
function sign(): void {
  const { initials } = savedHabit();
  const { dataset, style } = document.documentElement;
  if (initials === undefined) style.removeProperty("--initials");
  else style.setProperty("--initials", JSON.stringify(initials));
  // Who has taken up habits elsewhere needs no first steps.
  if (!document.querySelector("kb-first-run")) delete dataset.firstRun;
}

document.addEventListener(HABIT_CHANGED, sign);
followOtherTabs("habit", HABIT_CHANGED);
