import type { Front } from "#core/entry.ts";

/** A field of the front matter that differs: as it reads before and after, empty where it is missing. */
export interface FactChange {
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/** What publishing writes or takes out itself, and what a rule is told: nothing that agents go by. */
const SILENT: readonly string[] = ["change", "translates", "allow"];

/** The fields of a front matter that differ between two texts, under the names in which they are written. */
export function factChanges(a: Front | undefined, b: Front): FactChange[] {
  const [before, after] = [factsOf(a), factsOf(b)];
  const names = new Set([...after.keys(), ...before.keys()]);
  return [...names].flatMap((name) => {
    const change = { name, a: before.get(name) ?? "", b: after.get(name) ?? "" };
    return change.a === change.b ? [] : [change];
  });
}

function factsOf(front: Front | undefined): Map<string, string> {
  const { advisory, event, ...fields } = front ?? {};
  const facts = new Map<string, string>();
  collect(facts, "", { ...fields, ...advisory, ...event });
  return facts;
}

/** Nested fields by their path (`review.last`), lists on one line; what is off or empty counts as missing. */
function collect(facts: Map<string, string>, path: string, value: unknown): void {
  if (value === undefined || value === false || value === "") return;
  if (Array.isArray(value)) collect(facts, path, value.join(", "));
  else if (typeof value === "object" && value !== null)
    for (const [name, part] of Object.entries(value)) {
      if (path !== "" || !SILENT.includes(name)) collect(facts, path ? `${path}.${name}` : name, part);
    }
  else facts.set(path, value === true ? "yes" : String(value));
}
