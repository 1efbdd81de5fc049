import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { entriesAsked } from "#checks/working.ts";
import { kindOfDraft } from "#core/draft-kind.ts";
import { looksMajorWords } from "#core/minor-change.ts";
import { changeOf } from "#core/pending.ts";

const reply = (when: string) => `<Reply>\nHi {{customer_name}}, we answer within ${when}.\n</Reply>`;
const first = { "answers/late-delivery/en.mdx": told({ body: reply("7 days") }) };
const draft = (more: string) => ({
  "answers/late-delivery/en.mdx": told({
    front: `change:\n  kind: minor\n  what: Another wording.${more}`,
    body: reply("14 days"),
  }),
});

/** A change that looks major says why it is minor all the same. */
export const looksMajor: Rule = {
  name: "looks-major",
  severity: "error",
  why: "Nobody is told of a minor change. A number, a date, a negation, a condition or a link that changes is usually something agents must know, so such a change says why it is minor. Publishing refuses it; a draft is only warned of until notes are asked for.",
  byEntry: true,
  bad: { published: [first], files: draft("") },
  good: { published: [first], files: draft("\n  because: Legal has always answered within 14 days.") },
  check: (context) =>
    entriesAsked(context).flatMap((entry) => {
      const { library, drafts, requireNotes } = context;
      const change = drafts.has(entry.key) ? changeOf(entry) : undefined;
      if (change?.kind !== "minor" || change.because !== undefined || change.withdraw) return [];
      const text = [...entry.working.values()].find(({ front }) => front.change);
      const verdict = kindOfDraft(library, entry, context.now);
      if (verdict?.looks !== "major" || !text) return [];
      const where = inFront(text, "kind", "minor");
      return [
        problemAt(
          looksMajor,
          where,
          looksMajorWords(verdict),
          requireNotes ? looksMajor.severity : "warning",
        ),
      ];
    }),
};
