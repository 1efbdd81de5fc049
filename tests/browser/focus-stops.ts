import type { JSHandle, Page } from "playwright-core";

/** What is wrong with where the focus is: nothing marks it, it is out of sight, or something lies over it. */
export async function focusFaults(page: Page): Promise<string[]> {
  return (await stopReached(page)) ?? [];
}

/** What is wrong with where the focus is, which is noted among `reached`; undefined where it is on nothing. */
function stopReached(page: Page, reached?: JSHandle<Set<Element>>): Promise<string[] | undefined> {
  return page.evaluate((all) => {
    const { activeElement: active } = document;
    if (!active || active === document.body) return undefined;
    all?.add(active);
    // What is hidden behind a label that stands for it.
    const twin = active.matches(".vh") ? active.nextElementSibling : null;
    const control = twin ?? active.closest("label") ?? active;
    const isMarked = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(element);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || strokeWidth === "6px";
    };
    const around = [active, active.parentElement, control, active.closest(".drop")];
    // Shapes of the map are marked by their edge.
    const faults = [...around, active.querySelector("use, circle")].some(isMarked) ? [] : ["no mark"];
    const box = control.getClientRects()[0];
    const { clientWidth, clientHeight } = document.documentElement;
    const isSeenAt = (part: number) => {
      if (!box) return false;
      const [x, y] = [box.left + box.width * part, box.top + box.height / 2];
      const at = document.elementFromPoint(
        Math.min(Math.max(x, 1), clientWidth - 1),
        Math.min(Math.max(y, 1), clientHeight - 1),
      );
      const owner = active.closest("svg") ?? control;
      return at !== null && (owner.contains(at) || at.contains(owner));
    };
    if (!box || box.bottom < 1 || box.top > clientHeight - 1) faults.push("out of sight");
    else if (![0.1, 0.5, 0.9].some(isSeenAt)) faults.push("covered");
    return faults.map((fault) => `${fault}: ${active.outerHTML.slice(0, 120)}`);
  }, reached);
}

const STOPS =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, summary";

/** What is wrong on the way of Tab from where the focus is to the page's end: unmarked, covered, trapped, never reached. */
export async function faultsOnTheWay(page: Page): Promise<string[]> {
  const reached = await page.evaluateHandle(() => new Set<Element>());
  const faults = new Set<string>();
  // A page that draws itself anew when somebody comes near has another number of stops.
  const most = (await page.locator(STOPS).count()) + 40;
  for (let stops = 0; ; stops++) {
    await page.keyboard.press("Tab");
    const found = await stopReached(page, reached);
    if (!found) break;
    if (stops > most) return [...faults, "the page's end is never reached"];
    for (const fault of found) faults.add(fault);
  }
  const left = await reached.evaluate((all, stops) => {
    const [first] = all;
    const isStop = (one: HTMLElement) =>
      one.checkVisibility({ visibilityProperty: true }) &&
      one.tabIndex >= 0 &&
      !one.closest("[inert], [popover]:not(:popover-open), noscript") &&
      !(one instanceof HTMLInputElement && one.type === "radio" && !one.checked);
    return [...document.querySelectorAll<HTMLElement>(stops)]
      .filter((one) => isStop(one) && !all.has(one))
      .filter((one) => first && first.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
      .map((one) => `never reached: ${one.outerHTML.slice(0, 120)}`);
  }, STOPS);
  return [...faults, ...left];
}
