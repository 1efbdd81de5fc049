import type { Words } from "#checks/place.ts";
import { nearestName } from "#core/nearest.ts";

/** What kind of name is looked for, and what to do where it should exist. */
export interface Naming {
  /** Completes `"x" is not …`: `an owner of this workspace`. */
  readonly what: string;
  /** Completes `Write "y", or …`: `add it under owners: in workspace.yaml`. */
  readonly add: string;
}

/** The words for a name that nobody has: the nearest known one where there is one, else all of a few. */
export function unknownName(name: string, known: Iterable<string>, { what, add }: Naming): Words {
  const names = [...known];
  const near = nearestName(name, names);
  if (near) return [`"${name}" is not ${what}. Did you mean "${near}"?`, `Write "${near}", or ${add}.`];
  const some =
    names.length > 0 && names.length <= 8
      ? `Write one of ${names.join(", ")}, or ${add}.`
      : capital(`${add}.`);
  return [`"${name}" is not ${what}.`, some];
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
