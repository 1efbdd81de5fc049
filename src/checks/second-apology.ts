import { told } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sentTexts, whereSent } from "#checks/sent.ts";

const reply = (words: string) => told({ body: `<Reply>\nHi {{customer_name}}, ${words}\n</Reply>` });

/** One apology, once. */
export const secondApology: Rule = {
  name: "second-apology",
  severity: "warning",
  why: "An apology said twice in one reply sounds like a form letter and takes the weight from the first. Looked for in English, Vietnamese, Japanese and Chinese.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": reply("we are sorry your order is late. We apologise for the wait."),
    },
  },
  good: { files: { "answers/late-delivery/en.mdx": reply("we are sorry your order is late.") } },
  check: (context) =>
    sentTexts(context).flatMap((sent) => {
      const form = APOLOGIES[sent.text.locale.split("-")[0] ?? ""];
      const [, second, ...more] = form ? (sent.words.match(form) ?? []) : [];
      if (second === undefined) return [];
      return [
        problemAt(secondApology, whereSent(sent, more.at(-1) ?? second), [
          `The reply says sorry ${more.length + 2} times.`,
          "Say it once, where the feeling is named.",
        ]),
      ];
    }),
};

const APOLOGIES: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:sorry|apologi[sz]e|apology|apologies)(?!\p{L})/giu,
  vi: /(?<!\p{L})(?:xin lỗi|thành thật xin lỗi|cáo lỗi|rất tiếc)(?!\p{L})/giu,
  ja: /申し訳|お詫び|すみません|ごめんなさい/gu,
  zh: /抱歉|对不起|對不起|致歉/gu,
};
