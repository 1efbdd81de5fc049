import { told } from "#checks/example.ts";
import { problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { type ReadReply, readReplies, repliesIn } from "#checks/section.ts";
import { entriesAsked, versionsInForce } from "#checks/working.ts";
import type { Channel } from "#core/channel.ts";
import type { Entry, EntryText } from "#core/entry.ts";
import { draftBody, pinnedBody } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import { type Reply, reachOf, variantsFor } from "#core/reply.ts";
import type { Version } from "#core/version.ts";
import type { Settings } from "#core/workspace.ts";
import { excessOf, longestTexts, mostLetters, surelyFits } from "#core/worst-case.ts";

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
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": channelReply(LONG) } },
  good: { files: { "answers/late-delivery/en.mdx": channelReply("we are looking into it.") } },
  check: (context) => entriesAsked(context).flatMap((entry) => entryProblems(context, entry)),
};

function entryProblems(context: CheckContext, entry: Entry): Problem[] {
  if (entry.kind !== "answers" && entry.kind !== "advisories") return [];
  const versions = versionsInForce(context, entry);
  return [...entry.working.values()].flatMap((text) => {
    const own = problemsIn(context, text, repliesAtWork(context, text));
    return [
      ...own,
      ...versions.flatMap(({ version }) => publishedProblems(context, entry, version, text, own)),
    ];
  });
}

/** What a text would send. Where it uses no fragment its replies stand as they were read. */
function repliesAtWork({ library }: CheckContext, text: EntryText): readonly ReadReply[] {
  const replies = repliesIn(text);
  const isWhole = replies.every(({ fragments }) => fragments.length === 0);
  return isWhole ? replies : readReplies(draftBody(library, text));
}

/** The same for the versions in effect and waiting. They cannot be edited, so they never stop a mended draft. */
function publishedProblems(
  context: CheckContext,
  entry: Entry,
  version: Version,
  working: EntryText,
  said: readonly Problem[],
): Problem[] {
  const snapshot = entry.versions.get(version);
  const text = snapshot?.texts.get(working.locale);
  if (!text || text.source === working.source) return [];
  const body = pinnedBody(context.library, entry, version, working.locale) ?? [];
  const found = problemsIn(context, text, readReplies(body), snapshot?.settings.signs);
  const news = found.filter((problem) => !said.some((other) => other.message === problem.message));
  return news.map((problem) => ({
    ...problem,
    severity: "warning",
    message: `In version ${version}: ${problem.message}`,
  }));
}

type Signs = Readonly<Record<string, string>>;

function problemsIn(
  context: CheckContext,
  text: EntryText,
  replies: readonly ReadReply[],
  signs: Signs = {},
): Problem[] {
  const offered = channelsOf(
    context,
    replies.map(({ reply }) => reply),
  );
  return replies.flatMap((read, index) => {
    const { reply } = read;
    const served = offered[index] ?? [];
    const over = excessesOf(context, text.locale, read, served, signs);
    const where = { file: text.file, ...reply.place };
    if (over.length < served.length || over.some((excess) => isNamed(reply, excess)))
      return over.map((excess) => problemFor(where, reply, excess));
    return over
      .slice(0, 1)
      .map((least) =>
        problemAt(replyTooLong, where, [
          `${wordsFor(least)}, and it fits none of the channels it is for.`,
          `Shorten it by ${amount(least)}.`,
        ]),
      );
  });
}

const offers = new WeakMap<Settings["channels"], Map<string, readonly (readonly Channel[])[]>>();

/** The channels on which each of some replies is offered; found once for all texts that are built alike. */
function channelsOf(context: CheckContext, replies: readonly Reply[]): readonly (readonly Channel[])[] {
  const all = context.library.settings.channels;
  const known = offers.get(all) ?? new Map<string, readonly (readonly Channel[])[]>();
  offers.set(all, known);
  const key = replies.map(({ channels, moment }) => `${channels.join(" ")}/${moment}`).join("|");
  const found = known.get(key);
  if (found) return found;
  const channels = [...all.values()];
  const served = replies.map((reply) =>
    channels.filter((channel) => variantsFor(replies, channel, reply.moment).includes(reply)),
  );
  known.set(key, served);
  return served;
}

/** A channel and by how much a reply exceeds it. */
interface Excess {
  readonly channel: Channel;
  readonly by: number;
}

/** Where a reply does not fit, the least excess first. */
function excessesOf(
  { library }: CheckContext,
  locale: string,
  read: ReadReply,
  served: readonly Channel[],
  signs: Signs,
): Excess[] {
  const { placeholders } = library.settings;
  const textOn = longestTexts({ prose: read.prose, locale, placeholders });
  const letters = mostLetters(read, placeholders);
  const limited = served.filter(
    (channel) => !surelyFits(letters, channel, signs[channel.id] ?? channel.sign),
  );
  const excesses = limited.map(
    (channel): Excess => ({
      channel,
      by: excessOf(textOn(channel), channel, signs[channel.id] ?? channel.sign),
    }),
  );
  return excesses.filter(({ by }) => by > 0).sort((a, b) => a.by - b.by);
}

function isNamed(reply: Reply, { channel }: Excess): boolean {
  return reachOf(reply, channel) === "named";
}

function problemFor(where: Where, reply: Reply, excess: Excess): Problem {
  const shorten = `Shorten it by ${amount(excess)}`;
  if (isNamed(reply, excess)) return problemAt(replyTooLong, where, [`${wordsFor(excess)}.`, `${shorten}.`]);
  const fix = `${shorten}, or write a reply of its own: <Reply channel="${excess.channel.id}">.`;
  return problemAt(replyTooLong, where, [`${wordsFor(excess)}.`, fix], "warning");
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
