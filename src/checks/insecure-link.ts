import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sentTexts, whereSent } from "#checks/sent.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, see ${words}.\n</Reply>` });

/** Links lead customers over a safe connection. */
export const insecureLink: Rule = {
  name: "insecure-link",
  severity: "warning",
  why: "An http:// address can be read and changed on the way, browsers warn of it, and customers who were told to look for the lock take us for the fraud.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": reply("http://shop.example/orders") } },
  good: { files: { "answers/late-delivery/en.mdx": reply("https://shop.example/orders") } },
  check: (context) =>
    sentTexts(context).flatMap((sent) => {
      if (!sent.words.includes("http://")) return [];
      return [...new Set(sent.words.match(/http:\/\/[^\s)>\]]*[^\s)>\].,;:!?]/g) ?? [])].map((address) =>
        problemAt(insecureLink, whereSent(sent, address), [
          `"${address}" is not a safe address.`,
          "Begin it with https://.",
        ]),
      );
    }),
};
