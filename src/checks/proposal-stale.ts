import { CHANGE, told } from "#checks/example.ts";
import type { Rule } from "#checks/rule.ts";

const reply = (when: string) => `<Reply>\nHi {{customer_name}}, we answer within ${when}.\n</Reply>`;
const published = [
  { "answers/late-delivery/en.mdx": told({ body: reply("two days") }) },
  { "answers/late-delivery/en.mdx": told({ front: CHANGE, body: reply("a day") }) },
];

function madeFrom(version: string): Record<string, string> {
  const lines = [
    "proposal: change",
    "entry: answers/late-delivery",
    `from: "${version}"`,
    "at: 2026-02-01T09:00:00Z",
    "change: {what: We answer within an hour., why: The team has grown., do: Promise an hour.}",
    "texts:",
    "  en:",
    "    boxes:",
    '      private: "Hi {{customer_name}}, we answer within an hour."',
  ];
  return { "proposals/2026-02-01-late-delivery.yaml": `${lines.join("\n")}\n` };
}

/** A proposal still fits the library it was written for. */
export const proposalStale: Rule = {
  name: "proposal-stale",
  severity: "error",
  why: "While a proposal waits, others change the same text. Where both changed one part, only a person can say which words are right; the rest is put together by itself.",
  bad: { published, files: madeFrom("1.0") },
  good: { published, files: madeFrom("2.0") },
  check: ({ proposed = [] }) => proposed.filter(({ rule }) => rule === "proposal-stale"),
};
