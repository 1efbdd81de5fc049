import { argumentsOf, type Command, exactly } from "../command.ts";
import { decide } from "../proposal-decision.ts";

/** Takes up an idea. */
export const take: Command = {
  name: "take",
  usage: "take NAME [--by OWNER|@ACCOUNT]",
  summary: "Notes an idea as taken up. Every other proposal is taken by `kb publish --pending`.",
  run(args, context) {
    const { values, positionals } = argumentsOf(take, args, { by: { type: "string" } });
    const [name = ""] = exactly(take, positionals, 1);
    return decide(
      context,
      name,
      { taken: "noted" },
      {
        by: values.by,
        against: ({ verb }) =>
          verb === "idea"
            ? undefined
            : "it asks for more than to be noted → Publish it with `kb publish --pending`.",
      },
    );
  },
};
