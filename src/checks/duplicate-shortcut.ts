import { twiceUsed } from "#checks/duplicate-phrase.ts";
import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { gravityOf } from "#checks/sent.ts";

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
    twiceUsed(context, (text) => text.front.shortcuts).map(({ of, value, other }) =>
      problemAt(
        duplicateShortcut,
        inFront(of.text, "shortcuts", value),
        [`The shortcut "${value}" also opens ${other.entry.key}.`, "Give one of the two another shortcut."],
        gravityOf(context, of),
      ),
    ),
};
