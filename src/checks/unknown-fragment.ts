import { told, translated } from "#checks/example.ts";
import { inBody, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { sectionsOf } from "#checks/section.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { isSound, textsAsked, type Working } from "#checks/working.ts";
import type { EntryText } from "#core/entry.ts";
import { entriesOf, type Library } from "#core/library.ts";

const CREDIT = '<Reply>\nHi {{customer_name}}, we add a credit of <Fragment id="late-credit"/>.\n</Reply>';
const bothLanguages = {
  "answers/late-delivery/en.mdx": told({ body: CREDIT }),
  "answers/late-delivery/vi.mdx": translated({ body: CREDIT }),
  "fragments/late-credit/en.mdx": told({ title: "Credit for a late order", body: "5 euros" }),
};

/** Shared wording exists in every language that uses it, and holds none itself. */
export const unknownFragment: Rule = {
  name: "unknown-fragment",
  severity: "error",
  firm: true,
  why: "A fragment that is missing, or missing in one language, leaves a hole in the sentence that customers read. Fragments do not nest, so that one look at a fragment shows all of its words.",
  byEntry: true,
  bad: { files: bothLanguages },
  good: {
    files: {
      ...bothLanguages,
      "fragments/late-credit/vi.mdx": translated({ title: "Tiền bù đơn trễ", body: "5 euro" }),
    },
  },
  check: (context) => {
    const { library } = context;
    return textsAsked(context).flatMap(({ entry, text }) => {
      const used = new Set(sectionsOf(text).flatMap(({ fragments }) => fragments));
      return [...used].sort().flatMap((id) => {
        const words = faultOf(library, { entry, text }, id);
        return words ? [problemAt(unknownFragment, inBody(text, `"${id}"`), words)] : [];
      });
    });
  },
};

function faultOf(library: Library, { entry, text }: Working, id: string): Words | undefined {
  if (entry.kind === "fragments")
    return [
      `The fragment "${entry.id}" uses the fragment "${id}", and fragments do not nest.`,
      "Write the words out.",
    ];
  const fragment = library.entries.get(`fragments/${id}`);
  if (fragment) return fragment.working.has(text.locale) ? undefined : missingLanguage(library, text, id);
  const known = entriesOf(library, "fragments").map((other) => other.id);
  return unknownName(id, known, {
    what: "a fragment",
    add: `write fragments/${id}/${library.workspace.sourceLocale}.mdx`,
  });
}

function missingLanguage(library: Library, { locale }: EntryText, id: string): Words | undefined {
  const file = `fragments/${id}/${locale}.mdx`;
  return isSound(library, file)
    ? [`The fragment "${id}" has no text in "${locale}".`, `Write ${file}.`]
    : undefined;
}
