import { claimantsIn, namedAt, placeOfClaim, sayingOf } from "#checks/conflicts.ts";
import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import type { Problem } from "#core/problem.ts";
import { type Drawn, drawnAnswers } from "#search/near-phrase.ts";

const NAME = "confusable-answers";
const answer = (title: string, ...phrases: readonly string[]) =>
  told({ title, front: `phrases:\n${phrases.map((phrase) => `  - ${phrase}`).join("\n")}` });
const late = {
  "answers/late-delivery/en.mdx": answer(
    "Late delivery",
    "where is my parcel",
    "still no delivery",
    "how long until it comes",
  ),
};

/** Answers can be told apart by their own phrases. */
export const confusableAnswers: Rule = {
  name: NAME,
  severity: "warning",
  onlyWarns: true,
  why: "Where many phrases of an answer lie nearer to another answer than to the rest of their own, the search cannot tell a customer's message for the one from a message for the other, and an agent in a hurry sends the first. It is guessed from the words alone, and only where a good part of the phrases in one language agree.",
  bad: {
    files: {
      ...late,
      "answers/lost-parcel/en.mdx": answer(
        "Lost parcel",
        "where is my parcel now",
        "there is still no delivery",
      ),
    },
  },
  good: {
    files: {
      ...late,
      "answers/lost-parcel/en.mdx": answer(
        "Lost parcel",
        "the courier lost my parcel",
        "tracking says it is lost",
      ),
    },
  },
  check: (context) => {
    const isSaid = sayingOf(context, NAME);
    const all = drawnAnswers(claimantsIn(context));
    const drawn = new Set(all.map(({ by, to }) => `${by.key} ${to.key}`));
    return all.flatMap((one) => {
      const { by, to } = one;
      const isMutual = drawn.has(`${to.key} ${by.key}`);
      return [
        ...(isSaid(by.key, to.key) ? [problemOf(context, one, "phrase")] : []),
        ...(!isMutual && isSaid(to.key, by.key) ? [problemOf(context, one, "like")] : []),
      ];
    });
  },
};

/** What is found, at the answer whose phrases lie astray or at the one they lie near to. */
function problemOf(context: CheckContext, drawn: Drawn, side: "phrase" | "like"): Problem {
  const { by, to, phrases } = drawn;
  const claim = phrases[0]?.[side];
  const { key } = side === "phrase" ? by : to;
  const where = claim ? placeOfClaim(context, key, claim) : { file: key };
  return problemAt(confusableAnswers, where, wordsFor(context, drawn));
}

const MOST_QUOTED = 5;

function wordsFor(context: CheckContext, { by, to, among, phrases }: Drawn): Words {
  const [first] = phrases;
  if (!first) throw new Error("An answer drawn to another by no phrase.");
  const quoted = phrases.slice(0, MOST_QUOTED).map(({ phrase }) => `"${phrase.words}"`);
  const more = phrases.length > MOST_QUOTED ? ` and ${phrases.length - MOST_QUOTED} more` : "";
  const [one, other] = [namedAt(context, by.key, first.phrase), namedAt(context, to.key, first.like)];
  return [
    `${phrases.length} of the ${among} phrases of ${one} lie nearer to ${other} than to the rest of their own: ${quoted.join(", ")}${more}.`,
    "Move them to one of the two, or say in the When of both what tells them apart and add phrases that only fit one.",
  ];
}
