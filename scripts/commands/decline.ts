import { argumentsOf, type Command, exactly, UsageError } from "../command.ts";
import { decide } from "../proposal-decision.ts";

/** Turns a proposal down. */
export const decline: Command = {
  name: "decline",
  usage: "decline NAME --why TEXT [--by OWNER|@ACCOUNT]",
  summary: "Turns a proposal down and tells whoever wrote it why.",
  run(args, context) {
    const { values, positionals } = argumentsOf(decline, args, {
      why: { type: "string" },
      by: { type: "string" },
    });
    const [name = ""] = exactly(decline, positionals, 1);
    const why = values.why?.trim().normalize("NFC");
    if (!why) throw new UsageError(`Say why with --why. Usage: kb ${decline.usage}`);
    return decide(context, name, { declined: why }, { by: values.by });
  },
};
