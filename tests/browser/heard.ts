import type { Page } from "playwright-core";

/** What a reader of the page is told of one thing: its role and its name. */
export interface Told {
  readonly role: string;
  readonly name: string;
}

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
}

/** What Chromium's accessibility tree tells of the open page, in order; texts without a role of their own left out. */
export async function toldOf(page: Page): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] };
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value ?? ""), name: String(name?.value ?? "") }))
    .filter(({ role }) => !SILENT.has(role));
}

const SILENT = new Set(["none", "generic", "StaticText", "InlineTextBox", "LineBreak", "RootWebArea"]);

/** What live regions of a page say from its next load on, in order. Empty it to forget what was said. */
export async function heardOn(page: Page): Promise<string[]> {
  const said: string[] = [];
  await page.exposeFunction("noteHeard", (text: string) => void said.push(text));
  await page.addInitScript(() => {
    const live = "[role='status'], [role='alert'], [aria-live]";
    const note = (window as unknown as { noteHeard(text: string): void }).noteHeard;
    // The same text put in again is no news to those who listen.
    const last = new WeakMap<Element, string>();
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region) regions.add(region);
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alert of [node, ...node.querySelectorAll("*")])
              if (alert.matches("[role='alert']")) regions.add(alert);
      }
      for (const region of regions) {
        const words = region.textContent ?? "";
        const isNews = last.get(region) !== words;
        last.set(region, words);
        const text = (region as HTMLElement).innerText.replace(/\s+/g, " ").trim();
        if (text && isNews && region.checkVisibility()) note(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return said;
}
