import { CHANGE, told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked, waitingVersion } from "#checks/working.ts";
import { sourceTextOf } from "#core/library.ts";

const first = { "answers/late-delivery/en.mdx": told() };
const reply = (when: string) => `<Reply>\nHi {{customer_name}}, we answer within ${when}.\n</Reply>`;
const waiting = {
  "answers/late-delivery/en.mdx": told({
    front: `${CHANGE}\n  effective: 2030-01-01T09:00`,
    body: reply("a day"),
  }),
};

/** One change of an entry at a time waits for its hour. */
export const versionWaiting: Rule = {
  name: "version-waiting",
  severity: "warning",
  why: "At most one version of an entry waits for its time. Until it takes effect, a newer draft cannot be published: agents would not know which of two changes to expect.",
  byEntry: true,
  bad: {
    published: [first, waiting],
    files: { "answers/late-delivery/en.mdx": told({ body: reply("an hour") }) },
  },
  good: { published: [first, waiting], files: {} },
  check: (context) => {
    const { library, drafts } = context;
    return entriesAsked(context).flatMap((entry) => {
      const record = drafts.has(entry.key) ? waitingVersion(context, entry) : undefined;
      if (!record) return [];
      const file = sourceTextOf(library, entry)?.file ?? entry.key;
      const message = `Version "${record.version}" waits for ${record.effective}, and this draft is newer.`;
      const fix = `Call it off with \`kb cancel ${entry.key} ${record.version}\`, publish with --replace, or wait.`;
      return [problemAt(versionWaiting, { file, line: 1, column: 1 }, [message, fix])];
    });
  },
};
