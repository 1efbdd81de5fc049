import { told, translated } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { repliesIn } from "#checks/section.ts";
import { entriesAsked, isAtWork } from "#checks/working.ts";
import type { EntryText } from "#core/entry.ts";
import { sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";

const source = { "answers/late-delivery/en.mdx": told() };

/** A translation says it in its own language. */
export const untranslated: Rule = {
  name: "untranslated",
  severity: "warning",
  why: "A text copied over to be translated later looks finished. Customers who wrote in their language would be answered in another.",
  byEntry: true,
  bad: { files: { ...source, "answers/late-delivery/vi.mdx": translated() } },
  good: {
    files: {
      ...source,
      "answers/late-delivery/vi.mdx": translated({
        body: "<Reply>\nChào {{customer_name}}, bên mình đang xem ạ.\n</Reply>",
      }),
    },
  },
  check: (context) => {
    return entriesAsked(context).flatMap((entry) => {
      const measure = sourceTextOf(context.library, entry);
      if (!measure || entry.working.size < 2 || !isAtWork(context, entry)) return [];
      return [...entry.working.values()].flatMap((text) => (text === measure ? [] : copiedIn(text, measure)));
    });
  },
};

function copiedIn(text: EntryText, measure: EntryText): Problem[] {
  const known = new Set(repliesIn(measure).map(({ words }) => words));
  return repliesIn(text).flatMap(({ reply, words }) => {
    // Fields, figures and addresses are the same in every language.
    if (!known.has(words) || !/\p{L}{2}/u.test(words.replace(/\{\{[^{}]*\}\}|\S+:\/\/\S+/g, ""))) return [];
    return [
      problemAt(untranslated, inBody(text, "", reply.place), [
        `This reply in "${text.locale}" has the words of the "${measure.locale}" one.`,
        "Translate it, or take the reply out until it is.",
      ]),
    ];
  });
}
