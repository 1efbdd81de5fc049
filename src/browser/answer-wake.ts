import { onCase, theCase } from "#browser/case.ts";
import { CLOCK_CHANGED, deviceNow, whenReached } from "#browser/clock.ts";
import { askedDesk } from "#browser/desk.ts";
import { savedHabit } from "#browser/habit.ts";
import { isComposing } from "#browser/keys.ts";
import { remembered } from "#browser/memory.ts";
import { latestForces, onNews } from "#browser/news.ts";
import { unreachedText } from "#browser/page.ts";
import { hasPin } from "#browser/pin.ts";
import { seenVersion } from "#browser/seen.ts";
import { isBefore } from "#core/instant.ts";

/** So long somebody waits for what a button does, in milliseconds, before it is said that it cannot be had. */
export const ACT_PATIENCE = 5000;

/** What may be done on an answer before `<kb-answer>` is there to hear it: it is done once more then. */
let missed: (() => void)[] = [];
let composed: Promise<void> = Promise.resolve();
let loading: Promise<void> | undefined;

/**
 * Leaves an answer as the build has drawn it while that is what this device would draw: a fresh one, by a clock at
 * which nothing has changed since. `<kb-answer>` is loaded when somebody comes near it, and at once where it has
 * something else to show.
 */
export function watchAnswer(): void {
  const page = document.querySelector<HTMLElement>("kb-answer");
  if (!page || loading) return;
  if (isRight(page)) sleep(page);
  // It shows something else than this device would, and copies nothing: that is said, and tried again.
  else wakeAnswer().catch(() => [sleep(page), tellMissed(page, true)]);
}

function sleep(page: HTMLElement): void {
  const over = new AbortController();
  const { signal } = over;
  const wake = () =>
    void wakeAnswer().then(
      () => over.abort(),
      () => tellMissed(page),
    );
  // A finger, too, comes over something before it presses.
  for (const sign of ["pointerover", "focusin", "keydown"]) addEventListener(sign, wake, { signal });
  document.addEventListener(CLOCK_CHANGED, wake, { signal });
  onCase(wake, signal);
  onNews(wake, signal);
  if (page.dataset.until) whenReached(page.dataset.until, wake);
  hearMissed(page, signal);
  page.toggleAttribute("data-can-share", "share" in navigator);
  // What it wakes up to may be another version than was in view.
  page.dataset.asleep = deviceNow();
  page.dataset.ready = "";
}

/** What draws answers, or the desk, could not be loaded, and somebody waits for it; the sentence for that is in every page. */
function tellMissed(page: HTMLElement, isAwaited = missed.length > 0): void {
  const status = page.querySelector("[data-part='status']");
  if (status && isAwaited) status.textContent = unreachedText();
  missed = [];
}

/** Loads what draws answers, once; from then on every answer draws itself. */
export function wakeAnswer(): Promise<void> {
  loading ??= loaded().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loaded(): Promise<void> {
  const [{ defineAnswer }] = await Promise.all([import("#browser/answer.ts"), askedDesk()]);
  // Nobody's word is cut off while an input method composes it.
  await defineAnswer(() => composed);
  for (const act of missed.splice(0)) act();
  // Those were heard once more here.
  missed = [];
}

function isRight(page: HTMLElement): boolean {
  const { id = "", channel, locale, from, until } = page.dataset;
  const [now, held] = [deviceNow(), theCase()];
  const isItsTime = !(from && isBefore(now, from)) && !(until && !isBefore(now, until));
  const isFresh = !savedHabit().initials && !hasPin(id) && seenVersion(id) === undefined;
  const isChosen = held.channel === channel && held.locale === locale;
  const isTouched = touchedFields(page).length > 0;
  // Where the customer is matters then, what a newer build says, and what this agent has parked.
  const isHeard = held.country ?? latestForces() ?? remembered("parked", Boolean);
  if ("advised" in page.dataset && isHeard) return false;
  // The day to write again is counted from the device's day.
  return isItsTime && isFresh && isChosen && !isTouched && !page.querySelector("[data-part='follow-up']");
}

/** The fields of an answer that hold something else than the page came with. */
export function touchedFields(page: HTMLElement): (HTMLInputElement | HTMLSelectElement)[] {
  const fields = page.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-field]");
  return [...fields].filter((field) =>
    field instanceof HTMLInputElement
      ? field.value !== field.defaultValue
      : field.selectedOptions[0]?.defaultSelected === false,
  );
}

/** Later than that it would copy when nobody expects it any more. */
function hold(page: HTMLElement, act: () => void): void {
  missed.push(act);
  setTimeout(() => missed.includes(act) && tellMissed(page), ACT_PATIENCE);
}

function hearMissed(page: HTMLElement, signal: AbortSignal): void {
  page.addEventListener(
    "click",
    ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-act]");
      if (!button) return;
      const twins = () => page.querySelectorAll<HTMLElement>(`[data-act="${button.dataset.act}"]`);
      const place = [...twins()].indexOf(button);
      hold(page, () => twins()[place]?.click());
    },
    { signal },
  );
  page.addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      if (key !== "Enter" || isComposing(event) || !(target as Element).matches("input")) return;
      // By then the focus has been put back to where it was.
      hold(page, () =>
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })),
      );
    },
    { signal },
  );
  page.addEventListener(
    "compositionstart",
    () => {
      composed = new Promise((ended) =>
        page.addEventListener("compositionend", () => ended(), { once: true }),
      );
    },
    { signal },
  );
}
