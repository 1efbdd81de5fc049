import { claimantsIn, namedAt, placeOfClaim, sayingOf, titleOf } from "#checks/conflicts.ts";
import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { type Claimed, sameClaims } from "#search/same-claim.ts";

const NAME = "duplicate-phrase";
const answer = (title: string, phrases: string) => told({ title, front: `phrases: [${phrases}]` });
const late = { "answers/late-delivery/en.mdx": answer("Late delivery", "where is my parcel") };

/** A phrase leads to one answer. */
export const duplicatePhrase: Rule = {
  name: NAME,
  severity: "warning",
  onlyWarns: true,
  why: "A phrase teaches the search which answer a message means. Claimed by two answers of one team, as a phrase of both or as the title or shortcut of one, it teaches nothing, and the wrong one may come first. Languages count together, since a message does not say its own.",
  bad: {
    files: {
      ...late,
      "answers/lost-parcel/en.mdx": answer("Lost parcel", "it is lost, Where is my parcel?"),
    },
  },
  good: {
    files: { ...late, "answers/lost-parcel/en.mdx": answer("Lost parcel", "the courier lost my parcel") },
  },
  check: (context) => {
    const isSaid = sayingOf(context, NAME);
    return sameClaims(claimantsIn(context)).flatMap((same) => {
      const others = same.others.filter(({ by }) => isSaid(same.by.key, by.key));
      if (others.length === 0) return [];
      const where = placeOfClaim(context, same.by.key, same.claim);
      return [problemAt(duplicatePhrase, where, wordsFor(context, same, others))];
    });
  },
};

function wordsFor(context: CheckContext, { by, claim }: Claimed, others: readonly Claimed[]): Words {
  const [first] = others;
  if (!first) throw new Error("A claim that nobody else makes.");
  const like = first.claim.as === "title" ? "the title" : `a ${first.claim.as}`;
  const more = new Set(others.map((other) => other.by)).size - 1;
  const rest =
    more === 0 ? "" : more === 1 ? ", and one more answer claims it" : `, and ${more} more answers claim it`;
  return [
    `The ${claim.as} "${claim.words}" of "${titleOf(context, by.key)}" is also ${like} of ${namedAt(context, first.by.key, first.claim)}${rest}.`,
    FIXES[claim.as === "phrase" ? first.claim.as : claim.as],
  ];
}

const FIXES = {
  phrase:
    "Leave it to one of them, or say in the When of both what tells them apart and add phrases that only fit one.",
  title: "Take the phrase out, or say in the title what sets that answer apart.",
  shortcut: "Take the phrase out, or give that answer another shortcut.",
} as const;
