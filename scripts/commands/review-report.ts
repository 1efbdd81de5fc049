import { MARKDOWN, TEXT } from "#exports/ink.ts";
import { reviewReport } from "#exports/review-report.ts";
import { argumentsOf, type Command, exactly, UsageError } from "../command.ts";
import { reviewSince } from "../reviewing.ts";

/** What a change does, for its reviewer. */
export const reviewReportCommand: Command = {
  name: "review-report",
  usage: "review-report --base REF [--format markdown|text]",
  summary: "Shows what changed since REF for its reviewer: problems and fixes, then each text from A to B.",
  run(args, context) {
    const { values, positionals } = argumentsOf(reviewReportCommand, args, {
      base: { type: "string" },
      format: { type: "string", default: "markdown" },
    });
    exactly(reviewReportCommand, positionals, 0);
    if (values.base === undefined)
      throw new UsageError(`Say with --base what to compare with. Usage: kb ${reviewReportCommand.usage}`);
    if (values.format !== "markdown" && values.format !== "text")
      throw new UsageError(`"${values.format}" is no format. Usage: kb ${reviewReportCommand.usage}`);
    const review = reviewSince(context.root, values.base, context.now);
    const report =
      values.format === "text" ? reviewReport(review, TEXT, Infinity) : reviewReport(review, MARKDOWN);
    context.print(report.trimEnd());
    return review.problems.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};
