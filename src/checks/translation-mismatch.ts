import { told, translated } from "#checks/example.ts";
import { inBody, problemAt, type Words } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { bodyOf, repliesIn } from "#checks/section.ts";
import { differences, type Facts, factsOfNotes, factsOfReplies } from "#checks/text-facts.ts";
import { entriesAsked, isAtWork } from "#checks/working.ts";
import { boxAddress } from "#core/box.ts";
import type { Channel } from "#core/channel.ts";
import type { Entry, EntryText } from "#core/entry.ts";
import { isBehind } from "#core/history.ts";
import { newestSnapshot, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import { type Place, type Reply, repliesOf, variantsFor } from "#core/reply.ts";

const reply = (words: string) => `<Reply>\n${words}\n</Reply>`;
const source = {
  "answers/late-delivery/en.mdx": told({
    body: reply("Hi {{customer_name}}, you have 14 days to return it."),
  }),
};
const inVietnamese = (words: string) => ({
  ...source,
  "answers/late-delivery/vi.mdx": translated({ front: "translates: next", body: reply(words) }),
});

/** Every language says the same. */
export const translationMismatch: Rule = {
  name: "translation-mismatch",
  severity: "warning",
  why: "A number, a field or a link that differs between two languages gives two customers two policies. The source text that a translation follows is the measure; figures may be written as each language writes them.",
  byEntry: true,
  bad: { files: inVietnamese("Chào {{customer_name}}, bạn có 7 ngày để trả lại nhé.") },
  good: { files: inVietnamese("Chào {{customer_name}}, bạn có 14 ngày để trả lại nhé.") },
  check: (context) => {
    return entriesAsked(context).flatMap((entry) => {
      if (entry.working.size < 2 || !isAtWork(context, entry)) return [];
      return [...entry.working.values()].flatMap((text) => problemsOf(context, entry, text));
    });
  },
};

/** The source text that a translation says it follows; undefined where it is behind, which is a problem of its own. */
function measureOf({ library, drafts }: CheckContext, entry: Entry, text: EntryText): EntryText | undefined {
  const { translates } = text.front;
  const working = sourceTextOf(library, entry);
  if (translates === "next" || translates === undefined || !drafts.has(entry.key)) {
    const newest = newestSnapshot(entry)?.version;
    const lags =
      translates !== "next" && newest !== undefined && isBehind(entry.history, newest, text.locale);
    return lags ? undefined : working;
  }
  const followed = entry.versions.get(translates)?.texts.get(library.workspace.sourceLocale);
  return followed ?? working;
}

function problemsOf(context: CheckContext, entry: Entry, text: EntryText): Problem[] {
  const measure = measureOf(context, entry, text);
  if (!measure || measure.locale === text.locale) return [];
  const { placeholders, channels } = context.library.settings;
  const said = (facts: Facts, of: Facts, name: string, place: Place | undefined) =>
    differences(of, facts, placeholders).map((words) =>
      problemFor(text, place, wordsFor(name, measure, words)),
    );
  const notes = said(factsOfNotes(text), factsOfNotes(measure), "The text for agents", undefined);
  const own = Map.groupBy(repliesIn(text), ({ reply: one }) => addressOf(one));
  const theirs = Map.groupBy(repliesIn(measure), ({ reply: one }) => addressOf(one));
  const compared = [...theirs].flatMap(([address, replies]) => {
    const same = own.get(address);
    if (!same) return [];
    const [of, facts] = [factsOfReplies(replies, measure.locale), factsOfReplies(same, text.locale)];
    return said(facts, of, `The reply "${address}"`, same[0]?.reply.place);
  });
  return [...notes, ...compared, ...unmatched(text, measure, [...channels.values()])];
}

function addressOf({ channels, moment }: Reply): string {
  return boxAddress(channels, moment, 1);
}

/** Channels and moments that only one of the two languages has a reply for, each moment once. */
function unmatched(text: EntryText, measure: EntryText, channels: readonly Channel[]): Problem[] {
  const [own, theirs] = [repliesOf(bodyOf(text)), repliesOf(bodyOf(measure))];
  const addresses = (replies: readonly Reply[]) => replies.map(addressOf).sort().join(" ");
  if (addresses(own) === addresses(theirs)) return [];
  const lost = reached(theirs, own, channels).map((address) => {
    const message = `The "${measure.locale}" text has a reply "${address}", and this one has none that reaches its channels.`;
    return problemFor(text, undefined, [message, "Translate that reply too."]);
  });
  const extra = reached(own, theirs, channels).map((address) => {
    const place = own.find((reply) => addressOf(reply) === address)?.place;
    const message = `The "${measure.locale}" text has no reply that reaches the channels of "${address}".`;
    return problemFor(text, place, [message, "Add it there, or take it out here."]);
  });
  return [...lost, ...extra];
}

/** The addresses of replies that reach a channel on which the others have nothing for that moment. */
function reached(
  replies: readonly Reply[],
  others: readonly Reply[],
  channels: readonly Channel[],
): string[] {
  const alone = replies.filter((reply) =>
    channels.some(
      (channel) =>
        variantsFor(replies, channel, reply.moment).includes(reply) &&
        variantsFor(others, channel, reply.moment).length === 0,
    ),
  );
  return [...new Set(alone.map(addressOf))];
}

function wordsFor(name: string, { locale }: EntryText, [lacking, added]: readonly [string, string]): Words {
  const parts = [
    ...(lacking ? [`lacks ${lacking}, which the "${locale}" text has`] : []),
    ...(added ? [`has ${added}, which the "${locale}" text has not`] : []),
  ];
  return [`${name} ${parts.join(", and ")}.`, "Bring the two together, or say in the source what is meant."];
}

function problemFor(text: EntryText, place: Place | undefined, words: Words): Problem {
  return problemAt(translationMismatch, inBody(text, "", place ?? bodyOf(text)[0]?.place), words);
}
