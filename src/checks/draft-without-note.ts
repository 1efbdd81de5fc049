import { CHANGE, told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { entriesAsked } from "#checks/working.ts";
import type { Entry } from "#core/entry.ts";
import { standingPublications } from "#core/history.ts";
import { sourceTextOf } from "#core/library.ts";
import { givenBy, missingIn } from "#core/note.ts";
import { changeOf } from "#core/pending.ts";

const first = { "answers/late-delivery/en.mdx": told() };
const CHANGED = "<Reply>\nHi {{customer_name}}, we answer within a day.\n</Reply>";

/** A change says what changes, why, and what to do now; asked for with `--require-notes`. */
export const draftWithoutNote: Rule = {
  name: "draft-without-note",
  severity: "error",
  why: "What agents like least is too much change and no time to find out. Every change therefore says what is new, why, and what to do now, before it is merged. A first version needs no note, except that of an advisory.",
  byEntry: true,
  bad: { published: [first], files: { "answers/late-delivery/en.mdx": told({ body: CHANGED }) } },
  good: {
    published: [first],
    files: { "answers/late-delivery/en.mdx": told({ front: CHANGE, body: CHANGED }) },
  },
  check: (context) => {
    if (!context.requireNotes) return [];
    return entriesAsked(context).flatMap((entry) => {
      const missing = context.drafts.has(entry.key) ? missingParts(context, entry) : [];
      const text = sourceTextOf(context.library, entry);
      if (missing.length === 0 || !text) return [];
      const fix = `Add ${missing.map((part) => `\`${part}:\``).join(", ")} under \`change:\` in ${text.file}.`;
      return [
        problemAt(draftWithoutNote, inFront(text, "change"), [
          `The draft of "${text.front.title}" does not say ${missing.join(", ")}.`,
          fix,
        ]),
      ];
    });
  },
};

function missingParts({ library }: CheckContext, entry: Entry): string[] {
  const change = changeOf(entry);
  const isFirst = standingPublications(entry.history).length === 0;
  if (change?.withdraw || (isFirst && entry.kind !== "advisories")) return [];
  return missingIn(givenBy(change), change?.kind ?? "major", library.workspace.sourceLocale);
}
