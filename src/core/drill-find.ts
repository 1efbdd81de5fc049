import type { HeldAnswer } from "#core/drill-ground.ts";
import type { FindItem } from "#core/drill-item.ts";
import { wordsIn } from "#core/drill-nearness.ts";
import { shuffled } from "#core/drill-order.ts";

/** So many answers stand to choice. */
const CHOICES = 4;

/** A question for each answer that customers have words for; `asked` are those to ask about, wrong choices come from all. */
export function findItems(
  all: readonly HeldAnswer[],
  asked: readonly HeldAnswer[],
  seed: string,
): FindItem[] {
  const byId = new Map(all.map((answer) => [answer.id, answer]));
  return asked.flatMap((answer) => findItem(answer, byId, seed) ?? []);
}

function findItem(
  answer: HeldAnswer,
  byId: ReadonlyMap<string, HeldAnswer>,
  seed: string,
): FindItem | undefined {
  const { id, term, near } = answer;
  const [phrase] = shuffled(term.phrases, (words) => words, `${seed}/${id}`);
  if (phrase === undefined) return undefined;
  const plain = wordsIn(phrase).join(" ");
  const confusable = near.flatMap((other) => byId.get(other) ?? []).filter((other) => !says(other, plain));
  const others = shuffled(confusable, (other) => other.id, `${seed}/${id}/others`).slice(0, CHOICES - 1);
  if (others.length === 0) return undefined;
  const choices = shuffled([answer, ...others], (choice) => choice.id, `${seed}/${id}/choices`);
  return {
    drill: "find",
    key: `find:${id}`,
    id,
    title: term.title,
    locale: term.locale,
    phrase,
    choices: choices.map((choice) => ({
      id: choice.id,
      title: choice.term.title,
      locale: choice.term.locale,
    })),
  };
}

/** Whether a customer who says these words may just as well mean an answer. */
function says({ term }: HeldAnswer, plain: string): boolean {
  return [term.title, ...term.phrases].some((words) => wordsIn(words).join(" ") === plain);
}
