import { CHANGE, told, translated } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked } from "#checks/working.ts";

const source = { "answers/late-delivery/en.mdx": told({ front: CHANGE }) };

/** An entry has one pending change note. */
export const changeTwice: Rule = {
  name: "change-twice",
  severity: "error",
  firm: true,
  why: "A change is one thing in all languages. Two notes could give two times of effect, and only one of them would be published.",
  byEntry: true,
  bad: {
    files: {
      ...source,
      "answers/late-delivery/vi.mdx": translated({ front: `translates: next\n${CHANGE}` }),
    },
  },
  good: { files: { ...source, "answers/late-delivery/vi.mdx": translated({ front: "translates: next" }) } },
  check: (context) => {
    const { sourceLocale } = context.library.workspace;
    return entriesAsked(context).flatMap((entry) => {
      const texts = [...entry.working.values()].filter((text) => text.front.change);
      const kept = texts.find((text) => text.locale === sourceLocale) ?? texts[0];
      return texts.flatMap((text) => {
        if (text === kept) return [];
        const fix = `Move its words to ${kept?.file} as \`what: {${kept?.locale}: …, ${text.locale}: …}\`, and delete the block here.`;
        return [
          problemAt(changeTwice, inFront(text, "change"), [
            `"change:" stands here and in ${kept?.file}.`,
            fix,
          ]),
        ];
      });
    });
  },
};
