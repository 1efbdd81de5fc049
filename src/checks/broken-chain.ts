import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

const text = { "answers/late-delivery/en.mdx": told() };
const REVIEW = '- record: review\n  at: 2026-02-01T09:00:00Z\n  by: team\n  version: "1.0"\n';

/** No record was changed, moved or removed. */
export const brokenChain: Rule = {
  name: "broken-chain",
  severity: "error",
  firm: true,
  why: "Each record names the digest of the one before it. So nobody can change, move or remove what was approved without everybody seeing it.",
  bad: { published: [text], files: { "answers/late-delivery/history.yaml": REVIEW + REVIEW } },
  good: { published: [text], files: {} },
  check: metWhileReading("broken-chain"),
};
