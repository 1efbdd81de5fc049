import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { settled } from "./settled.ts";

/** Slow 4G as Lighthouse has it for throttling by DevTools (its `mobileSlow4G`), and a processor four times as slow. */
export const SLOW_4G = { latency: 562.5, download: 1474.56, upload: 675, cpu: 4 };

/** What an opened page cost; times in milliseconds. */
export interface Visit {
  readonly largest: number;
  readonly shift: number;
  /** Bytes over the wire, by kind: document, script, stylesheet, font, data, image. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** What the browser tells while a page lives; the page's own scripts never see it. */
interface Told {
  largest: number;
  shift: number;
  /** The longest from a key or click to the next frame painted. */
  longest: number;
}

const NAMES: Readonly<Record<string, string>> = {
  Document: "document",
  Script: "script",
  Stylesheet: "style",
  Font: "font",
  Image: "image",
};

/** A page in a window of its own on a slow phone's network and processor, with nothing cached. */
export async function slowPage(
  browser: Browser,
): Promise<{ page: Page; session: CDPSession; context: BrowserContext }> {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(listen);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: SLOW_4G.latency,
    downloadThroughput: (SLOW_4G.download * 1000) / 8,
    uploadThroughput: (SLOW_4G.upload * 1000) / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW_4G.cpu });
  return { page, session, context };
}

function listen(): void {
  const told: Told = { largest: 0, shift: 0, longest: 0 };
  Object.assign(window, { told });
  const each = (type: string, take: (entry: PerformanceEntry) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    });
  each("largest-contentful-paint", ({ startTime }) => {
    told.largest = startTime;
  });
  each("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) told.shift += value;
  });
  const interaction = (entry: PerformanceEntry) => {
    const { interactionId, duration } = entry as PerformanceEventTiming;
    if (interactionId) told.longest = Math.max(told.longest, duration);
  };
  each("event", interaction, { durationThreshold: 16 });
}

/** Opens a page and waits until all is there that it loads by itself. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
  const { page, session, context } = await slowPage(browser);
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on("Network.responseReceived", ({ requestId, type }) =>
    kinds.set(requestId, NAMES[type] ?? "data"),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "data";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await settled(page, () => page.goto(address));
  const { largest, shift } = await toldOf(page);
  await context.close();
  return { largest, shift, bytes };
}

/** The longest that any of several keys and clicks on a page took to the next frame painted, in milliseconds. */
export async function longestOf(
  browser: Browser,
  address: string,
  act: (page: Page) => Promise<void>,
): Promise<number> {
  const { page, context } = await slowPage(browser);
  await settled(page, () => page.goto(address));
  await act(page);
  // What was painted last is told with the frame after it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  const { longest } = await toldOf(page);
  await context.close();
  return longest;
}

function toldOf(page: Page): Promise<Told> {
  return page.evaluate(() => (window as unknown as { told: Told }).told);
}
