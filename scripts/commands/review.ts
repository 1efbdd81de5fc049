import { clockFault } from "#core/clock.ts";
import { inEffect } from "#core/history.ts";
import { inZone } from "#core/instant.ts";
import { sourceTextOf } from "#core/library.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { personFrom } from "../people.ts";

/** Confirms that a text still holds. */
export const review: Command = {
  name: "review",
  usage: "review KIND/ID [--by PERSON]",
  summary: "Records that the version in effect was read again and still holds.",
  run(args, context) {
    const { values, positionals } = argumentsOf(review, args, { by: { type: "string" } });
    const [typed = ""] = exactly(review, positionals, 1);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { library } = reading;
      if (values.by !== undefined) personFrom(values.by, library.workspace);
      const entry = entryOf(library, keyOf(typed));
      const current = inEffect(entry.history, context.now);
      if (!current) {
        context.complain(`refused ${entry.key}: no version is in effect → Publish it first.`);
        return 1;
      }
      const clock = clockFault(entry, context.now);
      if (clock) {
        context.complain(`refused ${entry.key}: ${clock.message} → ${clock.fix}`);
        return 1;
      }
      const by = values.by ?? sourceTextOf(library, entry)?.front.owner ?? current.by;
      const publication = new Publication(reading);
      publication.addRecord(entry.key, {
        record: "review",
        at: inZone(context.now, library.workspace.timeZone),
        by,
        version: current.version,
      });
      publication.commit();
      context.print(`reviewed ${entry.key} ${current.version}`);
      return 0;
    });
  },
};
