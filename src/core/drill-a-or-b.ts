import type { DrillChange } from "#core/drill-change.ts";
import type { DrillTerm, HeldAnswer } from "#core/drill-ground.ts";
import type { AOrBItem, Side } from "#core/drill-item.ts";
import { shuffled } from "#core/drill-order.ts";

/** So many reasons stand to choice. */
const WHYS = 3;

/** A question for each change that ended in what holds, or that leads to what takes over next. */
export function aOrBItems(
  all: readonly HeldAnswer[],
  asked: readonly HeldAnswer[],
  seed: string,
): AOrBItem[] {
  const reasons = reasonsOf(all);
  return asked.flatMap(({ id, term, next }) =>
    changesAround(term, next).map((change) => itemOf(id, term, change, reasons, seed)),
  );
}

/** Which of the two wordings holds while `term` does: a change that has not taken effect leaves the old one current. */
export function currentSide({ change }: Pick<AOrBItem, "change">, { term }: Pick<HeldAnswer, "term">): Side {
  return term.change?.to === change.to ? "now" : "was";
}

function changesAround(term: DrillTerm, next: DrillTerm | undefined): DrillChange[] {
  const [held, coming] = [term.change, next?.change];
  const isNews = coming !== undefined && coming.to === next?.version && coming.from === term.version;
  return [...(held ? [held] : []), ...(isNews ? [coming] : [])];
}

function itemOf(
  id: string,
  { title, locale }: DrillTerm,
  change: DrillChange,
  reasons: readonly string[],
  seed: string,
): AOrBItem {
  const key = `a-or-b:${id}@${change.to}`;
  const { why } = change.note;
  const others = shuffled(
    reasons.filter((reason) => reason !== why),
    (reason) => reason,
    `${seed}/${key}`,
  );
  const whys = [why, ...others.slice(0, WHYS - 1)];
  return {
    drill: "a-or-b",
    ...{ key, id, title, locale, change },
    order: shuffled<Side>(["was", "now"], (side) => side, `${seed}/${key}/order`),
    whys: whys.length < WHYS ? [] : shuffled(whys, (reason) => reason, `${seed}/${key}/whys`),
  };
}

/** Every reason somebody gave for a change, each once. */
function reasonsOf(all: readonly HeldAnswer[]): string[] {
  const changes = all.flatMap(({ term, next }) => [term.change, next?.change]);
  return [...new Set(changes.flatMap((change) => change?.note.why ?? []))].filter((why) => why !== "");
}
