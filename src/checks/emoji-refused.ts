import { told } from "#checks/example.ts";
import { problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { channelsOf, gravityOf, type Sent, sentTexts, whereSent } from "#checks/sent.ts";
import type { Problem } from "#core/problem.ts";
import { reachOf } from "#core/reply.ts";

const CHANNELS = {
  "settings/channels.yaml":
    "sms: {name: {en: SMS}, public: false, count: sms, emoji: false}\nchat: {name: {en: Chat}, public: false}\n",
};
const reply = (attributes: string, words: string) =>
  told({ body: `<Reply${attributes}>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** No emoji where a channel refuses them, and none to somebody who is upset. */
export const emojiRefused: Rule = {
  name: "emoji-refused",
  severity: "error",
  why: "Some channels drop emoji, refuse the whole text or charge for it: one emoji turns an SMS into a dearer one. `emoji: false` in settings/channels.yaml says which. To somebody who is upset, an emoji reads as mockery.",
  byEntry: true,
  bad: {
    files: {
      ...CHANNELS,
      "answers/late-delivery/en.mdx": reply(' channel="sms"', "we are on it 🙂"),
      "answers/lost-parcel/en.mdx": reply(' for="upset"', "we are on it 🙂").replace(
        "title: My",
        "title: Lost, my",
      ),
    },
  },
  good: {
    files: { ...CHANNELS, "answers/late-delivery/en.mdx": reply(' channel="chat"', "we are on it 🙂") },
  },
  check: (context) => sentTexts(context).flatMap((sent) => problemsIn(context, sent)),
};

/** What is drawn as an emoji by itself, or was asked to be (Unicode UTS 51). */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u{1f000}-\u{1faff}]/u;

function problemsIn(context: CheckContext, sent: Sent): Problem[] {
  const emoji = EMOJI.exec(sent.words)?.[0];
  const { reply: own } = sent.read;
  if (emoji === undefined || !own) return [];
  const refusing = channelsOf(context, sent).filter((channel) => channel.emoji === false);
  const named = refusing.find((channel) => reachOf(own, channel) === "named");
  const where = whereSent(sent, emoji);
  if (named) return [problemAt(emojiRefused, where, refusal(emoji, named.id), gravityOf(context, sent))];
  const [first] = refusing;
  if (first) return [problemAt(emojiRefused, where, refusal(emoji, first.id), "warning")];
  return own.moment === "upset" ? [problemAt(emojiRefused, where, mockery(emoji), "warning")] : [];
}

function refusal(emoji: string, channel: string): Words {
  return [
    `The channel "${channel}" refuses emoji, and the reply has "${emoji}".`,
    `Delete it, or write a reply of its own: <Reply channel="${channel}">.`,
  ];
}

function mockery(emoji: string): Words {
  return [`A reply to somebody who is upset has "${emoji}".`, "Delete it."];
}
