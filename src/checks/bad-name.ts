import { told } from "#checks/example.ts";
import { metWhileReading, type Rule } from "#checks/rule.ts";

/** Names of folders and files work in every address and on every disk. */
export const badName: Rule = {
  name: "bad-name",
  severity: "error",
  firm: true,
  why: "The folder's name is the entry's id: it stands in links, references and addresses for ever. Small letters, digits and single hyphens are the same on every disk and in every address.",
  bad: { files: { "answers/Late Delivery/en.mdx": told() } },
  good: { files: { "answers/late-delivery/en.mdx": told() } },
  check: metWhileReading("bad-name"),
};
