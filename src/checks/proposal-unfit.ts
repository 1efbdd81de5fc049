import { told } from "#checks/example.ts";
import type { Rule } from "#checks/rule.ts";

const first = { "answers/late-delivery/en.mdx": told() };
const note = "change: {what: We answer within a day., why: The team has grown., do: Promise a day.}";

function proposed(text: string): Record<string, string> {
  const lines = [
    "proposal: change",
    "entry: answers/late-delivery",
    'from: "1.0"',
    "at: 2026-02-01T09:00:00Z",
    note,
    "texts:",
    "  en:",
    "    boxes:",
    `      private: "${text}"`,
  ];
  return { "proposals/2026-02-01-late-delivery.yaml": `${lines.join("\n")}\n` };
}

/** A proposal says all that its kind needs, and its words break no rule once they are in the text. */
export const proposalUnfit: Rule = {
  name: "proposal-unfit",
  severity: "error",
  why: "A proposal becomes a version as soon as it is merged. What is missing in it, and every rule that its words would break, is therefore said before, with the part and the language it is about.",
  bad: { published: [first], files: proposed("Hi.\\n<Reply>\\nHi again.\\n</Reply>") },
  good: { published: [first], files: proposed("Hi {{customer_name}}, we answer within a day.") },
  check: ({ proposed: problems = [] }) => problems.filter(({ rule }) => rule !== "proposal-stale"),
};
