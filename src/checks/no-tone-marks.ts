import { told, translated } from "#checks/example.ts";
import { problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sentTexts, whereSent } from "#checks/sent.ts";

const source = { "answers/late-delivery/en.mdx": told() };
const reply = (words: string) => translated({ body: `<Reply>\n${words}\n</Reply>` });

/** Vietnamese is written with its marks. */
export const noToneMarks: Rule = {
  name: "no-tone-marks",
  severity: "warning",
  why: "Customers may type without tone marks; a company that answers so looks careless, and the same letters can mean something else.",
  byEntry: true,
  bad: {
    files: {
      ...source,
      "answers/late-delivery/vi.mdx": reply("Chao {{customer_name}}, ben minh dang xem don cua ban nhe."),
    },
  },
  good: {
    files: {
      ...source,
      "answers/late-delivery/vi.mdx": reply("Chào {{customer_name}}, bên mình đang xem đơn của bạn nhé."),
    },
  },
  check: (context) =>
    sentTexts(context).flatMap((sent) => {
      if (sent.text.locale.split("-")[0] !== "vi" || MARKED.test(sent.words)) return [];
      const syllables = sent.words.replace(/\{\{[^{}]*\}\}|\S+:\/\/\S+/g, "").match(/\p{L}+/gu) ?? [];
      if (syllables.length < FEWEST) return [];
      return [
        problemAt(noToneMarks, whereSent(sent, syllables[0] ?? ""), [
          `${syllables.length} syllables of Vietnamese stand here without one mark.`,
          "Write them with their marks.",
        ]),
      ];
    }),
};

/** About six of seven Vietnamese syllables carry a mark: eight in a row without one are no chance. */
const FEWEST = 8;
const MARKED = /[à-ỹđÀ-ỸĐ]/u;
