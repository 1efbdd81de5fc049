import { told, workspaceWith } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { isAtWork, textsAsked } from "#checks/working.ts";

const ASKING = { "workspace.yaml": workspaceWith("rules: {no-summary: warning}") };

/** A line says what an answer is for. */
export const noSummary: Rule = {
  name: "no-summary",
  severity: "warning",
  onRequest: true,
  why: "In a list of similar titles the summary tells agents which answer fits, without opening each. Teams with few answers may do without.",
  byEntry: true,
  bad: { files: { ...ASKING, "answers/late-delivery/en.mdx": told() } },
  good: {
    files: {
      ...ASKING,
      "answers/late-delivery/en.mdx": told({ front: "summary: Delivery is later than promised." }),
    },
  },
  check: (context) =>
    textsAsked(context, "answers", "products", "advisories").flatMap(({ entry, text }) => {
      const isSource = text.locale === context.library.workspace.sourceLocale;
      if (!isSource || text.front.summary || !isAtWork(context, entry)) return [];
      return [
        problemAt(noSummary, inFront(text, "title"), [
          `"${text.front.title}" has no summary.`,
          "Add `summary:` with one sentence that says when it fits.",
        ]),
      ];
    }),
};
