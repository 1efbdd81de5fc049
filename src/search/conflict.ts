import type { Conflict, ConflictRule, Contested } from "#core/conflict.ts";
import { compareText } from "#core/problem.ts";
import type { Claim, Claimant } from "#search/claim.ts";
import { drawnAnswers } from "#search/near-phrase.ts";
import { sameClaims } from "#search/same-claim.ts";

/** One phrase of an answer that leads to another one too. */
interface Tie {
  readonly by: Claimant;
  readonly to: Claimant;
  readonly phrase: Claim;
  readonly like: Claim;
  readonly closeness: number;
  /** How many phrases the share is taken of. */
  readonly among: number;
}

/** Pairs of answers that some rules speak of, each rule's apart, worst first: the answer of which more is contested leads. */
export function conflictsAmong(claimants: readonly Claimant[], rules: readonly ConflictRule[]): Conflict[] {
  return rules
    .flatMap((rule) => pairsOf(rule === "duplicate-phrase" ? sameTies(claimants) : nearTies(claimants), rule))
    .sort((a, b) => b.share - a.share || compareText(a.id, b.id) || compareText(a.other, b.other));
}

function sameTies(claimants: readonly Claimant[]): Tie[] {
  return sameClaims(claimants).flatMap(({ by, claim, others }) => {
    if (claim.as !== "phrase") return [];
    const among = by.claims.filter(({ as, locale }) => as === "phrase" && locale === claim.locale).length;
    return others.map((other) => ({
      by,
      to: other.by,
      phrase: claim,
      like: other.claim,
      closeness: 1,
      among,
    }));
  });
}

function nearTies(claimants: readonly Claimant[]): Tie[] {
  return drawnAnswers(claimants).flatMap(({ by, to, among, phrases }) =>
    phrases.map((nearer) => ({ by, to, ...nearer, among })),
  );
}

function pairsOf(ties: readonly Tie[], rule: ConflictRule): Conflict[] {
  const pairs = Map.groupBy(ties, ({ by, to }) => [by.key, to.key].sort().join(" "));
  return [...pairs.values()].map((pair) => {
    const sides = [...Map.groupBy(pair, ({ by }) => by.key).values()].sort(
      (a, b) => shareOf(b) - shareOf(a) || compareText(a[0]?.by.key ?? "", b[0]?.by.key ?? ""),
    );
    const [own = [], others = []] = sides.map((side) => [...side].sort(byCloseness));
    const [first] = own;
    if (!first) throw new Error("A pair of answers without a phrase.");
    const { by, to } = first;
    const phrases = [...own, ...others.filter((tie) => !isSaid(tie, rule))].map(contested);
    return {
      ...{ rule, id: by.key, owner: by.owner, other: to.key, otherOwner: to.owner },
      ...{ share: shareOf(own), phrases },
    };
  });
}

function byCloseness(a: Tie, b: Tie): number {
  return (
    b.closeness - a.closeness ||
    compareText(a.phrase.words, b.phrase.words) ||
    compareText(a.like.words, b.like.words)
  );
}

/** Whether a phrase of the second answer is told already by the first one's, which is the same. */
function isSaid({ like }: Tie, rule: ConflictRule): boolean {
  return rule === "duplicate-phrase" && like.as === "phrase";
}

/** The greatest share of an answer's phrases in one language that is contested, rounded to hundredths. */
function shareOf(side: readonly Tie[]): number {
  const shares = [...Map.groupBy(side, ({ phrase }) => phrase.locale).values()].map(
    (ties) => new Set(ties.map(({ phrase }) => phrase)).size / Math.max(1, ties[0]?.among ?? 1),
  );
  return Math.round(100 * Math.max(0, ...shares)) / 100;
}

function contested({ by, phrase, like }: Tie): Contested {
  return { of: by.key, phrase: phrase.words, locale: phrase.locale, like: like.words };
}
