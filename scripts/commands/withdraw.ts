import { instantTwice } from "#core/instant.ts";
import { planWithdrawal } from "#core/withdrawal.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf, UsageError } from "../command.ts";
import { entryOf } from "../entry.ts";
import { personFrom } from "../people.ts";

/** Pulls a text. */
export const withdraw: Command = {
  name: "withdraw",
  usage: "withdraw KIND/ID (--use ID | --why TEXT) [--effective INSTANT] [--by OWNER|@ACCOUNT]",
  summary: "Pulls a text: agents are sent to another one, or told why there is none.",
  run(args, context) {
    const { values, positionals } = argumentsOf(withdraw, args, {
      use: { type: "string" },
      why: { type: "string" },
      effective: { type: "string" },
      by: { type: "string" },
    });
    const [typed = ""] = exactly(withdraw, positionals, 1);
    if ((values.use === undefined) === (values.why === undefined))
      throw new UsageError(`Give either --use or --why. Usage: kb ${withdraw.usage}`);
    return writing(context.root, () => {
      const reading = readContent(context.root);
      const { workspace } = reading.library;
      if (values.by !== undefined) personFrom(values.by, workspace);
      const entry = entryOf(reading.library, keyOf(typed));
      const planned = planWithdrawal(reading.library, entry, values, context.now);
      if ("problem" in planned) {
        context.complain(`refused ${entry.key}: ${planned.problem.message} → ${planned.problem.fix}`);
        return 1;
      }
      const publication = new Publication(reading);
      for (const record of planned.records) publication.addRecord(entry.key, record);
      publication.commit();
      const last = planned.records.at(-1);
      const from = last?.record === "withdraw" ? (last.effective ?? last.at) : context.now;
      context.print(
        `withdrew ${entry.key}, from ${instantTwice(from, workspace.timeZone)}${values.use ? `; agents use ${values.use}` : ""}`,
      );
      return 0;
    });
  },
};
