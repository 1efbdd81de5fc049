import { planCorrection } from "#core/note-correction.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf, UsageError } from "../command.ts";
import { entryOf } from "../entry.ts";
import { refusedLines } from "../outcome.ts";
import { personFrom } from "../people.ts";

/** Puts the words of a change note right. */
export const correctNote: Command = {
  name: "correct-note",
  usage: "correct-note KIND/ID VERSION [--note TEXT] [--why TEXT] [--do TEXT] [--locale L] [--by PERSON]",
  summary:
    "Puts the words of a version's change note right, in the source language unless --locale names another; the old words stay in its history.",
  run(args, context) {
    const { values, positionals } = argumentsOf(correctNote, args, {
      note: { type: "string" },
      why: { type: "string" },
      do: { type: "string" },
      locale: { type: "string" },
      by: { type: "string" },
    });
    const [typed = "", version = ""] = exactly(correctNote, positionals, 2);
    const { note, why, do: todo } = values;
    if (![note, why, todo].some((words) => words?.trim()))
      throw new UsageError(`Give the words that are to stand there. Usage: kb ${correctNote.usage}`);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { workspace } = reading.library;
      const locale = values.locale ?? workspace.sourceLocale;
      const known = [
        ...new Set([workspace.sourceLocale, ...workspace.replyLocales, ...workspace.interfaceLocales]),
      ];
      if (!known.includes(locale))
        throw new UsageError(`"${locale}" is no language of this workspace: ${known.join(", ")}.`);
      const by = values.by === undefined ? {} : { by: personFrom(values.by, workspace) };
      const parts = { ...(note && { what: note }), ...(why && { why }), ...(todo && { do: todo }) };
      const entry = entryOf(reading.library, keyOf(typed));
      const planned = planCorrection(reading.library, entry, { version, locale, parts, ...by }, context.now);
      if ("problem" in planned) {
        for (const line of refusedLines([{ id: entry.key, problem: planned.problem }]))
          context.complain(line);
        return 1;
      }
      const publication = new Publication(reading);
      publication.addRecord(entry.key, planned.record);
      publication.commit();
      context.print(`corrected the note of ${entry.key} ${version} (${locale})`);
      return 0;
    });
  },
};
