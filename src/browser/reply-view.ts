import { type AnswerView, icon, langAttribute, languageName } from "#browser/view.ts";
import { type PreparedCopy, preparedCopy } from "#core/copy.ts";
import { followUpDay } from "#core/follow-up.ts";
import { isBehind } from "#core/history.ts";
import { escaped, type HtmlStyle, proseHtml } from "#core/html.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { filledIn, signOff } from "#core/plain-text.ts";
import { type ChosenReply, type PublishedVersion, stateAt } from "#core/published.ts";
import { type Reference, referenceText } from "#core/reference.ts";
import { MOMENTS, type Reply, repliesOf, variantsFor } from "#core/reply.ts";
import { dayText } from "#core/when.ts";
import { counted, filled, numbered } from "#words/text.ts";

/** A reply with everything that decides what is copied. */
export interface ReadyReply extends ChosenReply {
  readonly reply: Reply;
  readonly version: PublishedVersion;
}

/** What would be copied now, with what the agent has typed so far. */
export function copyOf(view: AnswerView, ready: ReadyReply): PreparedCopy {
  const { sheet, fields, initials, edited } = view;
  const { reply, channel, locale, version } = ready;
  const sent = {
    reply,
    channel,
    locale,
    placeholders: sheet.placeholders,
    fields,
    settings: version.settings,
    ...(edited !== undefined && { edited }),
  };
  return view.advisor?.copy(view, version, sent) ?? preparedCopy({ ...sent, initials });
}

/** What names a shown reply for ever. */
export function referenceOf(view: AnswerView, ready: ReadyReply): Reference {
  const { version, locale, channel, moment, variant } = ready;
  // Opening a text changes nothing yet.
  const touched =
    view.edited !== undefined &&
    copyOf(view, ready).text !== copyOf({ ...view, edited: undefined }, ready).text;
  return {
    id: view.sheet.entry.id,
    version: version.version,
    locale,
    channel: channel.id,
    moment,
    variant,
    touched,
  };
}

/** The reference as a link to exactly this wording, the day to write again, and the case note. */
export function referenceHtml(view: AnswerView, ready: ReadyReply): string {
  const { words, now, timeZone, locale } = view;
  const text = referenceText(referenceOf(view, ready));
  const link = `<a href="${escaped(view.to("/r/"))}?${escaped(text)}">${escaped(text)}</a>`;
  const { followUp } = ready.reply;
  // Counted from now: a page without a clock does not know the day.
  const day = followUp && view.isLive ? followUpDay(followUp, now, timeZone) : undefined;
  const said = day ? filled(words.reply.followUp, { time: dayText(day, locale) }) : "";
  const again = followUp ? `<span data-part="follow-up">${escaped(said)}</span>` : "";
  const note = `<button class="linkish needs-script" type="button" data-act="case-note" data-key="k">${escaped(words.reply.copyCaseNote)} <kbd class="only-wide">k</kbd></button>`;
  return `<p class="ref"><span>${escaped(words.reply.reference)} ${link}</span>${again}${note}</p>`;
}

/** What a reply in another language says, in the interface's own, for the agent alone. */
export function meaningHtml(view: AnswerView, ready: ReadyReply): string {
  const { locale, words, sheet } = view;
  const body = ready.version.texts[locale]?.body;
  if (ready.locale === locale || !body || isBehind(sheet.entry.history, ready.version.version, locale))
    return "";
  const variants = variantsFor(repliesOf(body), ready.channel, ready.moment);
  const reply = variants[Math.min(ready.variant, variants.length) - 1];
  if (!reply) return "";
  const fallbacks = ready.version.settings.fallbacks;
  const field = (name: string) =>
    `<span data-says="${escaped(name)}">${escaped(view.fields[name] || (fallbacks[name]?.[locale] ?? `[${labelOf(view, name)}]`))}</span>`;
  const title = filled(words.reply.meaning, { language: languageInside(locale, locale) });
  return `<section class="meaning" aria-labelledby="meaning"><h2 id="meaning">${escaped(title)}</h2>${proseHtml(reply.prose, { field })}</section>`;
}

