import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { lifeOf, textsAsked } from "#checks/working.ts";
import { isOverdue, reviewDue } from "#core/review.ts";

const reviewed = (last: string) => ({
  "answers/late-delivery/en.mdx": told({ front: `review: {every: 90d, last: ${last}}` }),
});

/** Texts are read again as often as their owner promised. */
export const reviewOverdue: Rule = {
  name: "review-overdue",
  severity: "warning",
  why: "Prices, addresses and rules change while a text stands still. The owner says how often it is read again, and is reminded when that day has passed.",
  onlyWarns: true,
  bad: { published: [reviewed("2025-06-01")], files: {} },
  good: { published: [reviewed("2025-12-31")], files: {} },
  check: (context) => {
    const { timeZone } = context.library.workspace;
    return textsAsked(context).flatMap(({ entry, text }) => {
      const due = reviewDue(text.front, entry.history, timeZone);
      if (!due || !isOverdue(due, context.now, timeZone) || lifeOf(context, entry) !== "live") return [];
      const message = `The review of "${text.front.title}" was due on "${due}".`;
      return [
        problemAt(reviewOverdue, inFront(text, "review"), [
          message,
          `Read it again, then run \`kb review ${entry.key}\`.`,
        ]),
      ];
    });
  },
};
