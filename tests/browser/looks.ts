import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(
    within: string,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: unknown; html: string }[] }[] }>;
}

/** What axe finds on the open page or in a part of it: `rule: element, element`. `only` are rules by name. */
export async function axeFindings(page: Page, within = "html", only?: readonly string[]): Promise<string[]> {
  // It is put in past the page's policy, by the test alone, and stays for the document.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([part, rules]) => {
      const { axe } = window as never as { axe: Axe };
      const options = { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: rules }) };
      const { violations } = await axe.run(part, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
    },
    [within, only] as const,
  );
}

type Theme = "light" | "dark";

/** What axe finds in themes, each said with its theme, by all rules or those named. All but contrast is the same in all of them. */
export async function axeFindingsInThemes(
  page: Page,
  themes: readonly Theme[] = ["light", "dark"],
  rules?: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [index, colorScheme] of themes.entries()) {
    // Nothing may be judged half way from one colour to the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const findings = await axeFindings(page, "html", index === 0 ? rules : ["color-contrast"]);
    found.push(...findings.map((finding) => `${colorScheme} ${finding}`));
  }
  return found;
}

/** What is cut or out of reach at the page's width: it scrolls sideways, text lies beyond its edge or is cut by a box. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const faults = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} > ${clientWidth}`] : [];
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isWithin = (element: Element | null, is: (element: Element) => boolean): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (is(element) || isWithin(element.parentElement, is));
    const isOnlyHeard = (element: Element) =>
      element.matches("svg, option, .skip") || getComputedStyle(element).clipPath !== "none";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const isShown = element?.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
      if (!element || !isShown || !texts.currentNode.nodeValue?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const { left, right, width } = range.getBoundingClientRect();
      if (width < 2 || isWithin(element, isOnlyHeard)) continue;
      const said = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.trim().slice(0, 40)}”`;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const isCut = overflowX !== "visible" && textOverflow !== "ellipsis" && !scrolls(element);
      if (isCut && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 8)
        faults.push(`cut: ${said}`);
      const isOut = right > clientWidth + 1 || left < -1;
      if (isOut && textOverflow !== "ellipsis" && !isWithin(element, scrolls))
        faults.push(`beyond the edge: ${said} ${Math.round(left)}–${Math.round(right)}`);
    }
    return [...new Set(faults)];
  });
}

/**
 * Words that stand apart for those who see them and run into each other for those who hear them: only a margin parts
 * them, or one of them is only heard. A space at the edge of what is only heard is none, since that is laid out by itself.
 */
export function gluedWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSaid = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest("[aria-hidden='true'], svg, option");
    const lineOf = (element: Element): Element =>
      getComputedStyle(element).display === "inline" || element.matches(".vh:not([role])")
        ? lineOf(element.parentElement ?? document.body)
        : element;
    const spanOf = (node: Node, isEnd: boolean) => {
      const text = node.nodeValue ?? "";
      const range = document.createRange();
      range.setStart(node, isEnd ? text.length - 1 : 0);
      range.setEnd(node, isEnd ? text.length : 1);
      return range.getBoundingClientRect();
    };
    const texts = document.createTreeWalker(document.body);
    const faults: string[] = [];
    let before: Node | undefined;
    while (texts.nextNode()) {
      const node = texts.currentNode;
      // What breaks the line, was taken out or came in is said as such.
      if (node instanceof Element && node.matches("br, del, ins")) before = undefined;
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const [one, other] = [before?.parentElement, node.parentElement];
      const isHeardOnly = Boolean(other?.closest(".vh"));
      if (!other || !isSaid(other) || node.nodeValue === "") continue;
      const last = before?.nodeValue ?? "";
      const first = node.nodeValue ?? "";
      const isGlued = /[\p{L}\p{N}]\s*$/u.test(last) && /^\s*[\p{L}\p{N}]/u.test(first);
      const hasSpace = (/\s$/.test(last) && !one?.closest(".vh")) || (/^\s/.test(first) && !isHeardOnly);
      if (before && one && isGlued && !hasSpace && lineOf(one) === lineOf(other)) {
        const [end, begin] = [spanOf(before, true), spanOf(node, false)];
        const isApart = begin.left - end.right > 1.5 || begin.top >= end.bottom;
        if (isApart || isHeardOnly || one.closest(".vh")) faults.push(`heard as one word: ${last}|${first}`);
      }
      before = node;
    }
    return [...new Set(faults)];
  });
}

const CONTROLS =
  "a[href], button:not(:disabled), input:not([type='hidden']), select, textarea, summary, [role='option']";

