import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { isAtWork, type Working, workingTexts } from "#checks/working.ts";
import { foldedText } from "#core/fold.ts";
import { sourceTextOf } from "#core/library.ts";

const answer = (title: string, phrases: string) => told({ title, front: `phrases: [${phrases}]` });
const late = { "answers/late-delivery/en.mdx": answer("Late delivery", "where is my parcel") };

/** A phrase leads to one answer. */
export const duplicatePhrase: Rule = {
  name: "duplicate-phrase",
  severity: "warning",
  why: "A phrase teaches the search which answer a message means. Standing in two answers of one team it teaches nothing, and the wrong one may come first.",
  bad: {
    files: {
      ...late,
      "answers/lost-parcel/en.mdx": answer("Lost parcel", "it is lost, Where is my parcel"),
    },
  },
  good: {
    files: { ...late, "answers/lost-parcel/en.mdx": answer("Lost parcel", "the courier lost my parcel") },
  },
  check: (context) =>
    twiceUsed(context, (text) => text.front.phrases).map(({ of, value, other }) =>
      problemAt(duplicatePhrase, inFront(of.text, "phrases", value), [
        `The phrase "${value}" also stands in ${other.entry.key}.`,
        "Keep it where that answer is meant, or say in both what sets them apart.",
      ]),
    ),
};

/** A value of a text that another answer has as well. */
export interface TwiceUsed {
  readonly of: Working;
  readonly value: string;
  readonly other: Working;
}

/** The values of answers that another one has in the same language, tone marks and capitals aside, where some team sees both. */
export function twiceUsed(
  context: CheckContext,
  valuesOf: (text: Working["text"]) => readonly string[],
): TwiceUsed[] {
  const values = workingTexts(context.library, "answers")
    .filter(({ entry }) => isAtWork(context, entry))
    .flatMap((of) =>
      valuesOf(of.text).map((value) => ({ of, value, key: `${of.text.locale} ${foldedText(value)}` })),
    );
  const groups = Map.groupBy(values, ({ key }) => key);
  return values.flatMap(({ of, value, key }) => {
    const group = groups.get(key) ?? [];
    if (group.length < 2) return [];
    const other = group.find((rival) => rival.of.entry !== of.entry && shareTeam(context, rival.of, of));
    return other ? [{ of, value, other: other.of }] : [];
  });
}

/** Whether agents of some team see both: an answer without teams is for all. */
function shareTeam({ library }: CheckContext, { entry: one }: Working, { entry: other }: Working): boolean {
  const [a, b] = [one, other].map((entry) => sourceTextOf(library, entry)?.front.teams);
  return a === undefined || b === undefined || a.some((team) => b.includes(team));
}
