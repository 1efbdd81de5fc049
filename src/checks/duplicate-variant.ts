import { told } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { repliesIn } from "#checks/section.ts";
import { isAtWork, textsAsked } from "#checks/working.ts";

const reply = (words: string) => `<Reply channel="public">\nHi {{customer_name}}, ${words}\n</Reply>`;
const one = reply("we are looking into it.");

/** Variants of a reply differ. */
export const duplicateVariant: Rule = {
  name: "duplicate-variant",
  severity: "warning",
  why: "Variants are there so that forty replies below one post are not one text: readers take copies for a machine, and channels hide them as spam.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": told({ body: `${one}\n\n${one}` }) } },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({ body: `${one}\n\n${reply("thank you for telling us.")}` }),
    },
  },
  check: (context) =>
    textsAsked(context, "answers").flatMap(({ entry, text }) => {
      const replies = repliesIn(text);
      if (replies.length < 2 || !isAtWork(context, entry)) return [];
      const seen = new Set<string>();
      return replies.flatMap(({ reply: { channels, moment, place }, words }) => {
        const key = `${channels.join(" ")}/${moment}/${words}`;
        if (!seen.has(key)) {
          seen.add(key);
          return [];
        }
        return [
          problemAt(duplicateVariant, inBody(text, "", place), [
            "This variant has the words of an earlier one.",
            "Word it otherwise, or delete it.",
          ]),
        ];
      });
    }),
};
