import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { textsAsked } from "#checks/working.ts";
import type { MaybeLocalized } from "#core/entry.ts";

const noted = (what: string) =>
  told({ front: `change:\n  what: ${what}\n  why: The team has grown.\n  do: Promise a day.` });

/** A change note says the new state, not that something was changed. */
export const vagueNote: Rule = {
  name: "vague-note",
  severity: "warning",
  why: 'Agents read the note and nothing else before the next case. "Updated the refund policy" tells them to go and find out; "The refund window is 14 days, was 7" is all they need.',
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": noted("Updated refund policy") } },
  good: { files: { "answers/late-delivery/en.mdx": noted("We answer within a day, was two.") } },
  check: (context) =>
    textsAsked(context).flatMap(({ text }) =>
      wordingsOf(text.front.change?.what)
        .filter((what) => VAGUE.test(what))
        .map((what) =>
          problemAt(vagueNote, inFront(text, "what", what), [
            `The note "${what}" says that something changed, and not what holds now.`,
            'Write the new state first and the old one after it, as in "The refund window is 14 days, was 7".',
          ]),
        ),
    ),
};

/** A verb of changing at the beginning, or a bare "changes to …", without any figure that says how. */
const VAGUE =
  /^(?!.*\d)(?:(?:we |i )?(?:updated?|changed?|edit(?:ed)?|modif(?:y|ied)|revised?|improved?|adjusted?|fixed (?:a |the |some )?(?:typos?|wording|links?|errors?)|reworded|tweaked)(?!\p{L})|(?:minor |small |various |some )?(?:changes|updates|edits|fixes|improvements|tweaks)(?!\p{L})|new version|(?:đã )?(?:cập nhật|chỉnh sửa|sửa đổi|điều chỉnh|thay đổi)(?!\p{L}))/iu;

function wordingsOf(what: MaybeLocalized | undefined): string[] {
  if (what === undefined) return [];
  return typeof what === "string" ? [what] : Object.values(what);
}
