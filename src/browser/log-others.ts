import { draw } from "#browser/drawn-nodes.ts";
import type { LineView, LogLine } from "#browser/log-line.ts";
import { whatWaits } from "#browser/unread.ts";
import { factsOf } from "#browser/unread-lines.ts";
import { icon } from "#browser/view.ts";
import { deviceZone } from "#browser/zone.ts";
import { escaped } from "#core/html.ts";
import type { ListedChange } from "#core/listed-change.ts";
import { textIn } from "#core/locale.ts";
import { nearTime } from "#core/near-time.ts";
import { counted } from "#words/text.ts";

/** So many lines that are only unread stand on the first page from others: who was away for longer reads those first. */
const MOST = 100;

/**
 * The lines of the first page with those that wait for this agent on other pages, or are newer than this one. What is
 * only unread there is marked `data-elsewhere`: it stands here for who asks for all that is unread.
 */
export function withAbsent(log: HTMLElement, view: LineView, lines: readonly LogLine[]): LogLine[] {
  const waiting = whatWaits();
  if (log.dataset.newest === undefined || !waiting) return [...lines];
  const known = new Set(lines.map(({ facts }) => facts.key));
  const room = Math.max(0, MOST - lines.filter(({ element }) => "elsewhere" in element.dataset).length);
  const asking = waiting.toAcknowledge.filter(({ key }) => !known.has(key));
  const unread = waiting.unread.filter((change) => !known.has(change.key) && !asking.includes(change));
  return [
    ...lines,
    ...asking.flatMap((change) => lineFor(view, change, false) ?? []),
    ...unread.slice(0, room).flatMap((change) => lineFor(view, change, true) ?? []),
  ];
}

function lineFor(view: LineView, change: ListedChange, isElsewhere: boolean): LogLine | undefined {
  const { key, kind, id, at, titles, what, teams, version, before } = change;
  const text = (texts: typeof titles) => escaped(textIn(texts, view.locale, "en", id));
  const element = document.createElement("li");
  element.className = "logged";
  Object.assign(element.dataset, {
    change: key,
    at,
    kind,
    product: change.products.join(" "),
    ...(change.acknowledge && { acknowledge: "" }),
    ...(isElsewhere && { elsewhere: "" }),
    ...(change.isSmall && { small: change.caughtUp.join(" ") }),
  });
  if (teams) element.dataset.team = teams.join(" ");
  const step = before === undefined ? version : `${before} → ${version}`;
  const asked = change.acknowledge
    ? `<span class="state" data-state="acknowledge">${icon(view, "note")}</span>`
    : "";
  const link = `<a href="${escaped(view.to(`/${kind}/${id}/`))}">${text(titles)}</a>`;
  // Of what is new its name says most.
  const [named, says] = before === undefined && kind !== "advisories" ? ["", link] : [link, text(what)];
  const time = nearTime(at, view.now, deviceZone(), view.locale);
  draw(
    element,
    `<article class="change" tabindex="-1"><header><p class="meta"><span class="unread">${escaped(view.words.state.unread)}</span>${named}<span class="ver">${escaped(step)}</span>${asked}<span>${escaped(time)}</span></p><h3 class="says">${says}</h3></header></article>`,
  );
  const facts = factsOf(element);
  return facts && { element, facts };
}

/** Says how many changes were published since this page was built, and leads to them. */
export function tellNewer(log: HTMLElement, { words, locale }: LineView, lines: readonly LogLine[]): void {
  const part = log.querySelector<HTMLElement>("[data-part='newer']");
  if (!part || log.dataset.newest === undefined) return;
  const here = new Set(
    lines.filter(({ element }) => element.querySelector("time")).map(({ facts }) => facts.key),
  );
  const known = whatWaits()?.known ?? [];
  const newer = known.findIndex(({ key }) => here.has(key));
  part.hidden = newer <= 0;
  if (newer > 0)
    draw(
      part,
      `${escaped(counted(words.log.newerBuild, newer, locale))} <a href="">${escaped(words.log.showNewer)}</a>`,
    );
}