/** Moments and variants above the reply. */
export function settingsHtml(view: AnswerView, chosen: ChosenReply): string {
  const { words } = view;
  const moments = MOMENTS.filter((moment) => chosen.moments.includes(moment)).map(
    (moment) =>
      `<label><input type="radio" name="moment" value="${moment}"${moment === chosen.moment ? " checked" : ""}>${escaped(words.moment[moment])}</label>`,
  );
  const tabs =
    moments.length > 1
      ? `<fieldset class="seg"><legend class="vh">${escaped(words.moment.label)}</legend>${moments.join("")}</fieldset>`
      : "";
  const wording = escaped(filled(words.reply.variant, { n: chosen.variant, total: chosen.variants }));
  const next =
    chosen.variants > 1
      ? `<button class="btn plain needs-script" type="button" data-act="variant" data-key="v">${icon(view, "swap")}${wording} <kbd class="only-wide">v</kbd></button>`
      : "";
  const ends = [crossOverHtml(view, chosen), touchUpHtml(view, chosen)].join("");
  return tabs || next || ends
    ? `<div class="settings">${tabs}${next}<span class="grow"></span>${ends}</div>`
    : "";
}

/** A public channel names its private counterpart. */
function crossOverHtml(view: AnswerView, { channel }: ChosenReply): string {
  const other = channel.public ? view.sheet.channels.find(({ id }) => id === channel.private) : undefined;
  if (!other) return "";
  const said = filled(view.words.reply.crossOver, { channel: nameOf(view, other) });
  return `<button class="btn plain needs-script" type="button" data-act="cross-over">${icon(view, "lock")}${escaped(said)} <kbd class="only-wide">m</kbd></button>`;
}

function nameOf(view: AnswerView, { id, name }: ChosenReply["channel"]): string {
  return name[view.locale] ?? name[view.sheet.sourceLocale] ?? id;
}

function touchUpHtml(view: AnswerView, { reply, isBehind: behind }: ChosenReply): string {
  const { words, sheet, now } = view;
  const version = stateAt(sheet.entry.history, now).record?.version ?? "";
  if (!reply || behind) return "";
  if (sheet.entry.versions[version]?.front.verbatim)
    return `<span class="quiet">${icon(view, "lock")} ${escaped(words.reply.verbatim)}</span>`;
  const isOn = view.edited !== undefined;
  return `<button class="btn plain needs-script" type="button" data-act="touch-up" data-key="t" aria-pressed="${isOn}">${icon(view, "edit")}${escaped(isOn ? words.reply.approvedText : words.reply.touchUp)} <kbd class="only-wide">t</kbd></button>`;
}

/** The reply itself: its text with fields to fill, the sign-off, and the bar with what is missing, the length and Copy. */
export function replyHtml(view: AnswerView, ready: ReadyReply): string {
  const { words } = view;
  const prepared = copyOf(view, ready);
  const field = (name: string) => fieldHtml(view, ready, name);
  const subject = ready.reply.subject === undefined ? "" : subjectHtml(view, ready.reply.subject, prepared);
  const text =
    view.edited === undefined
      ? textHtml(view, ready, { field })
      : editorHtml(view, view.edited) + (view.advisor?.added(view, ready.version, ready, { field }) ?? "");
  const signature = signHtml(view, ready);
  return `<section class="reply" aria-label="${escaped(words.reply.label)}">${subject}<div class="text" lang="${escaped(ready.locale)}">${text}${signature}</div><div class="bar needs-script">${barHtml(view, ready, prepared)}</div></section>`;
}

function textHtml(view: AnswerView, ready: ReadyReply, style: HtmlStyle): string {
  const { prose } = ready.reply;
  return view.advisor?.text(view, ready.version, ready, style) ?? proseHtml(prose, style);
}

