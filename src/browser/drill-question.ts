import type { DrillSource } from "#browser/drill-source.ts";
import { languageAttribute, textHtml } from "#browser/drill-text.ts";
import type { Surroundings } from "#browser/view.ts";
import { currentSide } from "#core/drill-a-or-b.ts";
import { sideOf } from "#core/drill-change.ts";
import { type HeldAnswer, heldAnswers } from "#core/drill-ground.ts";
import type { AOrBItem, DrillItem, FindItem, HoldItem, LeakItem } from "#core/drill-item.ts";
import { VERDICTS, verdictOn } from "#core/drill-verdict.ts";
import { escaped } from "#core/html.ts";
import type { Instant } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { type DrillWords, filled, type UseWords } from "#words/text.ts";

/** What questions are drawn with. */
export interface DrillView extends Surroundings<UseWords> {
  readonly drill: DrillWords;
  readonly source: DrillSource;
}

/** A question as it is put; `prompt` and `options` are markup. */
export interface Question {
  readonly prompt: string;
  readonly asked: string;
  readonly options: readonly string[];
  /** The same without marks, as they are said. */
  readonly said: readonly string[];
  /** Whether the options are whole texts, which stand beside each other. */
  readonly areTexts?: true;
  /** Which of them is right at an instant, from 0; undefined where none is any more. */
  readonly right: (at: Instant) => number | undefined;
}

/** What is asked: the question itself, or behind it why something changed. */
export type Step = "first" | "why";

/** A question in words. */
export function questionOf(view: DrillView, item: DrillItem, step: Step): Question {
  switch (item.drill) {
    case "find":
      return findQuestion(view, item);
    case "a-or-b":
      return step === "why" ? whyQuestion(view, item) : currentQuestion(view, item);
    case "hold-or-send":
      return holdQuestion(view, item);
    case "leak":
      return leakQuestion(view, item);
  }
}

/** An answer as it is at an instant; undefined where it is not in effect. */
export function heldNow({ source }: DrillView, id: string, at: Instant): HeldAnswer | undefined {
  return heldAnswers({ answers: source.answers.filter((answer) => answer.id === id) }, at)[0];
}

function findQuestion(view: DrillView, item: FindItem): Question {
  const { drill } = view;
  return {
    prompt: messageHtml(view, drill.customer, item.phrase, item.locale),
    asked: drill.ask.find,
    options: item.choices.map(
      ({ title, locale }) => `<span${languageAttribute(view, locale)}>${escaped(title)}</span>`,
    ),
    said: item.choices.map(({ title }) => title),
    right: () => item.choices.findIndex(({ id }) => id === item.id),
  };
}

function currentQuestion(view: DrillView, item: AOrBItem): Question {
  const { change, order, id } = item;
  const texts = order.map((side) => sideOf(change.paragraphs, side));
  return {
    prompt: aboutHtml(view, item),
    asked: view.drill.ask.current,
    options: texts.map((text) => textHtml(view, text, change.locale)),
    said: ["A", "B"],
    areTexts: true,
    right: (at) => {
      const held = heldNow(view, id, at);
      return held && order.indexOf(currentSide(item, held));
    },
  };
}

function whyQuestion(view: DrillView, item: AOrBItem): Question {
  const { whys, change } = item;
  return {
    prompt: "",
    asked: view.drill.ask.why,
    options: whys.map((why) => `<span${languageAttribute(view, change.locale)}>${escaped(why)}</span>`),
    said: whys,
    right: () => whys.indexOf(change.note.why),
  };
}

function holdQuestion(view: DrillView, item: HoldItem): Question {
  const { drill, source } = view;
  const { country, channel, phrase, locale, id, title } = item;
  const place = source.channels.find((known) => known.id === channel)?.name ?? {};
  const where = [
    drill.customer,
    textIn(place, view.locale, source.sourceLocale, channel),
    source.countryNames.get(country) ?? country,
  ].join(" · ");
  const answer = `<p class="drill-about">${escaped(filled(drill.answer, { title }))}</p>`;
  return {
    prompt: messageHtml(view, where, phrase, locale) + answer,
    asked: drill.ask.hold,
    options: VERDICTS.map((verdict) => `<span>${escaped(drill.verdict[verdict])}</span>`),
    said: VERDICTS.map((verdict) => drill.verdict[verdict]),
    right: (at) => {
      const held = heldNow(view, id, at);
      const judged = held && verdictOn(held, item, source.forces, source.channels, at);
      return judged && VERDICTS.indexOf(judged.verdict);
    },
  };
}

function leakQuestion(view: DrillView, item: LeakItem): Question {
  const { drill } = view;
  const isOurs = item.kind === "reply" || item.kind === "private";
  const choices = [drill.public.fine, drill.public.not];
  return {
    prompt: messageHtml(view, isOurs ? drill.ours : drill.theirs, item.text, item.locale),
    asked: drill.ask.leak,
    options: choices.map((choice) => `<span>${escaped(choice)}</span>`),
    said: choices,
    right: () => (item.finds.length === 0 ? 0 : 1),
  };
}

function messageHtml(view: DrillView, said: string, text: string, locale: string): string {
  return `<figure class="scenario"><figcaption>${escaped(said)}</figcaption><blockquote class="msg"><div data-part="message">${textHtml(view, text, locale)}</div></blockquote></figure>`;
}

function aboutHtml(view: DrillView, { title, locale }: AOrBItem): string {
  return `<p class="drill-about"${languageAttribute(view, locale)}>${escaped(filled(view.drill.about, { title }))}</p>`;
}
