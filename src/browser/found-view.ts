import { markHtml } from "#browser/mark-view.ts";
import { LIST_ID, type Shown } from "#browser/results.ts";
import { icon, langAttribute, type Surroundings, stateChip } from "#browser/view.ts";
import type { Advice } from "#core/advice.ts";
import { foldedText } from "#core/fold.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { markAt } from "#core/mark.ts";
import type { DocumentVersion } from "#search/document.ts";
import type { Finding } from "#search/found.ts";
import { type AdviceWords, counted } from "#words/text.ts";

/** What results are drawn from. */
export interface FoundView extends Surroundings {
  readonly now: Instant;
  /** The language the agent replies in. */
  readonly replyLocale: string;
  /** What advisories do to an answer for the customer of the case. */
  readonly advice?: (finding: Finding) => Advice;
  readonly adviceWords: AdviceWords;
  /** The path of the page the agent is on. */
  readonly here: string;
}

/** Results as a listbox of links; where none fits, the nearest there are. */
export function foundHtml(
  view: FoundView,
  findings: readonly Finding[],
  nearest: readonly Finding[],
): Pick<Shown, "html" | "said"> {
  const { words, locale } = view;
  const keep = `<button class="linkish" type="button" data-act="keep-topic">${escaped(words.list.keepTopic)}</button>`;
  if (findings.length > 0) {
    const keys = `<span class="grow"></span><span class="only-wide" aria-hidden="true" title="${escaped(words.list.keys)}"><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></span>`;
    const heading = `<h2 class="h">${escaped(words.list.title)} <span class="n">${findings.length}</span>${keys}</h2>`;
    return {
      html: `${heading}${listHtml(view, findings)}<p class="none">${escaped(words.list.nothingFits)} ${keep}</p>`,
      said: counted(words.list.found, findings.length, locale),
    };
  }
  const propose = `<a href="${escaped(view.to("/propose/?new"))}">${escaped(words.list.proposeNew)}</a>`;
  const none = `<p class="none">${escaped(words.list.noResults)}<br>${keep}<br>${propose}</p>`;
  if (nearest.length === 0) return { html: none, said: words.list.noResults };
  const titles = nearest.map(({ title }) => title).join(", ");
  return {
    html: `${none}<h2 class="h">${escaped(words.list.nearest)}</h2>${listHtml(view, nearest)}`,
    said: `${words.list.noResults}. ${words.list.nearest} ${titles}`,
  };
}

function listHtml(view: FoundView, findings: readonly Finding[]): string {
  const rows = findings.map((finding, index) => rowHtml(view, finding, index)).join("");
  return `<div class="hits" role="listbox" id="${LIST_ID}" aria-label="${escaped(view.words.list.title)}">${rows}</div>`;
}

function rowHtml(view: FoundView, finding: Finding, index: number): string {
  const { id, title, version, document } = finding;
  const href = view.to(`/answers/${id}/`);
  const mark = markAt(document.stretches, view.now, view.replyLocale);
  const titleLang = version.titles[view.locale] === title ? "" : langOf(view, version, title);
  const current = href === view.here ? ' aria-current="page"' : "";
  const chip = adviceHtml(view, finding) || (mark ? markHtml(view, mark, view.now) : "");
  const line = `<span class="t"${titleLang}>${escaped(title)}</span><span class="m">${matchHtml(view, finding)}${chip}</span>`;
  return `<a role="option" id="found-${index}" aria-selected="false" tabindex="-1" href="${escaped(href)}"${current}>${line}</a>`;
}

/** What advisories do to an answer in the customer's country, in one word; nothing where they do nothing. */
function adviceHtml(view: FoundView, finding: Finding): string {
  const { hold, replace, unwritten, appends } = view.advice?.(finding) ?? { appends: [] };
  const said = view.adviceWords.state;
  if (hold) return stateChip(view, "held", said.hold);
  if (replace) return stateChip(view, "held", said.replace);
  if (unwritten) return stateChip(view, "held", said.unwritten);
  if (appends.length === 0) return "";
  return `<span class="state" data-state="appended">${icon(view, "append")}${escaped(said.append)}</span>`;
}

/** A text in which the words were found: not the title, which can be read anyway, and a tag only for want of a phrase. */
function matchHtml(view: FoundView, { title, matched, version }: Finding): string {
  const others = matched.filter((text) => foldedText(text) !== foldedText(title));
  const said =
    others.find((text) => !version.tags.includes(text)) ?? others[0] ?? version.summaries[view.locale] ?? "";
  return `<span${langOf(view, version, said)}>${escaped(said)}</span>`;
}

function langOf(view: FoundView, { phrases, titles }: DocumentVersion, text: string): string {
  const locales = [view.locale, ...Object.keys(titles)];
  const locale = locales.find((tag) => titles[tag] === text || phrases[tag]?.includes(text));
  return locale === undefined ? "" : langAttribute(view, locale);
}