/** The text as the agent has it; what is judged of it stands below. */
function editorHtml({ words }: AnswerView, edited: string): string {
  return `<textarea class="editor" data-part="editor" autocomplete="off" aria-label="${escaped(words.reply.touchUp)}" aria-describedby="judged" rows="${Math.max(6, edited.split("\n").length + 2)}">${escaped(edited)}</textarea><div id="judged" role="status" data-part="judged"></div>`;
}

/** The sign-off; with initials it is a button that asks for others. */
export function signHtml(view: AnswerView, { version, channel }: ReadyReply): string {
  const { words, initials, locale } = view;
  const sign = signOff(version.settings.signs[channel.id] ?? channel.sign, initials || "…");
  if (sign === "") return "";
  const text = `<span class="vh">${escaped(words.reply.signOff)}:</span> ${escaped(sign)}`;
  const change = `<button class="linkish" type="button" data-act="sign" title="${escaped(words.reply.changeInitials)}">${text}</button>`;
  return `<p class="sign" lang="${locale}">${initials ? change : text}</p>`;
}

function subjectHtml(view: AnswerView, subject: string, prepared: PreparedCopy): string {
  const label = escaped(view.words.reply.subject);
  const text = escaped(prepared.subject ?? filledIn(subject, (name) => labelOf(view, name)));
  return `<p class="subject"><span class="quiet">${label}</span> <span data-part="subject">${text}</span> <button class="linkish needs-script" type="button" data-act="copy-subject">${escaped(view.words.reply.copySubject)}</button></p>`;
}

/** What a field is called in the reply's language, else the source's. */
export function labelOf(view: AnswerView, name: string): string {
  const label = view.sheet.placeholders.find((placeholder) => placeholder.name === name)?.label;
  return (
    label?.[view.locale] ??
    label?.[view.sheet.sourceLocale] ??
    name.replaceAll("_", " ")
  ).toLowerCase();
}

function fieldHtml(view: AnswerView, ready: ReadyReply, name: string): string {
  const placeholder = view.sheet.placeholders.find((candidate) => candidate.name === name);
  const typed = view.fields[name] ?? "";
  const label = labelOf(view, name);
  const fallback =
    ready.version.settings.fallbacks[name]?.[ready.locale] ?? placeholder?.fallback?.[ready.locale] ?? "";
  const named = `<span class="vh" lang="${view.locale}">${escaped(label)}</span>`;
  if (placeholder?.options)
    return `<label class="field">${named}${optionsHtml(placeholder, typed || fallback, name)}${icon(view, "down")}</label>`;
  const empty = typed === "" && fallback === "" ? " empty" : "";
  const size = Math.max(4, (typed || fallback || label).length);
  const attributes = `data-field="${escaped(name)}" value="${escaped(typed)}" placeholder="${escaped(fallback || label)}" size="${size}" autocomplete="off" spellcheck="false"`;
  return `<label class="field${empty}">${named}<input ${attributes}></label>`;
}

function optionsHtml(placeholder: Placeholder, value: string, name: string): string {
  const options = (placeholder.options ?? []).map(
    (option) => `<option${option === value ? " selected" : ""}>${escaped(option)}</option>`,
  );
  const first = value === "" ? '<option value="" selected></option>' : "";
  return `<select data-field="${escaped(name)}">${first}${options.join("")}</select>`;
}

/** What stands beside Copy: what is missing, as a button that goes there, and the length as the channel counts. */
function barHtml(view: AnswerView, ready: ReadyReply, prepared: PreparedCopy): string {
  const { words } = view;
  const copy = `<button class="btn main" type="button" data-act="copy">${icon(view, "copy")}<span>${escaped(words.reply.copy)}</span> <kbd class="only-wide">Enter</kbd></button>`;
  const tray = `<button class="btn tray-add" type="button" data-act="tray" data-key="y">${icon(view, "plus")}<span>${escaped(words.reply.addToTray)}</span></button>`;
  const share = `<button class="btn icon only-narrow" type="button" data-act="share" aria-label="${escaped(words.reply.share)}">${icon(view, "share")}</button>`;
  return `<div class="left">${leftHtml(view, ready, prepared)}</div>${tray}${share}${copy}`;
}

