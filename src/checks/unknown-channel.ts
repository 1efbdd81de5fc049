import { told } from "#checks/example.ts";
import { inBody, inFile, inFront, problemAt, type Where } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { bodyOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, looksAside, textsAsked } from "#checks/working.ts";
import { CHANNEL_GROUPS, isChannelGroup } from "#core/channel.ts";
import type { EntryText } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";
import type { Section } from "#core/reply.ts";

const FILE = "settings/channels.yaml";
const NAMING = { what: "a channel", add: `add it to ${FILE}` };

/** Every channel that a text or a setting names exists. */
export const unknownChannel: Rule = {
  name: "unknown-channel",
  severity: "error",
  firm: true,
  why: "A reply for a channel that does not exist is never offered, and agents of the channel that was meant are told that there is no approved reply.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: '<Reply channel="facebok-comment">\nHi {{customer_name}}, we are looking into it.\n</Reply>',
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: '<Reply channel="facebook-comment">\nHi {{customer_name}}, we are looking into it.\n</Reply>',
      }),
    },
  },
  check: (context) => {
    const { library } = context;
    if (!isSound(library, FILE)) return [];
    return [...textProblems(context), ...(looksAside(context) ? counterpartProblems(context) : [])];
  },
};

function textProblems(context: CheckContext): Problem[] {
  const { channels } = context.library.settings;
  const isKnown = ({ name, grouped }: Named) => channels.has(name) || (grouped && isChannelGroup(name));
  return textsAsked(context)
    .flatMap(({ text }) => channelsIn(text))
    .filter((named) => !isKnown(named))
    .map(({ name, where, grouped }) => {
      const known = [...channels.keys(), ...(grouped ? CHANNEL_GROUPS : [])];
      return problemAt(unknownChannel, where(), unknownName(name, known, NAMING));
    });
}

/** A channel that a text names; groups of channels are names only in tags. */
interface Named {
  readonly name: string;
  readonly where: () => Where;
  readonly grouped: boolean;
}

function channelsIn(text: EntryText): Named[] {
  const scope = text.front.advisory?.scope.channels ?? [];
  const inScope = scope.map((name) => ({
    name,
    where: () => inFront(text, "channels", name),
    grouped: false,
  }));
  const tagged = bodyOf(text).flatMap((section) =>
    wordsOf(section).map((name) => ({ name, where: () => inBody(text, name, section.place), grouped: true })),
  );
  return [...inScope, ...tagged];
}

function wordsOf(section: Section): readonly string[] {
  if (section.type === "reply") return section.reply.channels;
  return section.type === "no-reply" ? section.channels : [];
}

/** `private:` of a public channel names a private one. */
function counterpartProblems(context: CheckContext): Problem[] {
  const { channels } = context.library.settings;
  const hidden = [...channels.values()].filter((channel) => !channel.public).map((channel) => channel.id);
  return [...channels.values()].flatMap((channel) => {
    if (channel.private === undefined || hidden.includes(channel.private)) return [];
    const naming = { what: `a private channel, but "${channel.id}" leads there`, add: `add it to ${FILE}` };
    return [
      problemAt(
        unknownChannel,
        inFile(context, FILE, `private: ${channel.private}`),
        unknownName(channel.private, hidden, naming),
      ),
    ];
  });
}
