import type { AdvisoryFacts, Front } from "#core/entry.ts";

/** Whether an answer is in an advisory's scope: named, or carrying one of its products or teams; every answer when it names none of the three. */
export function isInScope(
  facts: Pick<AdvisoryFacts, "scope">,
  id: string,
  front: Pick<Front, "products" | "teams">,
): boolean {
  const { answers, products, teams } = facts.scope;
  if (answers.length + products.length + teams.length === 0) return true;
  const ofTeam = teams.some((team) => front.teams === undefined || front.teams.includes(team));
  return answers.includes(id) || products.some((product) => front.products.includes(product)) || ofTeam;
}