/** The part of the bar that changes while somebody types; the buttons stay, so that a press on one is never lost. */
export function leftHtml(view: AnswerView, ready: ReadyReply, prepared: PreparedCopy): string {
  return missingHtml(view, prepared) + lengthHtml(view, ready, prepared);
}

function missingHtml(view: AnswerView, prepared: PreparedCopy): string {
  const left = leftWords(view, prepared);
  const button = `<button class="missing" type="button" data-act="missing">${icon(view, "field")}${escaped(left)}</button>`;
  return (left ? button : "") + (prepared.needsInitials ? initialsHtml(view) : "");
}

/** What keeps the reply from being copied, in one line; empty when nothing does. */
function leftWords(view: AnswerView, { missing, faults }: PreparedCopy): string {
  const { words, locale } = view;
  if (missing.length > 0) {
    const shown = missing.slice(0, 2).map((name) => labelOf(view, name));
    const names = shown.join(", ") + (missing.length > 2 ? " …" : "");
    return counted(words.reply.fieldsLeft, missing.length, locale, { names });
  }
  const [fault] = Object.entries(faults);
  return fault ? filled(words.reply.faults[fault[1]], { name: labelOf(view, fault[0]) }) : "";
}

function initialsHtml({ words }: AnswerView): string {
  return `<label class="initials"><span>${escaped(words.reply.initials)}</span> <input data-initials maxlength="4" size="4" autocomplete="off" spellcheck="false" autocapitalize="characters"></label>`;
}

function lengthHtml(
  { words, locale }: AnswerView,
  { channel }: ReadyReply,
  { length, over }: PreparedCopy,
): string {
  const shown =
    channel.limit === undefined
      ? numbered(length, locale)
      : `${numbered(length, locale)} / ${numbered(channel.limit, locale)}`;
  const unit =
    channel.count === "sms"
      ? ` ${words.reply.parts}`
      : channel.count === "bytes"
        ? ` ${words.reply.bytes}`
        : "";
  const tooLong =
    over > 0
      ? `<span class="over">${escaped(counted(channel.count === "sms" ? words.reply.tooManyParts : words.reply.tooLong, over, locale))}</span>`
      : "";
  return `${tooLong}<span class="num quiet"><span class="vh">${escaped(words.reply.length)}</span> ${shown}${escaped(unit)}</span>`;
}

/** In place of Copy where a translation does not say yet what the source says. */
export function behindHtml(view: AnswerView, ready: ReadyReply): string {
  const { words, locale, sheet } = view;
  const fallbacks = ready.version.settings.fallbacks;
  const slot = (name: string) =>
    `<span class="slot">${escaped(fallbacks[name]?.[ready.locale] ?? labelOf(view, name))}</span>`;
  const source = languageInside(sheet.sourceLocale, locale);
  const said = filled(words.reply.behind, {
    language: languageInside(ready.locale, locale),
    version: ready.version.version,
    source,
  });
  const use = escaped(filled(words.reply.useLanguage, { language: source }));
  const button = `<button class="btn main" type="button" data-act="source">${use}</button>`;
  return `<section class="reply behind" aria-label="${escaped(words.reply.label)}"><div class="text"${langAttribute(view, ready.locale)}>${proseHtml(ready.reply.prose, { field: slot })}</div><div class="bar"><div class="left"><p class="behind-note">${icon(view, "behind")} ${escaped(said)}</p></div><span class="needs-script">${button}</span></div></section>`;
}

/** A language's name inside a sentence: Vietnamese writes it small there. */
function languageInside(tag: string, locale: string): string {
  const name = languageName(tag, locale);
  return locale === "vi" ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
