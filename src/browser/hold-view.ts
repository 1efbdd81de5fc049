import { leadHtml, lineHtml } from "#browser/advice-view.ts";
import { type AnswerView, icon, languageName } from "#browser/view.ts";
import { distanceInWords } from "#core/distance.ts";
import { dutyAt } from "#core/duty.ts";
import { escaped } from "#core/html.ts";
import type { Force } from "#core/in-force.ts";
import type { ChosenReply, PublishedVersion } from "#core/published.ts";
import { shortTime } from "#core/when.ts";
import { type AdviceWords, filled } from "#words/text.ts";

/** A hold or a replacement in place of the reply: what is sent meanwhile, who answers, how the case waits. */
export function heldHtml(
  words: AdviceWords,
  view: AnswerView,
  version: PublishedVersion,
  force: Force,
  effect: "hold" | "replace",
): string {
  const title = force.use === undefined ? "" : (view.sheet.names.links[`answer:${force.use}`] ?? force.use);
  const what = filled(effect === "hold" ? words.holdDo : words.replaceDo, { title });
  const use = force.use ? `<p>${escaped(what)}</p>${meanwhileHtml(words, view, force, title, effect)}` : "";
  const duty = effect === "hold" ? dutyHtml(words, view, version, force) : "";
  return `<section class="advisory hold" aria-label="${escaped(words.label)}">${leadHtml(words, view, force, effect)}${lineHtml(words, view, force)}${duty}${use}</section>`;
}

function meanwhileHtml(
  words: AdviceWords,
  view: AnswerView,
  { id, use = "" }: Force,
  title: string,
  effect: "hold" | "replace",
): string {
  const href = escaped(view.to(`/answers/${use}/`));
  const copy = `<button class="btn main" type="button" data-act="copy-meanwhile" data-href="${href}">${icon(view, "copy")}<span>${escaped(filled(words.copyMeanwhile, { title }))}</span> <kbd class="only-wide">Enter</kbd></button>`;
  const park =
    effect === "hold"
      ? `<button class="btn plain" type="button" data-act="park" data-advisory="${escaped(id)}">${escaped(words.park)}</button>`
      : "";
  return `<p class="acts"><span class="needs-script">${copy}</span> <a class="btn" href="${href}">${escaped(words.open)}</a> <span class="needs-script">${park}</span></p><div data-part="parking"></div>`;
}

/** Who answers now: the teams that the advisory names, else those of the answer. */
function dutyHtml(words: AdviceWords, view: AnswerView, { texts }: PublishedVersion, force: Force): string {
  const { sheet, now, timeZone, locale, isLive } = view;
  const own = (texts[sheet.sourceLocale]?.body ?? []).flatMap((section) =>
    section.type === "escalate" ? [section.to] : [],
  );
  const teams = force.teams.length > 0 ? force.teams : own;
  // A page without a clock does not know who is there.
  if (!isLive) return "";
  const said = [...new Set(teams)].flatMap((id) => {
    const team = sheet.names.teams[id];
    const duty = team && dutyAt(team.hours, now, timeZone);
    if (!team || !duty) return [];
    if (!duty.isOn) {
      const time = shortTime(duty.next, now, timeZone, locale);
      return [
        filled(words.backOnDuty, {
          team: team.name,
          time,
          distance: distanceInWords(duty.next, now, locale),
        }),
      ];
    }
    if (!duty.until) return [filled(words.onDuty, { team: team.name })];
    return [
      filled(words.onDutyUntil, {
        team: team.name,
        time: shortTime(duty.until, now, timeZone, locale),
      }),
    ];
  });
  return said.length > 0 ? `<p>${escaped(said.join(" "))}</p>` : "";
}

/** An addition that is not written in the language of the reply, in place of it. */
export function unwrittenHtml(
  words: AdviceWords,
  view: AnswerView,
  { channel, locale }: ChosenReply,
  force: Force,
): string {
  const language = languageName(locale, view.locale);
  const name = channel.name[view.locale] ?? channel.id;
  const said = filled(words.unwritten, { language, channel: name });
  const source = view.sheet.sourceLocale;
  const use = filled(view.words.reply.useLanguage, { language: languageName(source, view.locale) });
  const button =
    locale === source
      ? ""
      : `<p class="acts needs-script"><button class="btn main" type="button" data-act="source">${escaped(use)}</button></p>`;
  return `<section class="advisory hold" aria-label="${escaped(words.label)}">${leadHtml(words, view, force, "append")}<p>${escaped(said)}</p>${lineHtml(words, view, force)}${button}</section>`;
}
