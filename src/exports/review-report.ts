import type { Instant } from "#core/instant.ts";
import type { Problem } from "#core/problem.ts";
import type { ReviewedEntry } from "#core/reviewed.ts";
import type { Ink } from "#exports/ink.ts";
import { problemCount } from "#exports/problems.ts";
import { entryLines } from "#exports/review-entry.ts";
import { proposalLines, type ReviewedProposal } from "#exports/review-proposal.ts";

/** Everything a reviewer of a change has to know, with the time and zone it is told in. */
export interface Review {
  /** Problems of what changed. */
  readonly problems: readonly Problem[];
  readonly entries: readonly ReviewedEntry[];
  readonly proposals: readonly ReviewedProposal[];
  /** What else changed that readers of the report should know, as sentences. */
  readonly remarks: readonly string[];
  readonly now: Instant;
  readonly zone: string;
  /** Whether this workspace publishes only what a second person approved. */
  readonly needsApproval: boolean;
}

/** The longest comment that GitHub takes, in characters. */
export const LONGEST_COMMENT = 65_536;

/**
 * The report on a change: problems with their fixes first, then each entry from A to B. What does not fit into
 * `limit` characters is left out whole, and named.
 */
export function reviewReport(review: Review, ink: Ink, limit = LONGEST_COMMENT): string {
  const head = [summaryOf(review, ink), ...problemBlocks(review, ink, limit), ...remarkBlocks(review, ink)];
  const blocks = [
    ...review.entries.map((entry) => ({ name: entry.key, lines: entryLines(entry, review, ink) })),
    ...review.proposals.map((one) => ({
      name: `proposals/${one.proposal.name}`,
      lines: proposalLines(one, review, ink),
    })),
  ].map(({ name, lines }) => ({ name, text: lines.join("\n\n") }));
  return fitted(head.join("\n\n"), blocks, ink, limit);
}

function summaryOf({ problems, entries, proposals, remarks }: Review, ink: Ink): string {
  if (problems.length + entries.length + proposals.length + remarks.length === 0) return "Nothing to review.";
  const changes = entries.length === 1 ? "1 entry changes" : `${entries.length || "No"} entries change`;
  const asked = proposals.length === 1 ? ", 1 proposal" : `, ${proposals.length} proposals`;
  const found = problems.length === 0 ? "no problems" : problemCount(problems);
  return `${ink.heading(2, "What this change does")}\n\n${changes}${proposals.length > 0 ? asked : ""}; ${found}.`;
}

/** Problems may take a third of the report, so that the texts still have room; errors stand first. */
function problemBlocks({ problems }: Review, ink: Ink, limit: number): string[] {
  if (problems.length === 0) return [];
  const isError = ({ severity }: Problem) => severity === "error";
  const sorted = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  const lines: string[] = [];
  let length = 0;
  for (const problem of sorted) {
    const line = problemItem(problem, ink);
    length += line.length + 1;
    if (length > limit / 3) break;
    lines.push(line);
  }
  const left = problems.length - lines.length;
  if (left > 0)
    lines.push(ink.item(ink.plain(`and ${left} more: run \`kb check --require-notes\` to see all.`)));
  return [ink.heading(3, "Problems"), lines.join("\n")];
}

function problemItem({ file, line, column, severity, rule, message, fix }: Problem, ink: Ink): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return ink.item(
    `${ink.strong(severity)} ${ink.code(place)}: ${ink.plain(message)} ${ink.plain(`→ ${fix}`)} (${ink.code(rule)})`,
  );
}

function remarkBlocks({ remarks }: Review, ink: Ink): string[] {
  if (remarks.length === 0) return [];
  return [remarks.map((remark) => ink.item(ink.plain(remark))).join("\n")];
}

/** Whole blocks as long as they fit, with room for the sentence that says what does not. */
function fitted(
  head: string,
  blocks: readonly { readonly name: string; readonly text: string }[],
  ink: Ink,
  limit: number,
): string {
  const whole = [head, ...blocks.map(({ text }) => text)].join("\n\n");
  if (whole.length < limit) return `${whole}\n`;
  let report = head;
  const left: string[] = [];
  for (const { name, text } of blocks) {
    if (left.length === 0 && report.length + text.length < limit - 4000) report += `\n\n${text}`;
    else left.push(name);
  }
  return `${report}\n\n${leftOut(left, ink)}\n`;
}

function leftOut(names: readonly string[], ink: Ink): string {
  const shown = names.slice(0, 20).map((name) => ink.code(name));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : "";
  const which = names.length === 1 ? "1 entry is" : `${names.length} entries are`;
  return `${ink.strong("Cut off here:")} ${which} left out since a comment may have ${LONGEST_COMMENT.toLocaleString("en")} characters: ${shown.join(", ")}${more}. ${ink.plain("Run `kb review-report --format text` on this branch to read all.")}`;
}
