import { planWithdrawal } from "#core/withdrawal.ts";
import { writing } from "#store/journal.ts";
import { readContent } from "#store/library.ts";
import { Publication } from "#store/publication.ts";
import { argumentsOf, type Command, exactly, keyOf, UsageError } from "../command.ts";
import { entryOf } from "../entry.ts";
import { pulledWords, refusedLines } from "../outcome.ts";
import { personFrom } from "../people.ts";
import { addWithdrawal } from "../withdrawing.ts";

/** Pulls a text. */
export const withdraw: Command = {
  name: "withdraw",
  usage: "withdraw KIND/ID (--use ID | --why TEXT) [--effective INSTANT] [--by PERSON] [--emergency REASON]",
  summary:
    "Pulls a text: agents are sent to another one, or told why there is none. In an emergency the reason is enough, and what waits in the way is called off along with it.",
  run(args, context) {
    const { values, positionals } = argumentsOf(withdraw, args, {
      use: { type: "string" },
      why: { type: "string" },
      effective: { type: "string" },
      by: { type: "string" },
      emergency: { type: "string" },
    });
    const [typed = ""] = exactly(withdraw, positionals, 1);
    const { use, why, by, emergency } = values;
    if (emergency === undefined && (use === undefined) === (why === undefined))
      throw new UsageError(`Give either --use or --why. Usage: kb ${withdraw.usage}`);
    if (emergency?.trim() === "")
      throw new UsageError(`Say why it is an emergency. Usage: kb ${withdraw.usage}`);
    return writing(context.root, () => {
      const reading = readContent(context.root, context);
      const { library } = reading;
      if (by !== undefined) personFrom(by, library.workspace);
      const entry = entryOf(library, keyOf(typed));
      const planned = planWithdrawal(library, entry, values, context.now);
      if ("problem" in planned) {
        for (const line of refusedLines([{ id: entry.key, problem: planned.problem }]))
          context.complain(line);
        return 1;
      }
      const publication = new Publication(reading);
      const done = addWithdrawal(publication, entry, planned);
      publication.commit();
      const sentTo = planned.records.flatMap((record) => ("use" in record && record.use ? [record.use] : []));
      const instead = sentTo.map((id) => `; agents use ${id}`).join("");
      const words = pulledWords({ id: entry.key, ...done }, library.workspace.timeZone);
      context.print(`withdrew ${words}${instead}`);
      if (emergency !== undefined)
        context.print(
          `listed until somebody else approves it: kb approve ${entry.key} ${planned.records.at(-1)?.version} --by PERSON`,
        );
      return 0;
    });
  },
};
