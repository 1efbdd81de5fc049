import { told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { isAtWork, textsAsked, workingTexts } from "#checks/working.ts";

const product = {
  "products/store/en.mdx": told({ title: "The web shop", body: "It is open day and night." }),
};

/** A product has answers. */
export const orphanProduct: Rule = {
  name: "orphan-product",
  severity: "warning",
  why: "Agents filter answers by product, and advisories reach answers through it. A product that no answer names leads to an empty list just when somebody asks about it. An event may do without: general answers serve it.",
  onlyWarns: true,
  bad: { files: { ...product, "answers/late-delivery/en.mdx": told() } },
  good: { files: { ...product, "answers/late-delivery/en.mdx": told({ front: "products: [store]" }) } },
  check: (context) => {
    const answers = workingTexts(context.library, "answers").filter(({ entry }) => isAtWork(context, entry));
    const named = new Set(answers.flatMap(({ text }) => text.front.products));
    return textsAsked(context, "products").flatMap(({ entry, text }) => {
      const isSource = text.locale === context.library.workspace.sourceLocale;
      const ids = [entry.id, ...text.front.formerly];
      if (!isSource || text.front.event || !isAtWork(context, entry) || ids.some((id) => named.has(id)))
        return [];
      return [
        problemAt(orphanProduct, inFront(text, "title"), [
          `No answer names the product "${entry.id}".`,
          `Add it to \`products:\` of the answers that speak of it, or withdraw it.`,
        ]),
      ];
    });
  },
};
