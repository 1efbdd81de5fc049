import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { unknownName } from "#checks/unknown-name.ts";
import { textsAsked } from "#checks/working.ts";
import { entriesOf, entryNamed } from "#core/library.ts";

/** Every product of `products:` has a note. */
export const unknownProduct: Rule = {
  name: "unknown-product",
  severity: "error",
  firm: true,
  why: "Agents filter by product, and an advisory about a product reaches its answers. An answer of a product that does not exist is left out of both.",
  byEntry: true,
  bad: { files: { "answers/late-delivery/en.mdx": told({ front: "products: [store]" }) } },
  good: {
    files: {
      "answers/late-delivery/en.mdx": told({ front: "products: [store]" }),
      "products/store/en.mdx": told({ title: "The web shop", body: "It is open day and night." }),
    },
  },
  check: (context) => {
    const { library } = context;
    return textsAsked(context, "answers").flatMap(({ text }) => {
      const unknown = text.front.products.filter((id) => !entryNamed(library, "products", id));
      return unknown.map((id) => {
        const known = entriesOf(library, "products").map((product) => product.id);
        const naming = {
          what: "a product",
          add: `write products/${id}/${library.workspace.sourceLocale}.mdx`,
        };
        return problemAt(unknownProduct, inFront(text, "products", id), unknownName(id, known, naming));
      });
    });
  },
};
