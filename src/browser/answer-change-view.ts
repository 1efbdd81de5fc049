import { noteHtml } from "#browser/answer-view.ts";
import { differenceHtml } from "#browser/difference-view.ts";
import { type AnswerView, languageName, type ShownChange } from "#browser/view.ts";
import { escaped } from "#core/html.ts";
import { plainText } from "#core/plain-text.ts";
import type { ChosenReply, PublishedVersion } from "#core/published.ts";
import { repliesOf, variantsFor } from "#core/reply.ts";

/** What stands below the line that says what changed: the difference of the shown reply, what to do and why. */
export function changeHtml(view: AnswerView, { record, previous, version, chosen }: ShownChange): string {
  const { words, sheet } = view;
  const before = sheet.entry.versions[previous.version];
  const note = (["do", "why"] as const)
    .map((part) => `<div><h3>${escaped(words.change[part])}</h3><p>${noteHtml(view, record, part)}</p></div>`)
    .join("");
  const shown = chosen?.reply && before ? comparedHtml(view, before, version, chosen) : "";
  const all = `<p class="fold"><a href="${escaped(view.to(`/answers/${sheet.entry.id}/history/?from=${previous.version}&to=${version.version}`))}">${escaped(words.history.compare)}</a></p>`;
  return `<div class="body"><h2 class="vh">${escaped(words.change.last)}</h2><div class="diff">${shown}${all}</div><div class="note">${note}</div></div>`;
}

function comparedHtml(
  view: AnswerView,
  before: PublishedVersion,
  version: PublishedVersion,
  chosen: ChosenReply,
): string {
  const replies = repliesOf(before.texts[chosen.locale]?.body ?? []);
  const old = variantsFor(replies, chosen.channel, chosen.moment);
  const a = old[Math.min(chosen.variant, old.length) - 1]?.prose;
  const where = [
    languageName(chosen.locale, view.locale),
    chosen.channel.name[view.locale] ?? chosen.channel.name.en ?? chosen.channel.id,
    view.words.moment[chosen.moment],
  ].join(" · ");
  const texts = { a: a ? plainText(a) : "", b: plainText(chosen.reply?.prose ?? []) };
  if (texts.a === texts.b)
    return `<p class="where">${escaped(where)}</p><p>${escaped(view.words.change.sameReply)}</p>`;
  const { placeholders } = view.sheet;
  const difference = {
    from: before.version,
    to: version.version,
    ...texts,
    locale: chosen.locale,
    placeholders,
  };
  return `<p class="where">${escaped(where)}</p>${differenceHtml(view, difference)}`;
}
