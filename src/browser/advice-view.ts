import { type AnswerView, icon } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { endOf, type Force } from "#core/in-force.ts";
import { spokenIn } from "#core/locale.ts";
import { shortTime } from "#core/when.ts";
import { type AdviceWords, filled } from "#words/text.ts";

/** The drawing of each effect. */
export const EFFECT_ICONS = { hold: "held", replace: "swap", append: "append", note: "note" } as const;

/** The question before the copy: `India: on hold. Where is the customer?` */
export function askedText(view: AnswerView, asks: readonly Force[], words: AdviceWords): string {
  const [first] = asks;
  const place = [...new Set(asks.map((force) => placeOf(view, force, words)))].join(", ");
  const effect = words.asks[first?.effect === "note" || !first ? "hold" : first.effect];
  return filled(words.ask, { place, effect });
}

const MOST = 4;

/** Where an advisory speaks, in words: its countries, or everywhere. */
export function placeOf(
  view: Pick<AnswerView, "sheet" | "locale">,
  force: Force,
  words: AdviceWords,
): string {
  if (force.everywhere) return words.everywhere;
  const names = force.countries.map((code) => nameOf(view, code));
  return names.slice(0, MOST).join(", ") + (names.length > MOST ? " …" : "");
}

/** A country's name in the page's language. */
export function nameOf({ sheet, locale }: Pick<AnswerView, "sheet" | "locale">, code: string): string {
  return (
    sheet.names.countries?.[code] ?? new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code
  );
}

/** Until when an advisory does what it does, where its end is known. */
export function untilHtml(
  { sheet, now, timeZone, locale }: AnswerView,
  force: Force,
  words: AdviceWords,
): string {
  const until = endOf(force, sheet.forces ?? []);
  if (!until) return "";
  return ` <time datetime="${escaped(until)}">${escaped(filled(words.until, { time: shortTime(until, now, timeZone, locale) }))}</time>`;
}

/** The first line of a banner: what an advisory does, where, and until when. */
export function leadHtml(
  words: AdviceWords,
  view: AnswerView,
  force: Force,
  effect: "hold" | "replace" | "append" | "note",
): string {
  const said = filled(words[effect], { place: placeOf(view, force, words) });
  return `<h2 class="lead">${icon(view, EFFECT_ICONS[effect])}<span>${escaped(said)}${untilHtml(view, force, words)}</span></h2>`;
}

/** What an advisory says in one line, and the way to the whole of it. */
export function lineHtml(words: AdviceWords, view: AnswerView, force: Force): string {
  const line = spokenIn(force.lines, view.locale, view.sheet.sourceLocale);
  const lang = line && line.locale !== view.locale ? ` lang="${escaped(line.locale)}"` : "";
  const link = `<a href="${escaped(view.to(`/advisories/${force.id}/`))}">${escaped(words.about)}</a>`;
  return `<p><span${lang}>${escaped(line?.text ?? "")}</span> ${link}</p>`;
}

/** The question where the customer is, with the list of countries and the way past it. */
export function askHtml(words: AdviceWords, view: AnswerView, asks: readonly Force[]): string {
  const [only, ...others] = asks;
  const no =
    only && others.length === 0 && only.countries.length === 1
      ? filled(words.notThere, { place: placeOf(view, only, words) })
      : words.elsewhere;
  const codes = [...new Set(asks.flatMap(({ countries }) => countries))].join(" ");
  const box = `<kb-country data-label="${escaped(words.country)}" data-type="${escaped(words.type)}" data-none="${escaped(words.noCountry)}" data-list="${escaped(words.countries)}"></kb-country>`;
  const button = `<button class="btn" type="button" data-act="not-there" data-codes="${escaped(codes)}">${escaped(no)}</button>`;
  return `<section class="advisory ask" aria-label="${escaped(words.label)}"><h2 class="lead">${icon(view, "warn")}<span>${escaped(askedText(view, asks, words))}</span></h2><div class="acts needs-script">${box}${button}</div></section>`;
}
