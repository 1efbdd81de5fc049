import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Proposals are plain YAML. */
export const unreadableProposal: Rule = {
  name: "unreadable-proposal",
  severity: "error",
  firm: true,
  why: "A proposal that is no plain YAML cannot be taken, and whoever wrote it would wait for an answer that never comes.",
  bad: { files: { "proposals/2026-01-01-late-delivery.yaml": "proposal: idea\nidea: [tell us\n" } },
  good: {
    files: {
      "proposals/2026-01-01-late-delivery.yaml":
        "proposal: idea\nat: 2026-01-01T09:00:00Z\nidea: Tell customers earlier that their order is late.\n",
    },
  },
  check: metWhileReading("unreadable-proposal"),
};
