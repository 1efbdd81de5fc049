import { type DrillView, heldNow } from "#browser/drill-question.ts";
import { answerLink, sentence, textHtml } from "#browser/drill-text.ts";
import type { HoldItem } from "#core/drill-item.ts";
import { type Judged, missOf, verdictOn } from "#core/drill-verdict.ts";
import { escaped } from "#core/html.ts";
import type { Force } from "#core/in-force.ts";
import type { Instant } from "#core/instant.ts";
import { textIn } from "#core/locale.ts";
import { plainText } from "#core/plain-text.ts";
import { shortTime } from "#core/when.ts";
import { filled } from "#words/text.ts";

/** What is to be done with a case, and the advisory that makes it so or just misses it. */
export function holdTold(view: DrillView, item: HoldItem, at: Instant): string {
  const { told } = view.drill;
  const { source } = view;
  const held = heldNow(view, item.id, at);
  const judged = held && verdictOn(held, item, source.forces, source.channels, at);
  const said =
    judged && (judged.forces.length > 0 ? touchedTold(view, item, judged) : missTold(view, item, at));
  return (said ?? "") + sentence(told.answer, { link: answerLink(view, item) });
}

function touchedTold(view: DrillView, item: HoldItem, { verdict, forces, additions }: Judged): string {
  const { told } = view.drill;
  const [force] = forces;
  if (!force) return "";
  const names = namesOf(view, item, force);
  switch (verdict) {
    case "hold": {
      const use = force.use && `<p>${filled(escaped(told.holdUse), { title: useLink(view, force) })}</p>`;
      return sentence(told.hold, names) + (use ?? "");
    }
    case "instead":
      return sentence(told.instead, { ...names, title: useLink(view, force) });
    case "add":
      return additions
        .map(
          (addition) =>
            sentence(told.add, namesOf(view, item, addition.force)) +
            `<blockquote class="drill-added">${textHtml(view, plainText(addition.reply.prose), item.locale)}</blockquote>`,
        )
        .join("");
    case "send":
      return sentence(told.noted, names);
  }
}

function missTold(view: DrillView, item: HoldItem, at: Instant): string {
  const { drill, source } = view;
  const held = heldNow(view, item.id, at);
  const near = source.forces.filter(({ id }) => id === item.about);
  const force = near.find((known) => held && missOf(known, held, item, at) !== "over") ?? near.at(-1);
  const miss = force && held && missOf(force, held, item, at);
  if (!force || !miss) return `<p>${escaped(drill.told.free)}</p>`;
  const turn = miss === "over" ? force.until : force.from;
  const time = turn ? escaped(shortTime(turn, at, view.timeZone, view.locale)) : "";
  return sentence(drill.told[miss], { ...namesOf(view, item, force), time });
}

function namesOf(
  view: DrillView,
  { country }: HoldItem,
  force: Force,
): { advisory: string; country: string } {
  const title = textIn(force.titles, view.locale, view.source.sourceLocale, force.id);
  return {
    advisory: `<a href="${escaped(view.to(`/advisories/${force.id}/`))}">${escaped(title)}</a>`,
    country: escaped(view.source.countryNames.get(country) ?? country),
  };
}

function useLink(view: DrillView, { use = "" }: Force): string {
  return `<a href="${escaped(view.to(`/answers/${use}/`))}">${escaped(view.source.uses[use] ?? use)}</a>`;
}
