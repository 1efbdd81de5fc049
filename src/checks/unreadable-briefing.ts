import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Hosts' lines are plain YAML. */
export const unreadableBriefing: Rule = {
  name: "unreadable-briefing",
  severity: "error",
  why: "Lines that are no plain YAML cannot be read, and the host would stand before the team without them.",
  bad: { files: { "briefings/2026-03-02T0900.yaml": "host: AB\nlines: [tell us\n" } },
  good: { files: { "briefings/2026-03-02T0900.yaml": "host: AB\nlines: Two shows start tonight.\n" } },
  check: metWhileReading("unreadable-briefing"),
};
