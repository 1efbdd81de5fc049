import { told, workspaceWith } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { isAtWork, textsAsked } from "#checks/working.ts";

const ASKING = { "workspace.yaml": workspaceWith("rules: {no-phrases: warning}") };

/** Every answer knows how customers say it. */
export const noPhrases: Rule = {
  name: "no-phrases",
  severity: "warning",
  onRequest: true,
  why: "A customer's message finds its answer by the phrases of other customers. An answer without any is found by its title alone, and in a language without any hardly at all. /health/ counts them in any case.",
  byEntry: true,
  bad: { files: { ...ASKING, "answers/late-delivery/en.mdx": told() } },
  good: {
    files: { ...ASKING, "answers/late-delivery/en.mdx": told({ front: "phrases: [where is my parcel]" }) },
  },
  check: (context) =>
    textsAsked(context, "answers").flatMap(({ entry, text }) => {
      if (text.front.phrases.length > 0 || !isAtWork(context, entry)) return [];
      return [
        problemAt(noPhrases, inFront(text, "title"), [
          `"${text.front.title}" has no phrases in "${text.locale}".`,
          "Add `phrases:` with three to seven messages as customers write them.",
        ]),
      ];
    }),
};
