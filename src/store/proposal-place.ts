import { advisoryTree } from "#core/advisory-tree.ts";
import type { Locale } from "#core/locale.ts";
import { cutText } from "#core/matter.ts";
import type { Problem } from "#core/problem.ts";
import type { Proposal } from "#core/proposal.ts";
import { type ProposalFault, pathOfPart } from "#core/proposal-fault.ts";
import { boxAt } from "#markup/boxes.ts";
import { placesInYaml } from "#schema/yaml.ts";
import type { Reading } from "#store/library.ts";

/** A fault of a proposal as a problem at its place in the proposal's file. */
export function faultProblem(
  reading: Reading,
  proposal: Proposal,
  { at, rule, message, fix, severity = "error" }: ProposalFault,
): Problem {
  const place = placeIn(reading, proposal, at);
  return { file: proposal.file, ...place, rule, severity, message, fix };
}

/**
 * A problem of a text that a proposal would make, said of the proposal: with its file, the place of the part
 * there, and the part's name before the message (`public/upset in vi: …`).
 */
export function problemOfPart(proposed: Reading, proposal: Proposal, problem: Problem): Problem {
  const [, locale] = /\/([A-Za-z0-9-]+)\.mdx$/.exec(problem.file) ?? [];
  if (locale === undefined) return { ...problem, file: proposal.file, ...placeIn(proposed, proposal, []) };
  const source = new TextDecoder().decode(proposed.tree.read(problem.file));
  const part = problem.line === undefined ? undefined : boxAt(source, problem.line);
  const fact = factAt(proposal, locale, source, problem.line);
  const { line: _, column: __, ...rest } = problem;
  if (fact) return { ...rest, file: proposal.file, ...placeIn(proposed, proposal, fact) };
  const at = part === undefined ? ["texts", locale] : pathOfPart(locale, part);
  return {
    ...rest,
    file: proposal.file,
    ...placeIn(proposed, proposal, at),
    message: `${part === undefined ? locale : `${part} in ${locale}`}: ${problem.message}`,
  };
}

/** Where a proposal says the field of the front matter that stands in a 1-based line of a text; undefined for all other lines. */
function factAt(
  { advisory, texts }: Proposal,
  locale: Locale,
  source: string,
  line?: number,
): string[] | undefined {
  const { matter = "", bodyLine } = cutText(source);
  if (line === undefined || line >= bodyLine) return undefined;
  const above = matter.split("\n").slice(0, line - 1);
  const [, field = ""] = /^([a-z]+):/.exec(above.findLast((row) => /^[a-z]/.test(row)) ?? "") ?? [];
  if (advisory) return field in advisoryTree(advisory) ? ["advisory", field] : undefined;
  return field !== "title" && field in (texts.get(locale) ?? {}) ? pathOfPart(locale, field) : undefined;
}

/** A problem of a lesson, or of the list of lessons, of a proposed path, said of the proposal. */
export function problemOfPath(proposed: Reading, proposal: Proposal, problem: Problem): Problem {
  const { line, column: _, ...rest } = problem;
  const [, id, locale] = /\/([^/]+)\.([^./]+)\.mdx$/.exec(problem.file) ?? [];
  const at = id === undefined || locale === undefined ? ["path"] : ["lessons", id, locale];
  const where = id === undefined ? "" : `${id} in ${locale}${line === undefined ? "" : `, line ${line}`}: `;
  const place = placeIn(proposed, proposal, at);
  return { ...rest, file: proposal.file, ...place, message: `${where}${problem.message}` };
}

/** A path that is not there is placed at its nearest parent. */
function placeIn({ tree }: Reading, { file }: Proposal, at: readonly string[]) {
  return placesInYaml(new TextDecoder().decode(tree.read(file)))(at);
}
