import { breath } from "#browser/breath.ts";
import { type ChangeView, changeHtml, otherPartsHtml, type Wanted } from "#browser/change-parts.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw, drawnNodes } from "#browser/drawn-nodes.ts";
import { jsonAt } from "#browser/json.ts";
import { deviceZone } from "#browser/zone.ts";
import { distanceInWords } from "#core/distance.ts";
import { escaped } from "#core/html.ts";
import { instantInWords } from "#core/instant.ts";
import { nearTime } from "#core/near-time.ts";
import type { PublishedVersion } from "#core/published.ts";
import { exactTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

const MINUTE = 60_000;
/** So far beyond the window a line is drawn before somebody comes to it, in pixels. */
const AHEAD = 600;

/** What the lines of a log are drawn with. */
export interface LogDrawing {
  readonly view: Omit<ChangeView, "whole">;
  /** The reply the agent uses now. */
  readonly wanted: () => Wanted;
}

const versions = new Map<string, Promise<PublishedVersion>>();

/** Draws what costs something only where somebody looks: A → B of opened lines, and times in the reader's zone. Returns what draws all of that again. */
export function drawNearby(
  log: HTMLElement,
  drawing: LogDrawing,
  signal: AbortSignal,
): () => Promise<unknown> {
  const near = new Set<HTMLElement>();
  const look = async (line: HTMLElement) => {
    await breath();
    sayTime(line, drawing);
    await drawDifference(line, drawing);
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const line = target as HTMLElement;
        if (!isIntersecting) near.delete(line);
        else if (near.add(line)) void look(line);
      }
    },
    { rootMargin: `${AHEAD}px 0px` },
  );
  for (const line of log.querySelectorAll("[data-change]")) watcher.observe(line);
  const again = () => Promise.all([...near].map(look));
  const timer = setInterval(() => {
    for (const line of near) sayTime(line, drawing);
  }, MINUTE);
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    watcher.disconnect();
  });
  const opened = ({ target }: Event) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    const line = target.closest<HTMLElement>("[data-change]");
    if (line && target.matches(".ab")) void drawDifference(line, drawing);
    if (line && target.dataset.part === "others") void drawOthers(line, target, drawing);
  };
  log.addEventListener("toggle", opened, { capture: true, signal });
  return again;
}

/** When it took effect where its reader is, and how long ago; exactly on hover, in the team's zone too. */
function sayTime(line: HTMLElement, { view }: LogDrawing): void {
  const time = line.querySelector<HTMLTimeElement>("time[data-when]");
  if (!time) return;
  const [now, zone] = [deviceNow(), deviceZone()];
  const { locale, words, timeZone } = view;
  const said = `${nearTime(time.dateTime, now, zone, locale)}, ${distanceInWords(time.dateTime, now, locale)}`;
  const { takesEffect, inEffectSince } = words.change;
  const text = filled(time.dataset.when === "coming" ? takesEffect : inEffectSince, { time: said });
  if (time.textContent === text) return;
  const exact = exactTime(time.dateTime, timeZone, locale);
  time.title = zone === timeZone ? exact : `${instantInWords(time.dateTime, zone, locale)} · ${exact}`;
  time.textContent = text;
  // Longer words move what stands behind them, and what is new has not moved.
  const meta = time.closest(".meta");
  // What has the focus stays what it is.
  if (meta && !meta.contains(document.activeElement)) meta.replaceWith(meta.cloneNode(true));
}

async function drawDifference(line: HTMLElement, { view, wanted }: LogDrawing): Promise<void> {
  const part = line.querySelector<HTMLElement>("details.ab[open] [data-part='diff']");
  if (!part) return;
  const wish = JSON.stringify(wanted());
  if (part.dataset.of === wish) return;
  part.dataset.of = wish;
  try {
    const { before, after, whole } = await bothVersions(line);
    await breath();
    drawUnder(part, changeHtml({ ...view, whole }, before, after, wanted()));
  } catch {
    delete part.dataset.of;
    const whole = part.querySelector("a") ?? "";
    draw(part, `<p class="where">${escaped(view.words.log.notLoaded)} </p>`);
    part.firstElementChild?.append(whole);
  }
}

/** Whoever stands on what is drawn anew goes on with what has come. */
function drawUnder(part: HTMLElement, html: string): void {
  const isIn = part.contains(document.activeElement);
  draw(part, html);
  if (isIn) part.querySelector<HTMLElement>("a[href], summary")?.focus({ preventScroll: true });
}

async function drawOthers(
  line: HTMLElement,
  fold: HTMLDetailsElement,
  { view, wanted }: LogDrawing,
): Promise<void> {
  if (fold.querySelector(".difference")) return;
  const { before, after, whole } = await bothVersions(line);
  fold.append(drawnNodes(otherPartsHtml({ ...view, whole }, before, after, wanted())));
}

async function bothVersions(line: HTMLElement) {
  const details = line.querySelector<HTMLElement>("[data-versions]");
  const [key = "", from = "", to = ""] = details?.dataset.versions?.split(" ") ?? [];
  const [before, after] = await Promise.all([versionOf(key, from), versionOf(key, to)]);
  const whole = details?.querySelector<HTMLAnchorElement>(".where a")?.getAttribute("href") ?? "";
  return { before, after, whole };
}

/** A version never changes: each is fetched once. */
function versionOf(key: string, version: string): Promise<PublishedVersion> {
  const address = `${document.documentElement.dataset.base ?? "/"}api/v1/${key}/${version}.json`;
  const known = versions.get(address) ?? jsonAt<PublishedVersion>(address, "texts");
  versions.set(address, known);
  known.catch(() => versions.delete(address));
  return known;
}
