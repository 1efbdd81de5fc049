import { draw } from "#browser/drawn-nodes.ts";
import type { LineView, LogLine } from "#browser/log-line.ts";
import { whatWaits } from "#browser/unread.ts";
import { factsOf } from "#browser/unread-lines.ts";
import { icon } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import type { ListedChange } from "#core/listed-change.ts";
import { textIn } from "#core/locale.ts";
import { counted } from "#words/text.ts";

/** The lines of the first page with those to acknowledge that stand on another page, or are newer than this one. */
export function withAbsent(log: HTMLElement, view: LineView, lines: readonly LogLine[]): LogLine[] {
  if (log.dataset.newest === undefined) return [...lines];
  const known = new Set(lines.map(({ facts }) => facts.key));
  const absent = whatWaits()?.toAcknowledge.filter(({ key }) => !known.has(key)) ?? [];
  return [...lines, ...absent.flatMap((change) => lineFor(view, change) ?? [])];
}

function lineFor(view: LineView, change: ListedChange): LogLine | undefined {
  const { key, kind, id, at, titles, what, teams, version, before } = change;
  const text = (texts: typeof titles) => escaped(textIn(texts, view.locale, "en", id));
  const element = document.createElement("li");
  element.className = "logged";
  Object.assign(element.dataset, {
    change: key,
    at,
    kind,
    product: change.products.join(" "),
    acknowledge: "",
  });
  if (teams) element.dataset.team = teams.join(" ");
  const step = before === undefined ? version : `${before} → ${version}`;
  draw(
    element,
    `<article class="change" tabindex="-1"><header><p class="meta"><span class="unread">${escaped(view.words.state.unread)}</span><a href="${escaped(view.to(`/${kind}/${id}/`))}">${text(titles)}</a><span class="ver">${escaped(step)}</span><span class="state" data-state="acknowledge">${icon(view, "note")}</span></p><h3 class="says">${text(what)}</h3></header></article>`,
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
