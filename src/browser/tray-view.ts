import { type AnswerView, icon } from "#browser/view.ts";
import type { StackedReply } from "#core/case.ts";
import type { PreparedCopy } from "#core/copy.ts";
import { escaped } from "#core/html.ts";
import { textIn } from "#core/locale.ts";
import { referenceText } from "#core/reference.ts";
import { counted, filled, type Words } from "#words/text.ts";

/** What the tray is drawn from. */
export interface TrayView {
  readonly view: AnswerView;
  readonly words: Words;
  readonly items: readonly StackedReply[];
  readonly channelName: string;
  readonly limit: number | undefined;
  readonly prepared: PreparedCopy;
}

/** The parts in order, the one message they make, and what it still needs. */
export function trayHtml(tray: TrayView): string {
  const { view, words, items, channelName, prepared } = tray;
  const { locale } = view;
  const title = `<h2 class="h" id="tray">${escaped(words.tray.title)} <span class="n">${items.length}</span><span class="quiet">${escaped(channelName)}</span></h2>`;
  const rows = items.map((item, index) => itemHtml(tray, item, index)).join("");
  const text = `<div class="text" dir="auto" lang="${escaped(items[0]?.reference.locale ?? locale)}">${paragraphs(shownText(tray))}</div>`;
  return `<section class="reply tray" aria-labelledby="tray"><div class="tray-head">${title}<ol class="tray-parts">${rows}</ol></div>${text}${fieldsHtml(tray)}<div class="bar"><div class="left">${lengthHtml(tray)}</div><button class="btn" type="button" data-tray="empty">${escaped(words.tray.empty)}</button><button class="btn main" type="button" data-tray="copy">${icon(view, "copy")}<span>${escaped(words.tray.copy)}</span></button></div><p class="status" role="status" data-part="tray-status">${prepared.needsInitials ? escaped(words.reply.initialsMissing) : ""}</p></section>`;
}

function itemHtml({ view, words, items }: TrayView, item: StackedReply, index: number): string {
  const act = (name: string, label: string, drawing: string) =>
    `<button class="btn icon plain" type="button" data-tray="${name}" data-index="${index}" aria-label="${escaped(filled(label, { title: item.title }))}">${drawing}</button>`;
  const up = index > 0 ? act("up", words.tray.up, "↑") : "";
  const down = index < items.length - 1 ? act("down", words.tray.down, "↓") : "";
  const remove = act("remove", words.tray.remove, icon(view, "cross"));
  return `<li><span class="t">${escaped(item.title)}</span><span class="quiet">${escaped(referenceText(item.reference))}</span><span class="grow"></span>${up}${down}${remove}</li>`;
}

/** Fields that are empty stand in the text by their label. */
function shownText({ view, items, prepared }: TrayView): string {
  return prepared.text.replace(/\{\{([a-z][a-z0-9_]*)\}\}/g, (_, name: string) => {
    const placeholder = items.flatMap((item) => item.placeholders).find((one) => one.name === name);
    return `[${textIn(placeholder?.label ?? {}, view.locale, "en", name).toLowerCase()}]`;
  });
}

function paragraphs(text: string): string {
  return text
    .split(/\n\n+/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

/** Fields of any part that nobody has filled in yet. */
function fieldsHtml({ view, items, prepared }: TrayView): string {
  if (prepared.missing.length === 0) return "";
  const fields = prepared.missing.map((name) => {
    const placeholder = items.flatMap((item) => item.placeholders).find((one) => one.name === name);
    const label = textIn(placeholder?.label ?? {}, view.locale, "en", name);
    const given = placeholder?.options?.map((option) => `<option>${escaped(option)}</option>`).join("");
    const control = given
      ? `<select data-tray-field="${escaped(name)}"><option value=""></option>${given}</select>`
      : `<input data-tray-field="${escaped(name)}" autocomplete="off" spellcheck="false">`;
    return `<label><span>${escaped(label)}</span> ${control}</label>`;
  });
  return `<div class="tray-fields">${fields.join("")}</div>`;
}

function lengthHtml({ view, words, limit, prepared }: TrayView): string {
  const { locale } = view;
  const number = new Intl.NumberFormat(locale);
  const shown =
    limit === undefined
      ? number.format(prepared.length)
      : `${number.format(prepared.length)} / ${number.format(limit)}`;
  const over =
    prepared.over > 0
      ? `<span class="over">${escaped(counted(words.reply.tooLong, prepared.over, locale))}</span>`
      : "";
  return `${over}<span class="num quiet"><span class="vh">${escaped(words.reply.length)}</span> ${shown}</span>`;
}
