import { told } from "#checks/example.ts";
import { inBody, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sectionsOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, textsAsked } from "#checks/working.ts";

const FILE = "settings/placeholders.yaml";
const NAMING = { what: "a field", add: `add it to ${FILE}` };

/** Every `{{name}}` is a field that the settings describe. */
export const unknownPlaceholder: Rule = {
  name: "unknown-placeholder",
  severity: "error",
  firm: true,
  why: "The settings say what a field is called, how long it may be and what stands in for it. One that they do not describe can never be filled, and customers would read {{its_name}}.",
  byEntry: true,
  bad: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nHi {{custmer_name}}, we are looking into it.\n</Reply>",
      }),
    },
  },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({
        body: "<Reply>\nHi {{customer_name}}, we are looking into it.\n</Reply>",
      }),
    },
  },
  check: (context) => {
    const { library } = context;
    const { placeholders } = library.settings;
    if (!isSound(library, FILE)) return [];
    return textsAsked(context).flatMap(({ text }) => {
      const unknown = sectionsOf(text).flatMap(({ fields }) =>
        fields.filter((name) => !placeholders.has(name)),
      );
      return [...new Set(unknown)].map((name) =>
        problemAt(
          unknownPlaceholder,
          inBody(text, `{{${name}}}`),
          unknownName(name, placeholders.keys(), NAMING),
        ),
      );
    });
  },
};
