import { differenceHtml } from "#browser/difference-view.ts";
import { partName } from "#browser/propose-name.ts";
import type { ProposeView } from "#browser/propose-view.ts";
import { icon, languageName } from "#browser/view.ts";
import { isReplyBox, tidyWords } from "#core/box.ts";
import { type BoxCount, channelsServed, countsOf, wordedProse } from "#core/box-count.ts";
import { type BoxFault, markupFaults, replyFaults } from "#core/box-fault.ts";
import { FACTS, isHeadAddress, isHeadLine, mayBeEmpty } from "#core/head-field.ts";
import { escaped } from "#core/html.ts";
import { instantInWords } from "#core/instant.ts";
import { languageGap } from "#core/language-gap.ts";
import { type Locale, textIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { wallInstant } from "#core/wall-time.ts";
import { counted, filled } from "#words/text.ts";

/** A box as it stands while somebody types, and the source's words beside a translation. */
export interface LiveBox {
  readonly address: string;
  readonly locale: Locale;
  readonly words: string;
  readonly original: string;
  /** Ids in the names that people know them by, where the box holds ids. */
  readonly named?: (ids: string) => string;
  /** The addresses of all boxes of this language that hold words. */
  readonly addresses: readonly string[];
  /** Absent in the source language. `followed` is what the translation was made from. */
  readonly source?: { readonly words: string; readonly original: string; readonly followed: string };
}

/** What is said below a box: its length, what is wrong with it, what changes, and what the source changes. */
export function liveHtml(view: ProposeView, box: LiveBox): string {
  const rules = rulesFor(view, box.locale);
  const served = channelsServed(box.address, box.addresses, view.channels);
  const isMarkup = !isHeadAddress(box.address);
  const counts = box.words.trim() === "" ? [] : countsOf(box.words, box.locale, served, rules);
  const isChanged = tidyWords(box.words) !== tidyWords(box.original);
  const faults = [
    ...(isMarkup ? markupFaults(box.words, rules) : []),
    ...(isReplyBox(box.address) && isChanged
      ? replyFaults(box.words, { locale: box.locale, served, approved: box.original }, rules)
      : []),
  ];
  // Of what does not exist yet nothing changes.
  const isNew = view.sheet === undefined;
  return [
    isNew ? "" : sourceHtml(view, box),
    countHtml(view, counts),
    ...faults.map((fault) => faultHtml(view, sentenceFor(view, fault))),
    ...gapSentences(view, box, isChanged).map((said) => faultHtml(view, said)),
    isChanged && !isNew ? changeHtml(view, box) : "",
  ].join("");
}

/** How many of the rules a box breaks keep it from being published or sent. */
function rulesFor({ workspace }: ProposeView, locale: Locale) {
  const { channels, placeholders, neverSend, allowed, fragments } = workspace;
  return { channels, placeholders, neverSend, allowed, fragments: fragments[locale] ?? {} };
}

function countHtml(view: ProposeView, counts: readonly BoxCount[]): string {
  const over = counts.filter(({ length, limit }) => length > limit);
  const [tightest] = counts;
  if (over.length > 0)
    return over.map((count) => faultHtml(view, countSentence(view, view.propose.box.over, count))).join("");
  return tightest
    ? `<p class="quiet count">${escaped(countSentence(view, view.propose.box.count, tightest))}</p>`
    : "";
}

function countSentence(
  { propose, locale }: ProposeView,
  sentence: string,
  { channel, length, limit }: BoxCount,
): string {
  const number = (n: number) => new Intl.NumberFormat(locale).format(n);
  return filled(sentence, {
    length: number(length),
    limit: number(limit),
    unit: propose.box.units[channel.count],
    channel: textIn(channel.name, locale, "en", channel.id),
  });
}

function faultHtml(view: ProposeView, sentence: string): string {
  return `<p class="fault">${icon(view, "warn")}<span>${escaped(sentence)}</span></p>`;
}

function sentenceFor(view: ProposeView, fault: BoxFault): string {
  const { box } = view.propose;
  switch (fault.kind) {
    case "field":
    case "fragment": {
      const { name, nearest } = fault;
      if (nearest === undefined) return filled(box[fault.kind], { name });
      return filled(fault.kind === "field" ? box.fieldNearest : box.fragmentNearest, { name, nearest });
    }
    case "never": {
      const { words, say } = fault;
      return say === undefined ? filled(box.never, { words }) : filled(box.neverSay, { words, say });
    }
    case "asks":
    case "shows":
      return filled(box[fault.kind], {
        names: fault.names.map((name) => privateName(view, name)).join(", "),
      });
    case "brace":
      return filled(box.brace, { words: fault.words, field: "{{customer_name}}" });
    default:
      return filled(box[fault.kind], { words: fault.words });
  }
}

function privateName({ workspace, propose, locale }: ProposeView, name: string): string {
  const label = workspace.placeholders.find((placeholder) => placeholder.name === name)?.label;
  const kinds: Readonly<Record<string, string>> = propose.box.kinds;
  return label ? textIn(label, locale, "en", name).toLowerCase() : (kinds[name] ?? name);
}

/** Numbers and fields that stand in one language only, where either has changed or the translation is behind. */
function gapSentences(
  view: ProposeView,
  { source, words, locale, address }: LiveBox,
  isChanged: boolean,
): string[] {
  if (!source || address === "phrases") return [];
  const isMoved =
    isChanged ||
    [source.original, source.followed].some((text) => tidyWords(text) !== tidyWords(source.words));
  const gap = isMoved ? languageGap(source.words, words, view.workspace.placeholders) : undefined;
  if (!gap) return [];
  const sides = [
    [view.workspace.sourceLocale, [...gap.numbers.source, ...gap.fields.source]],
    [locale, [...gap.numbers.translation, ...gap.fields.translation]],
  ] as const;
  return sides.flatMap(([tag, names]) =>
    names.length === 0
      ? []
      : [
          filled(view.propose.box.onlyIn, {
            language: languageName(tag, view.locale),
            names: names.map((name) => labelIn(view, name)).join(", "),
          }),
        ],
  );
}

function labelIn({ workspace, locale }: ProposeView, name: string): string {
  const label = workspace.placeholders.find((placeholder) => placeholder.name === name)?.label;
  return label ? textIn(label, locale, "en", name).toLowerCase() : name;
}

/** For who translates: what the source says otherwise than it did when the translation was made. */
function sourceHtml(view: ProposeView, { source, address }: LiveBox): string {
  if (!source || address === "phrases") return "";
  const { box } = view.propose;
  const language = languageName(view.workspace.sourceLocale, view.locale);
  const isTyped = tidyWords(source.words) !== tidyWords(source.original);
  if (tidyWords(source.words) === tidyWords(source.followed)) return "";
  const title = filled(isTyped ? box.sourceNow : box.sourceSince, { language });
  const difference = twoTexts(view, source.followed, source.words, view.workspace.sourceLocale);
  return `<section class="follow"><h3>${icon(view, "behind")}${escaped(title)}</h3>${difference}</section>`;
}

function changeHtml(view: ProposeView, live: LiveBox): string {
  const { address, original, words, locale } = live;
  const { box, part } = view.propose;
  if (tidyWords(words) === "" && !(address in part.empty))
    return isHeadLine(address) && !mayBeEmpty(address) ? "" : faultHtml(view, part.emptied);
  const isFact = FACTS.includes(address);
  const of = isFact ? "" : `, ${languageName(locale, view.locale)}`;
  const name = `${box.difference}: ${partName(view, address)}${of}`;
  const said = (value: string) => live.named?.(value) || sayable(view, address, value);
  const difference = twoTexts(view, said(original), said(words), isFact ? view.locale : locale);
  return `<section class="changes" aria-label="${escaped(name)}"><h3>${icon(view, "changed")}${escaped(box.difference)}</h3>${difference}</section>`;
}

/** What somebody chose, in words that can be read. */
function sayable({ propose, workspace, locale }: ProposeView, address: string, value: string): string {
  const { stages, severities, effects, empty } = propose.part;
  if (value === "") return named(empty, address);
  if (address === "incident") return named(stages, value);
  if (address === "severity") return named(severities, value);
  if (address === "effect") return named(effects, value);
  const isTime = address === "from" || address === "until";
  const time = isTime ? wallInstant(value, workspace.timeZone) : undefined;
  return time === undefined ? value : instantInWords(time, workspace.timeZone, locale);
}

function named(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? "";
}

function twoTexts(view: ProposeView, a: string, b: string, locale: Locale): string {
  const { fragments } = rulesFor(view, locale);
  const change = { ...view.words.change, was: view.propose.box.was, isNow: view.propose.box.now };
  const plain = (words: string) => plainText(wordedProse(words, fragments));
  return differenceHtml(
    { ...view, words: { ...view.words, change } },
    { from: "", to: "", a: plain(a), b: plain(b), locale, placeholders: view.workspace.placeholders },
  );
}

/** What is left of the letters of a change's `what`, or by how many it is too long. */
export function roomSentence(view: ProposeView, words: string, limit: number): string {
  const left = limit - [...words.trim()].length;
  const { note } = view.propose;
  return left >= 0 ? counted(note.left, left, view.locale) : counted(note.over, -left, view.locale);
}
