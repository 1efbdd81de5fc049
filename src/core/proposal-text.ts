import { advisoryTree, scopeTree } from "#core/advisory-tree.ts";
import type { MaybeLocalized, PendingChange } from "#core/entry.ts";
import { HEAD_FIELDS, type HeadField } from "#core/head-field.ts";
import { pathTree } from "#core/path-tree.ts";
import type { Proposal, ProposedText } from "#core/proposal.ts";
import { QUOTED, type YamlTree, yamlText } from "#core/yaml-text.ts";

/** What a proposal's file says; its name and place come from outside it. */
export type ProposalWords = Omit<Proposal, "name" | "file">;

/**
 * The YAML file of a proposal, the same for the same proposal: texts of several lines as block literals, so that a
 * reviewer reads them as they will be, and whatever a block could not hold exactly in quotes.
 * `proposalFrom` (`schema/proposal.ts`) reads the same values back.
 */
export function proposalText(proposal: ProposalWords): string {
  const {
    verb,
    entry,
    from,
    version,
    at,
    suggestedBy,
    owner,
    escalateTo,
    replace,
    advisory,
    change,
    texts,
    path,
    idea,
    outcome,
  } = proposal;
  return yamlText({
    proposal: verb,
    entry,
    from: from && { [QUOTED]: from },
    version: version && { [QUOTED]: version },
    at,
    suggestedBy,
    owner,
    escalateTo,
    replace,
    advisory: advisory && advisoryTree(advisory),
    change: change && changeTree(change),
    texts:
      texts.size > 0 ? Object.fromEntries([...texts].map(([tag, text]) => [tag, textTree(text)])) : undefined,
    path: path && pathTree(path.path),
    lessons:
      path && Object.fromEntries([...path.lessons].map(([id, words]) => [id, Object.fromEntries(words)])),
    idea,
    outcome: outcome && outcomeTree(outcome),
  });
}

function changeTree(change: PendingChange): YamlTree {
  const {
    kind,
    what,
    why,
    do: todo,
    effective,
    by,
    because,
    acknowledge,
    emergency,
    locales,
    withdraw,
  } = change;
  const said = (words: MaybeLocalized | undefined) => words;
  return {
    kind,
    what: said(what),
    why: said(why),
    do: said(todo),
    effective,
    by,
    because,
    acknowledge,
    emergency: emergency && { reason: emergency.reason },
    locales,
    withdraw: withdraw && { use: withdraw.use, why: withdraw.why },
  };
}

function textTree({ boxes, phrases, title, summary, ...facts }: ProposedText): YamlTree {
  const said = HEAD_FIELDS.flatMap((name) =>
    name === "title" || name === "summary" ? [] : [[name, factTree(facts[name])] as const],
  );
  return {
    title,
    summary,
    phrases,
    ...Object.fromEntries(said),
    boxes: Object.keys(boxes).length > 0 ? boxes : undefined,
  };
}

function factTree(value: ProposedText[HeadField]): YamlTree | undefined {
  return typeof value === "object" && "answers" in value ? (scopeTree(value) ?? {}) : value;
}

function outcomeTree(outcome: NonNullable<ProposalWords["outcome"]>): YamlTree {
  const { at, by } = outcome;
  if ("declined" in outcome) return { declined: outcome.declined, at, by };
  return { taken: outcome.taken === "noted" ? "noted" : { [QUOTED]: outcome.taken }, at, by };
}
