import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { workingTexts } from "#checks/working.ts";
import { excessOf, longestFill, longestText } from "#checks/worst-case.ts";
import type { Channel } from "#core/channel.ts";
import type { Entry, EntryText } from "#core/entry.ts";
import { inEffect, waitingAt } from "#core/history.ts";
import { draftBody, pinnedBody } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import { type Body, type Reply, reachOf, repliesOf, variantsFor } from "#core/reply.ts";

const LONG =
  "We are looking into it and will write to you as soon as the courier has told us more about your parcel. "
    .repeat(3)
    .trim();
const channelReply = (words: string) =>
  told({ body: `<Reply channel="x-post">\nHi {{customer_name}}, ${words}\n</Reply>` });

/** A reply fits its channel, whatever is filled in. */
export const replyTooLong: Rule = {
  name: "reply-too-long",
  severity: "error",
  why: "A reply that does not fit is cut off by the channel or refused while the customer waits. So it is measured at its longest, every field at its limit and the signature included, in the way the channel counts.",
  bad: { files: { "answers/late-delivery/en.mdx": channelReply(LONG) } },
  good: { files: { "answers/late-delivery/en.mdx": channelReply("we are looking into it.") } },
  check: (context) => {
    const problems: Problem[] = [];
    for (const { entry, text } of workingTexts(context.library, "answers", "advisories")) {
      const own = problemsIn(context, text, draftBody(context.library, text));
      problems.push(...own, ...publishedProblems(context, entry, text.locale, own));
    }
    return problems;
  },
};

/** The same for the versions in effect and waiting. They cannot be edited, so they never stop a mended draft. */
function publishedProblems(
  context: CheckContext,
  entry: Entry,
  locale: string,
  said: readonly Problem[],
): Problem[] {
  const records = [inEffect(entry.history, context.now), waitingAt(entry.history, context.now)];
  return records.flatMap((record): Problem[] => {
    const snapshot = record && entry.versions.get(record.version);
    const text = snapshot?.texts.get(locale);
    const body = record && pinnedBody(context.library, entry, record.version, locale);
    if (!text || !body) return [];
    const found = problemsIn(context, text, body, snapshot?.settings.signs);
    const news = found.filter((problem) => !said.some((other) => other.message === problem.message));
    return news.map((problem) => ({
      ...problem,
      severity: "warning",
      message: `In version ${record.version}: ${problem.message}`,
    }));
  });
}

type Signs = Readonly<Record<string, string>>;

function problemsIn(context: CheckContext, text: EntryText, body: Body, signs: Signs = {}): Problem[] {
  const replies = repliesOf(body);
  return replies.flatMap((reply) => replyProblems(context, text, replies, reply, signs));
}

/** A channel and by how much a reply exceeds it. */
interface Excess {
  readonly channel: Channel;
  readonly by: number;
}

function replyProblems(
  context: CheckContext,
  text: EntryText,
  replies: readonly Reply[],
  reply: Reply,
  signs: Signs,
): Problem[] {
  const channels = [...context.library.settings.channels.values()];
  const served = channels.filter((channel) => variantsFor(replies, channel, reply.moment).includes(reply));
  const over = served
    .map((channel): Excess => ({ channel, by: excessIn(context, text.locale, reply, channel, signs) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => a.by - b.by);
  const where = { file: text.file, ...reply.place };
  if (
    over.length > 0 &&
    over.length === served.length &&
    !over.some(({ channel }) => isNamed(reply, channel))
  ) {
    const [least] = over;
    return least
      ? [
          problemAt(replyTooLong, where, [
            `${wordsFor(least)}, and it fits none of the channels it is for.`,
            `Shorten it by ${amount(least)}.`,
          ]),
        ]
      : [];
  }
  return over.map((excess) => {
    const own = isNamed(reply, excess.channel);
    const fix = own
      ? `Shorten it by ${amount(excess)}.`
      : `Shorten it by ${amount(excess)}, or write a reply of its own: <Reply channel="${excess.channel.id}">.`;
    return problemAt(replyTooLong, where, [`${wordsFor(excess)}.`, fix], own ? "error" : "warning");
  });
}

function isNamed(reply: Reply, channel: Channel): boolean {
  return reachOf(reply, channel) === "named";
}

function excessIn(
  { library }: CheckContext,
  locale: string,
  reply: Reply,
  channel: Channel,
  signs: Signs,
): number {
  if (channel.limit === undefined) return 0;
  const fill = longestFill(library.settings.placeholders, locale, channel);
  return excessOf(longestText(reply.prose, fill, channel, signs[channel.id] ?? channel.sign), channel);
}

function wordsFor({ channel, by }: Excess): string {
  const limit = channel.limit ?? 0;
  return `With every field at its longest the reply has ${unitsOf(channel, limit + by)} on "${channel.id}", ${by} more than its ${limit}`;
}

function amount({ channel, by }: Excess): string {
  return unitsOf(channel, by);
}

const UNITS = { characters: "character", x: "character as X counts", sms: "part", bytes: "byte" } as const;

function unitsOf({ count }: Channel, size: number): string {
  const [unit = "", ...rest] = UNITS[count].split(" ");
  return [`${size} ${unit}${size === 1 ? "" : "s"}`, ...rest].join(" ");
}
