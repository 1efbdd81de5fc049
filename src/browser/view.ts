import type { Advisor } from "#browser/advisor.ts";
import type { Whereabouts } from "#core/advice.ts";
import { distanceInWords } from "#core/distance.ts";
import type { PublishRecord } from "#core/history.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import type { ChosenReply, PublishedVersion, Selection, Sheet } from "#core/published.ts";
import { remembered } from "#core/remembered.ts";
import { exactTime, shortTime } from "#core/when.ts";
import type { InterfaceLocale, UseWords, Words } from "#words/text.ts";

/** Where a page's drawings and addresses come from; the build and the browser fill it alike. */
export interface Surroundings<W extends UseWords = Words> {
  readonly locale: InterfaceLocale;
  readonly words: W;
  readonly timeZone: string;
  /** The address of the file of drawings. */
  readonly drawings: string;
  /** The address of a path of this site in the interface's language. */
  readonly to: (path: string) => string;
}

/** Two plain texts to be shown as A → B. */
export interface Difference {
  readonly from: string;
  readonly to: string;
  readonly a: string;
  readonly b: string;
  readonly locale: Locale;
  readonly placeholders: readonly Pick<Placeholder, "name" | "label">[];
  /** What stands above the columns, where it is not the versions. */
  readonly headings?: { readonly was: string; readonly now: string };
  /** What was filled into fields, by their name: it is shown in their place. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Everything the answer page is drawn from: the same functions draw it in the build and again in the browser. */
export interface AnswerView extends Surroundings<UseWords> {
  readonly sheet: Sheet;
  readonly now: Instant;
  /** Whether a clock stands behind `now`: only then are times told by their distance from it. */
  readonly isLive: boolean;
  readonly selection: Selection;
  readonly fields: Readonly<Record<string, string>>;
  readonly initials: string;
  /** The version this agent last used or read, where the device knows one. */
  readonly used?: string | undefined;
  /** Where the customer is, as far as it is known. */
  readonly customer?: Whereabouts | undefined;
  /** What advisories do to the answer; absent where none touches it. */
  readonly advisor?: Advisor | undefined;
  /** The body of the reply as the agent touched it up. */
  readonly edited?: string | undefined;
  readonly isPinned?: boolean;
  /** Draws the files to send; the open page keeps what the build has drawn, or loads it. */
  readonly files?: ((version: PublishedVersion, locale: Locale) => string) | undefined;
  /** Draws what changed; the open page loads it when somebody asks. */
  readonly change?: ((view: AnswerView, change: ShownChange) => string) | undefined;
}

/** The change that stands above a reply, with the reply that is shown. */
export interface ShownChange {
  readonly record: PublishRecord;
  readonly previous: PublishRecord;
  readonly version: PublishedVersion;
  readonly chosen: ChosenReply | undefined;
}

/** A drawing that says nothing by itself. */
export function icon(view: Pick<Surroundings<UseWords>, "drawings">, name: string): string {
  return `<svg class="i" aria-hidden="true"><use href="${escaped(view.drawings)}#i-${name}"></use></svg>`;
}

/** The states an answer can be in, with the drawing of each. */
const STATE_ICONS = {
  current: "current",
  changed: "changed",
  scheduled: "scheduled",
  held: "held",
  behind: "behind",
  withdrawn: "withdrawn",
} as const;
/** One of the states with a chip of its own. */
export type StateName = keyof typeof STATE_ICONS;

/** A state as icon, word and colour; `text` replaces the plain word. */
export function stateChip(
  view: Surroundings<UseWords>,
  state: StateName,
  text: string = view.words.state[state],
): string {
  return `<span class="state" data-state="${state}">${icon(view, STATE_ICONS[state])}${escaped(text)}</span>`;
}

/** An instant as people read it, exact on hover and for machines; `text` replaces the distance from now. */
export function timeHtml(
  view: Surroundings<UseWords>,
  instant: Instant,
  now: Instant,
  text = distanceInWords(instant, now, view.locale),
): string {
  return `<time datetime="${escaped(instant)}" title="${escaped(exactTime(instant, view.timeZone, view.locale))}">${escaped(text)}</time>`;
}

/** The distance of an instant from now, which `<kb-now>` keeps true; without a clock the page says when it is. */
export function agoHtml(view: AnswerView, instant: Instant, part = ""): string {
  const { isLive, now, timeZone, locale } = view;
  const text = isLive ? distanceInWords(instant, now, locale) : shortTime(instant, now, timeZone, locale);
  const title = exactTime(instant, timeZone, locale);
  return `<kb-now><time datetime="${escaped(instant)}" title="${escaped(title)}" data-ago${part}>${escaped(text)}</time></kb-now>`;
}

/** An instant as lists show it. */
export function dateHtml(view: Surroundings<UseWords>, instant: Instant, now: Instant): string {
  return timeHtml(view, instant, now, shortTime(instant, now, view.timeZone, view.locale));
}

/** `lang="vi"` where a text is in another language than the page. */
export function langAttribute(view: Surroundings<UseWords>, locale: Locale): string {
  return locale === view.locale ? "" : ` lang="${escaped(locale)}"`;
}

/** The name of a language in the interface's language: `vi` → `Vietnamese`. */
export const languageName = /* @__PURE__ */ remembered(
  (locale: Locale, inLocale: string): string =>
    new Intl.DisplayNames([inLocale], { type: "language" }).of(locale) ?? locale,
);
