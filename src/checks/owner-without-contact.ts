import { workspaceWith } from "#checks/example.ts";
import { inFile, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";

const FILE = "workspace.yaml";

/** Whoever answers for something can be reached. */
export const ownerWithoutContact: Rule = {
  name: "owner-without-contact",
  severity: "warning",
  why: 'Agents with a customer waiting write to the contact of the owner or the team. A stand-in such as "tbd" sends them nowhere.',
  onlyWarns: true,
  bad: { files: { [FILE]: workspaceWith("", "tbd") } },
  good: { files: { [FILE]: workspaceWith("", "#policy-desk") } },
  check: (context) => {
    const { owners, teams } = context.library.workspace;
    return [...owners, ...teams].flatMap(([id, { contact }]) => {
      if (!STAND_IN.test(contact.trim())) return [];
      return [
        problemAt(ownerWithoutContact, inFile(context, FILE, contact), [
          `The contact of "${id}" is "${contact}", which reaches nobody.`,
          "Write a channel, an address or a phone number.",
        ]),
      ];
    });
  },
};

/** What people write where they do not know yet. */
const STAND_IN =
  /^(?:[^\p{L}\p{N}]*|#?(?:to ?do|tb[acd]|n\/?a|none|nobody|unknown|xxx+|contact|someone|fix ?me|chưa có|không có))$|@example\.(?:com|org|net)$/iu;
