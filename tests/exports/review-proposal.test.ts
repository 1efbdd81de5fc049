import { expect, test } from "vitest";
import { MARKDOWN } from "#exports/ink.ts";
import { proposalLines } from "#exports/review-proposal.ts";

test("a proposed path tells its reviewer whom it is for, its modules with their days, and its lessons by language", () => {
  const path = {
    id: "first-days",
    title: { en: "First days" },
    teams: ["desk"],
    after: [],
    days: 5,
    pass: 80,
    modules: [{ title: { en: "Parcels", vi: "Bưu kiện" }, days: "1-5", lessons: ["late"] }],
  };
  const lessons = new Map([
    [
      "late",
      new Map([
        ["en", "…"],
        ["vi", "…"],
      ]),
    ],
  ]);
  const about = {
    name: "2026-02-01-path-first-days",
    file: "",
    verb: "path" as const,
    at: "2026-02-01T09:00:00Z",
  };
  const proposal = { ...about, suggestedBy: "Mai", texts: new Map(), path: { path, lessons } };
  expect(proposalLines({ proposal }, { zone: "UTC" } as never, MARKDOWN)).toEqual([
    "### Proposal <code>2026-02-01-path-first-days</code>",
    "- Mai asks to add the path <code>training/first-days</code> to the training.",
    "- **For:** desk, in 5 days, passed with 80 %\n- Parcels / Bưu kiện (1-5): <code>late</code>",
    "**Lessons:** <code>late</code> in en, vi",
  ]);
});
