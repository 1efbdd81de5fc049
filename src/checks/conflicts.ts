import { allowancesIn, isOver } from "#checks/accepted.ts";
import { inFront, type Where } from "#checks/place.ts";
import type { CheckContext } from "#checks/rule.ts";
import { isAtWork } from "#checks/working.ts";
import type { ConflictRule } from "#core/conflict.ts";
import type { EntryKey } from "#core/entry.ts";
import { entriesOf, sourceTextOf } from "#core/library.ts";
import { type Claim, type Claimant, claimsOf } from "#search/claim.ts";

const known = new WeakMap<CheckContext, readonly Claimant[]>();

/** What the working texts of all answers at work claim, gathered once for all rules. */
export function claimantsIn(context: CheckContext): readonly Claimant[] {
  const claimants = known.get(context) ?? gathered(context);
  known.set(context, claimants);
  return claimants;
}

function gathered(context: CheckContext): Claimant[] {
  const { library } = context;
  const atWork = entriesOf(library, "answers").filter((entry) => isAtWork(context, entry));
  return atWork.map((entry) => {
    const { owner = "", teams, shortcuts = [] } = sourceTextOf(library, entry)?.front ?? {};
    const texts = [...entry.working.values()].map(({ locale, front }) => [locale, front] as const);
    return {
      key: entry.key,
      owner,
      teams,
      claims: claimsOf(texts, shortcuts, library.workspace.sourceLocale),
    };
  });
}

const FIELDS = { phrase: "phrases", title: "title", shortcut: "shortcuts" } as const;

/** Where an answer makes a claim. */
export function placeOfClaim({ library }: CheckContext, key: EntryKey, { words, as, locale }: Claim): Where {
  const text = library.entries.get(key)?.working.get(locale);
  return text ? inFront(text, FIELDS[as], words) : { file: key };
}

/** An answer by its title, with the file and the line of a claim: `"Late delivery" (answers/late/en.mdx:5)`. */
export function namedAt(context: CheckContext, key: EntryKey, claim: Claim): string {
  const { file, line } = placeOfClaim(context, key, claim);
  return `"${titleOf(context, key)}" (${file}${line ? `:${line}` : ""})`;
}

/** The title of an answer in the source language, else its key. */
export function titleOf({ library }: CheckContext, key: EntryKey): string {
  const entry = library.entries.get(key);
  return (entry && sourceTextOf(library, entry)?.front.title) ?? key;
}

/**
 * Whether what a rule finds between two answers is to be said at the first one. What the owner of the other one
 * alone accepts is said there, where it is accepted.
 */
export function sayingOf(
  context: CheckContext,
  rule: ConflictRule,
): (at: EntryKey, other: EntryKey) => boolean {
  const carried = allowancesIn(context.library).filter(
    ({ allowance }) => allowance.rule === rule && !isOver(context, allowance),
  );
  const accepting = new Set(carried.map(({ entry }) => entry.key));
  return (at, other) => accepting.has(at) || !accepting.has(other);
}