/** Controls whose middle lies under something else when they stand in the middle of the window. */
export function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate((controls) => {
    const faults: string[] = [];
    const top = document.querySelector("dialog[open], :popover-open") ?? document.body;
    for (const control of top.querySelectorAll<HTMLElement>(controls)) {
      const isSeen = control.checkVisibility({ visibilityProperty: true });
      if (!isSeen || control.closest("svg, .vh, .skip, [inert]")) continue;
      control.scrollIntoView({ block: "center", behavior: "instant" });
      const [box] = control.getClientRects();
      if (!box || box.width < 2) continue;
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (at && (control.contains(at) || at.contains(control) || control.closest("label")?.contains(at)))
        continue;
      // A list that opens under its box lies over the page as long as it is used.
      if (at?.closest("kb-find > .found, [role='listbox']")) continue;
      faults.push(`covered: ${control.outerHTML.slice(0, 90)} by ${at?.outerHTML.slice(0, 60)}`);
    }
    scrollTo(0, 0);
    return faults;
  }, CONTROLS);
}

/**
 * Controls that are too small to hit (WCAG 2.2, 2.5.8): under 24 × 24 CSS pixels, and a circle of that diameter
 * round their middle meets another control. Links within a sentence are exempt.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((controls) => {
    const letters = /\p{L}{2}/u;
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === "inline" &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && letters.test(node.nodeValue ?? ""),
      );
    const boxOf = (control: Element) => {
      const own = control.getBoundingClientRect();
      const label = control.closest("label")?.getBoundingClientRect();
      return label && label.height > own.height ? label : own;
    };
    const top = document.querySelector("dialog[open], :popover-open") ?? document.body;
    // What lies over the page moves against what lies below it.
    const layer = (control: Element) =>
      control.closest(".bar, .lesson-place, kb-find > .found, kb-country [role='listbox']");
    const targets = [...top.querySelectorAll<HTMLElement>(controls)]
      .filter((control) => control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .filter((control) => !control.closest("svg, .vh, .skip, [inert]"))
      .map((control) => ({ control, box: boxOf(control) }))
      .filter(({ box }) => box.width > 2 && box.height > 2);
    const isSmall = ({ width, height }: DOMRect) => Math.min(width, height) < 23.5;
    const middle = ({ x, y, width, height }: DOMRect) => [x + width / 2, y + height / 2] as const;
    const faults: string[] = [];
    for (const { control, box } of targets) {
      if (!isSmall(box) || isInSentence(control)) continue;
      const [x, y] = middle(box);
      const near = targets.find((other) => {
        if (other.control.contains(control) || control.contains(other.control)) return false;
        if (layer(other.control) !== layer(control)) return false;
        const [otherX, otherY] = middle(other.box);
        if (isSmall(other.box) && Math.hypot(otherX - x, otherY - y) < 24) return true;
        const { left, right, top, bottom } = other.box;
        return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12;
      });
      if (near)
        faults.push(
          `${Math.round(box.width)}×${Math.round(box.height)}: ${control.outerHTML.slice(0, 80)} beside ${near.control.outerHTML.slice(0, 50)}`,
        );
    }
    return faults;
  }, CONTROLS);
}

/** Lines and letters as far apart as a reader may set them (WCAG 2.2, 1.4.12). */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** What is wrong in a window of a width, and of the height that a page at 400 % leaves. */
async function faultsAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 720 });
  const found = [
    ...(await layoutFaults(page)),
    ...(await smallTargets(page)),
    ...(await coveredControls(page)),
    ...(await gluedWords(page)),
  ];
  return found.map((fault) => `${width} px ${fault}`);
}

/** How a page is looked at. */
export interface Look {
  /** The rules of axe, where it is not all of them. */
  readonly rules?: readonly string[];
  readonly themes?: readonly Theme[];
  readonly widths?: readonly number[];
}

/** How a page is looked at again in another language: the same structure was judged, here only what other words can spoil. */
export const IN_OTHER_WORDS = {
  themes: ["dark"],
  widths: [320],
  rules: [
    ...["color-contrast", "html-has-lang", "html-lang-valid", "valid-lang", "document-title", "image-alt"],
    ...["button-name", "link-name", "label", "select-name", "summary-name", "aria-command-name"],
    ...["aria-input-field-name", "aria-toggle-field-name", "input-button-name", "svg-img-alt"],
  ],
} satisfies Look;

/**
 * Everything that is wrong with what is open: what axe finds in `themes`, targets too small, and at each of `widths`
 * what is cut, covered or out of reach, in the narrowest also with lines and letters far apart.
 */
export async function lookFaults(
  page: Page,
  { rules, themes = ["light", "dark"], widths = [640, 320] }: Look = {},
): Promise<string[]> {
  const size = page.viewportSize();
  const faults = [...(await axeFindingsInThemes(page, themes, rules)), ...(await smallTargets(page))];
  for (const width of widths) faults.push(...(await faultsAt(page, width)));
  const style = await page.evaluateHandle((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  }, SPACED);
  faults.push(...(await layoutFaults(page)).map((fault) => `far apart ${fault}`));
  await page.evaluate((sheet) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }, style);
  if (size) await page.setViewportSize(size);
  return faults;
}
