import { planApproval } from "#core/approval.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf } from "../command.ts";
import { entryOf } from "../entry.ts";
import { refusedLines } from "../outcome.ts";
import { personFrom } from "../people.ts";

/** Agrees to what somebody else published or pulled. */
export const approve: Command = {
  name: "approve",
  usage: "approve KIND/ID VERSION [--by PERSON]",
  summary:
    "Records that a second person agreed to a version, or to its withdrawal in an emergency; what follows a fragment is approved with it.",
  run(args, context) {
    const { values, positionals } = argumentsOf(approve, args, { by: { type: "string" } });
    const [typed = "", version = ""] = exactly(approve, positionals, 2);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { library } = reading;
      const by = values.by === undefined ? undefined : personFrom(values.by, library.workspace);
      const entry = entryOf(library, keyOf(typed));
      const planned = planApproval(library, entry, version, { now: context.now, by });
      if ("problem" in planned) {
        for (const line of refusedLines([{ id: entry.key, problem: planned.problem }]))
          context.complain(line);
        return 1;
      }
      const publication = new Publication(reading);
      for (const { key, record } of planned.records) publication.addRecord(key, record);
      publication.commit();
      for (const { key, record } of planned.records) {
        const isPulled = key === entry.key && planned.agreed.some((one) => one.record === "withdraw");
        context.print(
          `approved ${key} ${record.version}${isPulled ? ", with its withdrawal" : ""}, by ${record.by}`,
        );
      }
      return 0;
    });
  },
};
