import type { BigStep } from "#core/big-step.ts";
import type { BriefingSheet, ToldItem } from "#core/briefing-sheet.ts";
import { escaped } from "#core/html.ts";
import { aboutHtml, factsOf, headlineHtml, langOf, langTag, unbroken } from "#exports/briefing-html.ts";
import type { BriefingWords } from "#words/text.ts";

/** Words of at most so many letters are as big as the window lets them be; longer ones step down (`briefing.css`). */
const SIZES = [
  [8, "xl"],
  [10, "l"],
  [13, "m"],
  [40, "s"],
] as const;

/** One item as large as the window, or, without one, what opens the briefing: nothing new, or the host's own words. */
export function slideHtml(
  item: ToldItem | undefined,
  sheet: BriefingSheet,
  words: BriefingWords,
  icon: (name: string) => string,
): string {
  const { locale } = sheet;
  if (!item) return openingHtml(sheet);
  const facts = factsOf(item, words.labels)
    .map(
      ([name, said]) =>
        `<section><h3>${escaped(name)}</h3><p${langOf(said, locale)}>${escaped(said.text).replaceAll("\n", "<br>")}</p></section>`,
    )
    .join("");
  return `<div><p class="about">${aboutHtml(item, words.labels, { icon }, locale)}</p><h2>${headlineHtml(item, locale)}</h2></div>${item.summary ? `<p class="lines"${langOf(item.summary, locale)}>${escaped(item.summary.text)}</p>` : ""}${item.step ? stepHtml(item.step, words, icon, locale) : ""}<div class="three">${facts}</div>`;
}

function openingHtml({ title, lines, empty, locale }: BriefingSheet): string {
  const said = lines
    ? `<p class="lines"${langOf(lines, locale)}>${escaped(lines.text).replaceAll("\n", "<br>")}</p>`
    : "";
  return `<div><p class="about">${escaped(title)}</p>${empty ? `<h2>${escaped(empty)}</h2>` : ""}</div>${said}<div></div>`;
}

function stepHtml(
  { was, now, wasIn, nowIn, locale: tag }: BigStep,
  { labels }: BriefingWords,
  icon: (name: string) => string,
  locale: string,
): string {
  const longest = Math.max(was.length, now.length);
  const size = SIZES.find(([most]) => longest <= most)?.[1] ?? "xs";
  const lang = langTag(tag, locale);
  const side = (name: "a" | "b", heading: string, words: string, mark: "del" | "ins", around: string) =>
    words === ""
      ? ""
      : `<div class="${name}"><h3>${escaped(heading)}</h3><p class="big"${lang}><${mark}>${unbroken(words)}</${mark}></p>${size === "xs" ? "" : `<p class="ctx"${lang}>“${escaped(around)}”</p>`}</div>`;
  const arrow = was && now ? `<div class="arrow">${icon("right")}</div>` : "";
  return `<div class="ab" data-size="${size}">${side("a", labels.was, was, "del", wasIn)}${arrow}${side("b", labels.isNow, now, "ins", nowIn)}</div>`;
}
