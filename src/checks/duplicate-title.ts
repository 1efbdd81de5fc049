import { told } from "#checks/example.ts";
import { inFront, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { lifeOf, type Working, workingTexts } from "#checks/working.ts";
import { foldedText } from "#core/fold.ts";

const late = { "answers/late-delivery/en.mdx": told({ title: "My order arrives late" }) };

/** No two entries of a kind look alike in a list. */
export const duplicateTitle: Rule = {
  name: "duplicate-title",
  severity: "error",
  why: "Under time pressure an agent takes the first line of a list. Two answers with the same title, tone marks and capitals aside, cannot be told apart there.",
  bad: { files: { ...late, "answers/order-late/en.mdx": told({ title: "My order arrives LATE" }) } },
  good: { files: { ...late, "answers/order-late/en.mdx": told({ title: "The courier is late" }) } },
  check: (context) => {
    const groups = Map.groupBy(workingTexts(context.library), ({ entry, text }) => {
      return `${entry.kind}/${text.locale}/${foldedText(text.front.title)}`;
    });
    return [...groups.values()].flatMap((group) => {
      const open =
        group.length > 1 ? group.filter(({ entry }) => lifeOf(context, entry) !== "withdrawn") : [];
      if (open.length < 2) return [];
      return open.map(({ text }) =>
        problemAt(duplicateTitle, inFront(text, "title"), wordsFor(text.front.title, text.file, open)),
      );
    });
  },
};

function wordsFor(title: string, file: string, group: readonly Working[]): Words {
  const other = group.find(({ text }) => text.file !== file)?.text.file;
  return [`"${title}" is also the title of ${other}.`, "Say in one of the titles what sets it apart."];
}
