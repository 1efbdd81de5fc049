import { argumentsOf, type Command, exactly } from "../command.ts";
import { decide, isOfPath, takePath } from "../proposal-decision.ts";

/** Takes up an idea, or a path of the training. */
export const take: Command = {
  name: "take",
  usage: "take NAME [--by OWNER|@ACCOUNT]",
  summary:
    "Notes an idea as taken up, or writes a proposed path into the training. Every other proposal is taken by `kb publish --pending`, paths as well.",
  run(args, context) {
    const { values, positionals } = argumentsOf(take, args, { by: { type: "string" } });
    const [name = ""] = exactly(take, positionals, 1);
    if (isOfPath(context, name)) return takePath(context, name, values.by);
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
