import { told } from "#checks/example.ts";
import { atRecord, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { entriesAsked, historyFile } from "#checks/working.ts";
import { emergenciesIn } from "#core/approval.ts";
import type { Entry } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";

const urgent = (reason: string) => ({
  "answers/late-delivery/en.mdx": told({ front: `change:\n  emergency: {reason: ${reason}}` }),
});

/** What went out in an emergency is read by a second person afterwards. */
export const awaitsApproval: Rule = {
  name: "awaits-approval",
  severity: "warning",
  why: "An emergency goes out with one person's word, since waiting would do harm. It stays listed until somebody else has read it; nobody approves a change of their own. Where the workspace asks for approval, every other version needs its second person before it is published.",
  byEntry: true,
  bad: { published: [urgent("Somebody was hurt.")], files: {} },
  good: { published: [{ "answers/late-delivery/en.mdx": told() }], files: {} },
  check: (context) => entriesAsked(context).flatMap((entry) => emergencyProblems(context, entry)),
};

function emergencyProblems(context: CheckContext, entry: Entry): Problem[] {
  return emergenciesIn(entry.history).map((record) => {
    const what =
      record.record === "publish" ? `Version ${record.version}` : `The withdrawal of ${record.version}`;
    const where = atRecord(context, historyFile(entry), entry.history.indexOf(record));
    return problemAt(awaitsApproval, where, [
      `${what} went out as an emergency by ${record.by} (“${record.emergency?.reason}”), and nobody else has approved it.`,
      `Read it and approve it with \`kb approve ${entry.key} ${record.version} --by PERSON\`, or publish what is right.`,
    ]);
  });
}
