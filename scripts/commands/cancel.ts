import { planCancellation } from "#core/withdrawal.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { personFrom } from "../people.ts";

/** Calls off what waits. */
export const cancel: Command = {
  name: "cancel",
  usage: "cancel KIND/ID VERSION [--by PERSON]",
  summary:
    "Calls off a version (or a withdrawal of it) that has not taken effect; its texts come back as a draft.",
  run(args, context) {
    const { values, positionals } = argumentsOf(cancel, args, { by: { type: "string" } });
    const [typed = "", version = ""] = exactly(cancel, positionals, 2);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { workspace } = reading.library;
      if (values.by !== undefined) personFrom(values.by, workspace);
      const entry = entryOf(reading.library, keyOf(typed));
      const planned = planCancellation(reading.library, entry, version, { now: context.now, by: values.by });
      if ("problem" in planned) {
        context.complain(`refused ${entry.key}: ${planned.problem.message} → ${planned.problem.fix}`);
        return 1;
      }
      const publication = new Publication(reading);
      for (const { entry: of, record } of planned.records) publication.addRecord(of.key, record);
      if (planned.draft) publication.bringBack(entry, planned.draft);
      publication.commit();
      for (const { entry: of, record } of planned.records) {
        const again = of === entry && planned.draft ? "; its text is a draft again" : "";
        context.print(`called off ${of.key} ${record.version}${again}`);
      }
      return 0;
    });
  },
};
