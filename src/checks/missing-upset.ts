import { told, workspaceWith } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { bodyOf } from "#checks/section.ts";
import { isAtWork, textsAsked } from "#checks/working.ts";
import type { Channel } from "#core/channel.ts";
import type { EntryText } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";
import { repliesOf, variantsFor } from "#core/reply.ts";

const ASKING = { "workspace.yaml": workspaceWith("rules: {missing-upset: warning}") };
const first = '<Reply channel="public">\nHi {{customer_name}}, we are looking into it.\n</Reply>';
const upset =
  '<Reply channel="public" for="upset">\nHi {{customer_name}}, waiting is hard, and we are sorry.\n</Reply>';

/** Who is upset is answered as somebody who is upset. */
export const missingUpset: Rule = {
  name: "missing-upset",
  severity: "warning",
  onRequest: true,
  why: "The ordinary reply sounds cold to a customer who is angry or afraid, and agents then write one of their own. Where a channel has a first reply, it needs one for upset customers too.",
  byEntry: true,
  bad: { files: { ...ASKING, "answers/late-delivery/en.mdx": told({ body: first }) } },
  good: {
    files: {
      ...ASKING,
      "answers/late-delivery/en.mdx": told({ body: `${first}\n\n${upset}` }),
    },
  },
  check: (context) => {
    const channels = [...context.library.settings.channels.values()];
    return textsAsked(context, "answers").flatMap(({ entry, text }) =>
      isAtWork(context, entry) && text.locale === context.library.workspace.sourceLocale
        ? problemsIn(text, channels)
        : [],
    );
  },
};

/** One problem for all public channels, and one for all private ones. */
function problemsIn(text: EntryText, channels: readonly Channel[]): Problem[] {
  const replies = repliesOf(bodyOf(text));
  const lacking = channels.filter(
    (channel) =>
      variantsFor(replies, channel, "first").length > 0 &&
      variantsFor(replies, channel, "upset").length === 0,
  );
  const groups = Map.groupBy(lacking, (channel) => (channel.public ? "public" : "private"));
  return [...groups].map(([group, without]) => {
    const [named = group] = without.map(({ id }) => id);
    const reply = without.flatMap((channel) => variantsFor(replies, channel, "first"))[0];
    return problemAt(missingUpset, inBody(text, "", reply?.place), [
      `Upset customers have no ${group} reply of their own: on "${named}", for one.`,
      `Write one: <Reply channel="${group}" for="upset">.`,
    ]);
  });
}
