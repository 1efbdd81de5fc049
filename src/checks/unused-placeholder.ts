import { told } from "#checks/example.ts";
import { inFile, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import type { EntryText } from "#core/entry.ts";
import { fieldsOfBody } from "#core/field.ts";
import { entriesOf, isPublished, snapshotInEffect } from "#core/library.ts";

const FILE = "settings/placeholders.yaml";
const NAME = "customer_name: {label: {en: customer name}, max: 40, example: Linh}\n";
const NUMBER = "order_nr: {label: {en: order number}, max: 20, example: A-10023, private: true}\n";
const ENOUGH = 10;
const answers = Array.from({ length: ENOUGH }, (_, index): [string, string] => [
  `answers/late-delivery-${index}/en.mdx`,
  told({ title: `My order arrives late (${index})` }),
]);
const published = [{ [FILE]: NAME, ...Object.fromEntries(answers) }];

/** Every field of the settings is filled somewhere. */
export const unusedPlaceholder: Rule = {
  name: "unused-placeholder",
  severity: "warning",
  why: "Agents and owners choose from the list of fields. One that no text uses is most often a slip or left over, and it makes the right one harder to find. Said once ten answers are published: a young base has not needed every field yet.",
  onlyWarns: true,
  bad: { published, files: { [FILE]: NAME + NUMBER } },
  good: { published, files: { [FILE]: NAME } },
  check: (context) => {
    if (entriesOf(context.library, "answers").filter(isPublished).length < ENOUGH) return [];
    const { placeholders } = context.library.settings;
    const unused = unusedIn([...placeholders.keys()], workingAndPublished(context));
    return [...unused].map((name) =>
      problemAt(unusedPlaceholder, inFile(context, FILE, `${name}:`), [
        `No text uses the field "${name}".`,
        `Delete it from ${FILE}, or write {{${name}}} where it belongs.`,
      ]),
    );
  },
};

/** The names that none of some texts uses; reads no further than it must. */
function unusedIn(names: readonly string[], texts: Iterable<EntryText>): Set<string> {
  const unused = new Set(names);
  for (const text of texts) {
    if (unused.size === 0) return unused;
    if (![...unused].some((name) => text.source.includes(`{{${name}}}`))) continue;
    for (const name of fieldsOfBody(text.body)) unused.delete(name);
  }
  return unused;
}

function* workingAndPublished({ library, now, drafts }: CheckContext): Generator<EntryText> {
  for (const entry of library.entries.values()) yield* entry.working.values();
  for (const entry of library.entries.values())
    if (drafts.has(entry.key)) yield* snapshotInEffect(entry, now)?.texts.values() ?? [];
}
