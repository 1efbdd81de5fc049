import { inFile, problemAt, type Words } from "#checks/place.ts";
import type { Rule } from "#checks/rule.ts";
import { faultOf, type Placeholder } from "#core/placeholder.ts";

const FILE = "settings/placeholders.yaml";
const field = (lines: string) => ({
  [FILE]: `customer_name: {label: {en: customer name}, max: 40, example: Linh}\naddress:\n  label: {en: form of address}\n${lines}`,
});

/** A field can be filled as the settings describe it. */
export const oddPlaceholder: Rule = {
  name: "odd-placeholder",
  severity: "error",
  why: "An agent has to fill the field with the customer waiting: a choice needs its options, an example must be a value that is accepted, and a stand-in must fit and give nothing private away.",
  bad: { files: field("  type: choice\n  max: 10\n  example: bạn\n") },
  good: { files: field("  type: choice\n  options: [bạn, anh, chị]\n  max: 10\n  example: bạn\n") },
  check: (context) => {
    return [...context.library.settings.placeholders.values()].flatMap((placeholder) => {
      return faultsOf(placeholder).map((words) =>
        problemAt(oddPlaceholder, inFile(context, FILE, `${placeholder.name}:`), words),
      );
    });
  },
};

function faultsOf(placeholder: Placeholder): Words[] {
  const { name, type, options, max, fallback = {}, example, atMost } = placeholder;
  const faults: Words[] = [];
  const long = (text: string) => [...text].length > max;
  if (type === "choice" && !options)
    faults.push([`"${name}" is a choice without options.`, "Add `options:` with a list of texts."]);
  if (type !== "choice" && options)
    faults.push([
      `"${name}" has options and is of the type "${type}".`,
      "Write `type: choice`, or delete the options.",
    ]);
  if (type !== "amount" && atMost !== undefined)
    faults.push([
      `"${name}" has "atMost: ${atMost}" and is of the type "${type}".`,
      "Write `type: amount`, or delete `atMost:`.",
    ]);
  const wide = [...(options ?? []), ...Object.values(fallback)].find(long);
  if (wide)
    faults.push([
      `"${wide}" of "${name}" is longer than its max of ${max}.`,
      `Shorten it, or write \`max: ${[...wide].length}\`.`,
    ]);
  const wrong = faultOf(placeholder, example);
  if (wrong)
    faults.push([
      `The example "${example}" of "${name}" would be refused: ${REFUSALS[wrong]}.`,
      "Write an example that an agent could type.",
    ]);
  if (placeholder.private && Object.keys(fallback).length > 0)
    faults.push([
      `"${name}" is private and has a fallback.`,
      "Delete the fallback: nothing stands in for what is the customer's own.",
    ]);
  return faults;
}

const REFUSALS = {
  "too-long": "it is longer than its max",
  pattern: "it does not match the pattern",
  option: "it is none of the options",
  "too-much": "it is more than atMost",
} as const;
