import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, textsAsked } from "#checks/working.ts";
import { isAccount } from "#core/person.ts";

const NAMING = { what: "an owner of this workspace", add: "add it under owners: in workspace.yaml" };

/** Every text has an owner whom agents can ask. */
export const unknownOwner: Rule = {
  name: "unknown-owner",
  severity: "error",
  firm: true,
  why: "Agents ask the owner when an answer does not fit, and reviews fall to the owner. A name that is not in workspace.yaml reaches nobody.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": told().replace("owner: team", "owner: taem") } },
  good: { files: { "answers/late-delivery/en.mdx": told() } },
  check: (context) => {
    const { library } = context;
    const { owners } = library.workspace;
    if (!isSound(library, "workspace.yaml")) return [];
    return textsAsked(context).flatMap(({ text }) => {
      const named = [["owner", text.front.owner] as const, ["by", text.front.change?.by] as const];
      return named.flatMap(([field, name]) => {
        if (name === undefined || owners.has(name) || isAccount(name)) return [];
        return [
          problemAt(unknownOwner, inFront(text, field, name), unknownName(name, owners.keys(), NAMING)),
        ];
      });
    });
  },
};
