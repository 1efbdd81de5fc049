import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { gravityOf } from "#checks/sent.ts";
import { isAtWork, type Working, workingTexts } from "#checks/working.ts";
import { foldedText } from "#core/fold.ts";
import { sourceTextOf } from "#core/library.ts";
import { shareTeam } from "#search/claim.ts";

const answer = (title: string, shortcut: string) => told({ title, front: `shortcuts: [${shortcut}]` });
const late = { "answers/late-delivery/en.mdx": answer("Late delivery", "late") };

/** A shortcut opens one answer. */
export const duplicateShortcut: Rule = {
  name: "duplicate-shortcut",
  severity: "error",
  why: "Agents type a shortcut without looking, and text expanders put in what it stands for. One that stands for two answers sends the wrong one.",
  bad: { files: { ...late, "answers/lost-parcel/en.mdx": answer("Lost parcel", "LATE") } },
  good: { files: { ...late, "answers/lost-parcel/en.mdx": answer("Lost parcel", "lost") } },
  check: (context) =>
    twiceUsed(context).map(({ of, value, other }) =>
      problemAt(
        duplicateShortcut,
        inFront(of.text, "shortcuts", value),
        [`The shortcut "${value}" also opens ${other.entry.key}.`, "Give one of the two another shortcut."],
        gravityOf(context, of),
      ),
    ),
};

interface TwiceUsed {
  readonly of: Working;
  readonly value: string;
  readonly other: Working;
}

/** The shortcuts that another answer has as well, tone marks and capitals aside, where some team sees both. */
function twiceUsed(context: CheckContext): TwiceUsed[] {
  const values = workingTexts(context.library, "answers")
    .filter(({ entry, text }) => text.front.shortcuts.length > 0 && isAtWork(context, entry))
    .flatMap((of) => of.text.front.shortcuts.map((value) => ({ of, value, key: foldedText(value) })));
  const groups = Map.groupBy(values, ({ key }) => key);
  return values.flatMap(({ of, value, key }) => {
    const group = groups.get(key) ?? [];
    if (group.length < 2) return [];
    const other = group.find((rival) => rival.of.entry !== of.entry && shareTeam(teams(rival.of), teams(of)));
    return other ? [{ of, value, other: other.of }] : [];
  });

  function teams({ entry }: Working) {
    return { teams: sourceTextOf(context.library, entry)?.front.teams };
  }
}
