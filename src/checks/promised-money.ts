import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sentTexts, whereSent } from "#checks/sent.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** An amount that customers are promised comes from a policy. */
export const promisedMoney: Rule = {
  name: "promised-money",
  severity: "warning",
  why: "An amount written into a reply is forgotten there when Finance changes it, and customers hold us to it. A field is filled for the case and may have a limit; a fragment changes everywhere at once.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": reply("we add a credit of 10 euros.") } },
  good: {
    files: {
      "answers/late-delivery/en.mdx": reply('we add a credit of <Fragment id="late-credit"/>.'),
      "fragments/late-credit/en.mdx": told({ title: "Credit for a late order", body: "10 euros" }),
    },
  },
  check: (context) =>
    sentTexts(context).flatMap((sent) => {
      if (!sent.read.reply || !/\d/.test(sent.words)) return [];
      return amountsIn(sent.words).map((amount) =>
        problemAt(promisedMoney, whereSent(sent, amount), [
          `"${amount}" is an amount that neither a field nor a fragment carries.`,
          "Put it into a fragment, or make it a field that the agent fills.",
        ]),
      );
    }),
};

const NUMBER = String.raw`\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d{1,2})?`;
const UNIT =
  "€|\\$|£|¥|₫|₹|฿|₩|đ|đồng|nghìn đồng|triệu đồng|VND|VNĐ|USD|EUR|GBP|JPY|THB|MYR|INR|SGD|AUD|CAD|euros?|dollars?|pounds?|yen|baht|rupees?|ringgit|cents?";
/** Units of scripts that set no space after a word. */
const UNSPACED_UNIT = "円|元|บาท|원";
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:[€$£¥₫₹฿₩] ?${NUMBER}|${NUMBER} ?(?:${UNIT}))(?![\p{L}\p{N}])|${NUMBER} ?(?:${UNSPACED_UNIT})`,
  "giu",
);

function amountsIn(words: string): string[] {
  return [...new Set([...words.matchAll(AMOUNT)].map(([amount]) => amount.trim()))];
}
