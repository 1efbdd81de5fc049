import { compareText } from "#core/problem.ts";
import { type Claim, type Claimant, exactWords, foldedWords, shareTeam } from "#search/claim.ts";

/** So many answers are compared that say the same; nobody needs the hundredth to mend it. */
const MOST_TOGETHER = 25;

/** A claim of an answer. */
export interface Claimed {
  readonly by: Claimant;
  readonly claim: Claim;
}

/** A claim, with those of other answers that say the same, in order of their keys. */
export interface SameClaim extends Claimed {
  readonly others: readonly Claimed[];
}

/**
 * The claims that another answer of the same team makes as well: equal when tone marks, capitals and punctuation
 * are left out, unless both sides are written with marks and those differ (`hoàn vé`, `hoãn vé`). One of
 * the two is a phrase. In the order of the claimants.
 */
export function sameClaims(claimants: readonly Claimant[]): SameClaim[] {
  return sharedAmong(claimants).flatMap((group) => {
    const sorted = [...group].sort((a, b) => compareText(a.by.key, b.by.key)).slice(0, MOST_TOGETHER);
    return group.flatMap((one) => {
      const others = sorted.filter((other) => areRivals(one, other));
      return others.length > 0 ? [{ ...one, others }] : [];
    });
  });
}

/** What more than one answer says; nearly everything is said by one, so only the others are kept. */
function sharedAmong(claimants: readonly Claimant[]): Claimed[][] {
  const alike = new Map<string, Claimed | Claimed[]>();
  const groups: Claimed[][] = [];
  for (const by of claimants)
    for (const claim of by.claims) {
      const key = foldedWords(claim.words).join(" ");
      const known = alike.get(key);
      if (Array.isArray(known)) known.push({ by, claim });
      else if (known) {
        const group = [known, { by, claim }];
        groups.push(group);
        alike.set(key, group);
      } else if (key !== "") alike.set(key, { by, claim });
    }
  return groups;
}

function areRivals(one: Claimed, other: Claimed): boolean {
  return (
    one.by !== other.by &&
    (one.claim.as === "phrase" || other.claim.as === "phrase") &&
    shareTeam(one.by, other.by) &&
    haveLikeMarks(one.claim, other.claim)
  );
}

/** Whether no word carries other marks than in the other claim; one without marks may stand for any. */
function haveLikeMarks(one: Claim, other: Claim): boolean {
  const [words, others, folded] = [exactWords(one.words), exactWords(other.words), foldedWords(one.words)];
  return words.every((word, at) => word === others[at] || word === folded[at] || others[at] === folded[at]);
}
