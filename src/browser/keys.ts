import { crossOver, startCase } from "#browser/case.ts";
import { savedHabit } from "#browser/habit.ts";
import { tellOnly } from "#browser/told.ts";

/** Where `g` and a letter lead: a path below the site's start in its language. */
const PLACES: Readonly<Record<string, string>> = {
  KeyH: "/",
  KeyC: "/changes/",
  KeyB: "/briefing/",
  KeyA: "/advisories/",
  KeyT: "/training/",
};

/** How long after `g` its letter may come, in milliseconds. */
const PATIENCE = 1500;

let goesUntil = 0;

/**
 * The keys of the whole site, by their place on the keyboard, so that every layout has them. A key does nothing
 * while an input method composes, while somebody types, or where single keys are switched off.
 */
export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const isDone = event.key === "Escape" ? escaped(event) : !isTyping(event.target) && pressed(event);
    if (isDone) event.preventDefault();
  });
}

/** Whether a key belongs to an input method: Telex, Japanese and others (UI Events, § 4.3.3: keyCode 229). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether letters that are pressed on an element go into it. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("textarea, select, input:not([type='radio'], [type='checkbox'])")
  );
}

function pressed(event: KeyboardEvent): boolean {
  const { code, shiftKey } = event;
  const isRadio = event.target instanceof HTMLInputElement;
  if (!isRadio && (code === "ArrowLeft" || code === "ArrowRight"))
    return stepped(shiftKey ? "locale" : "channel", code === "ArrowLeft" ? -1 : 1);
  if (savedHabit().keys === "off") return false;
  if (code === "BracketLeft" || code === "BracketRight")
    return stepped(isBraced(event) ? "locale" : "channel", code === "BracketLeft" ? -1 : 1);
  if (goesUntil > event.timeStamp) return went(code);
  return letter(event);
}

/** Braces are brackets with Shift; some layouts have them without. */
function isBraced({ key, shiftKey }: KeyboardEvent): boolean {
  return shiftKey || key === "{" || key === "}";
}

function letter({ code, key, shiftKey, timeStamp }: KeyboardEvent): boolean {
  if (key === "?" || (code === "Slash" && shiftKey)) return helped();
  if (key === "/" || code === "Slash") return toBox();
  if (shiftKey) return false;
  if (code === "KeyN") return begun();
  if (code === "KeyM") return crossOver();
  if (code === "KeyG") goesUntil = timeStamp + PATIENCE;
  return code === "KeyG" || clicked(code.replace("Key", "").toLowerCase());
}

function begun(): boolean {
  if (!document.querySelector("kb-case")) return false;
  startCase();
  return true;
}

function helped(): boolean {
  void import("#browser/keys-help.ts").then(({ showKeys }) => showKeys());
  return true;
}

/** Presses the button that names the key. */
function clicked(key: string): boolean {
  const button = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  button?.click();
  return button !== null;
}

function went(code: string): boolean {
  goesUntil = 0;
  const path = PLACES[code];
  const links = document.querySelectorAll<HTMLAnchorElement>(".top a, .menu a");
  const link = [...links].find(({ pathname }) => path !== undefined && pathname === rooted(path));
  link?.click();
  return link !== undefined;
}

function rooted(path: string): string {
  return (document.documentElement.dataset.home ?? "/").replace(/\/$/, "") + path;
}

/** The next or the previous choice of the case bar, round the ends. */
function stepped(name: "channel" | "locale", step: 1 | -1): boolean {
  const select = document.querySelector<HTMLSelectElement>(`select[data-case="${name}"]`);
  if (!select) return false;
  select.selectedIndex = (select.selectedIndex + step + select.length) % select.length;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  // The focus is elsewhere: nothing else would say what was chosen.
  tellOnly(select.selectedOptions[0]?.text ?? "");
  return true;
}

function toBox(): boolean {
  const box = document.querySelector<HTMLInputElement>("#q");
  box?.focus();
  box?.select();
  return box !== null;
}

/** Escape leaves what is typed into; from the page itself it goes back to the box. */
function escaped({ target }: KeyboardEvent): boolean {
  // What lies over the page closes first, by the browser itself.
  if (document.querySelector(":popover-open, dialog[open]")) return false;
  if (target instanceof HTMLElement && target.closest("kb-find")) return false;
  if (target instanceof HTMLElement && target.closest("main") && isTyping(target)) {
    target.blur();
    return true;
  }
  return toBox();
}
