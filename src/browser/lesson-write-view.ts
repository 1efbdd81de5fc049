import type { LessonView } from "#browser/lesson-view.ts";
import { labelOf, type ReadyReply } from "#browser/reply-view.ts";
import { type AnswerView, icon, langAttribute, languageName } from "#browser/view.ts";
import { type Advice, blockIn } from "#core/advice.ts";
import { escaped, proseHtml } from "#core/html.ts";
import { spokenIn } from "#core/locale.ts";
import { OWN_MARKS } from "#core/progress.ts";
import { stateAt } from "#core/published.ts";
import { filled } from "#words/text.ts";

/** What somebody wrote in a lesson, and the answer it is set beside. */
export interface Written {
  readonly answer: AnswerView;
  /** What would go out, sign-off included, and what the checks on real replies say of it. */
  readonly message: { readonly text: string; readonly faults: readonly string[] };
  /** Absent where nothing is approved for the channel and moment. */
  readonly ready?: ReadyReply;
}

/** The checks, both texts side by side, and the three buttons for one's own judgement. */
export function comparedHtml(view: LessonView, written: Written): string {
  const { write } = view.training;
  const marks = OWN_MARKS.map(
    (mark) => `<button class="btn" type="button" data-own="${mark}">${escaped(write.marks[mark])}</button>`,
  );
  const question = `<p>${escaped(write.judge)}</p><p class="acts">${marks.join("")}</p>`;
  return `${checksHtml(view, written)}<div class="beside">${yoursHtml(view, written)}${approvedHtml(view, written)}</div><div class="own-mark">${question}</div>`;
}

function checksHtml(view: LessonView, { message }: Written): string {
  const { write } = view.training;
  const faults = message.faults.map(
    (fault) => `<p class="fault">${icon(view, "warn")}<span>${escaped(fault)}</span></p>`,
  );
  const fine = `<p class="fine">${icon(view, "current")} ${escaped(write.fine)}</p>`;
  return `<p class="task-label" tabindex="-1" data-part="compared-head">${escaped(write.checks)}</p>${faults.join("") || fine}`;
}

function yoursHtml(view: LessonView, { message }: Written): string {
  const paragraphs = message.text
    .split(/\n{2,}/)
    .map((lines) => `<p>${escaped(lines).replaceAll("\n", "<br>")}</p>`);
  return `<div class="yours"><p class="task-label">${escaped(view.training.write.yours)}</p>${paragraphs.join("")}</div>`;
}

function approvedHtml(view: LessonView, written: Written): string {
  const { answer, ready } = written;
  const { write } = view.training;
  const { record } = stateAt(answer.sheet.entry.history, answer.now);
  const title = filled(write.approved, { version: record?.version ?? "–" });
  const said = standsText(view, written).map(
    (text) => `<p class="stands">${icon(view, "warn")}<span>${escaped(text)}</span></p>`,
  );
  const text = ready ? textHtml(answer, ready) : "";
  const link = `<p><a href="${escaped(view.to(`/answers/${answer.sheet.entry.id}/`))}">${escaped(filled(view.training.lesson.open, { title: titleOf(answer) }))}</a></p>`;
  return `<div class="approved"><p class="task-label">${escaped(title)}</p>${said.join("")}${text}${link}</div>`;
}

function textHtml(answer: AnswerView, ready: ReadyReply): string {
  const field = (name: string) => `<span class="slot">${escaped(labelOf(answer, name))}</span>`;
  const html =
    answer.advisor?.text(answer, ready.version, ready, { field }) ?? proseHtml(ready.reply.prose, { field });
  return `<div class="text"${langAttribute(answer, ready.locale)}>${html}</div>`;
}

function titleOf({ sheet, now, locale }: AnswerView): string {
  const texts = sheet.entry.versions[stateAt(sheet.entry.history, now).record?.version ?? ""]?.texts;
  return (texts?.[locale] ?? texts?.[sheet.sourceLocale])?.title ?? sheet.entry.id;
}

/** What keeps the approved text from being sent to this customer now, in sentences. */
function standsText(view: LessonView, { answer, ready }: Written): string[] {
  const { write } = view.training;
  const { withdrawal } = stateAt(answer.sheet.entry.history, answer.now);
  if (withdrawal) {
    const { use } = withdrawal;
    const title = use && (answer.sheet.names.links[`answer:${use}`] ?? use);
    return [title ? filled(write.withdrawnUse, { title }) : write.withdrawn];
  }
  if (!ready) return [write.noReply];
  return [...advisedText(view, answer, ready), ...languageText(view, answer, ready)];
}

function advisedText({ training: { write } }: LessonView, answer: AnswerView, ready: ReadyReply): string[] {
  const advice: Advice | undefined = answer.advisor?.advice(answer, ready.version, ready);
  const force = advice && blockIn(advice);
  if (!force) return [];
  const title = spokenIn(force.titles, answer.locale, answer.sheet.sourceLocale)?.text ?? force.id;
  if (force.effect !== "replace") return [filled(write.held, { title })];
  const use = answer.sheet.names.links[`answer:${force.use}`] ?? force.use ?? title;
  return [filled(write.replaced, { title: use })];
}

function languageText({ training: { write } }: LessonView, answer: AnswerView, ready: ReadyReply): string[] {
  const { locale, version, isBehind } = ready;
  const named = (tag: string) => languageName(tag, answer.locale);
  const asked = answer.selection.locale;
  if (locale !== asked)
    return [filled(write.otherLanguage, { language: named(asked), other: named(locale) })];
  return isBehind ? [filled(write.behind, { language: named(locale), version: version.version })] : [];
}
