import type { CheckContext, Rule } from "#checks/rule.ts";
import { watched } from "#checks/watched.ts";
import { type Held, heldAmong, problemsOfHeld } from "#checks/weight.ts";
import { entriesAsked } from "#checks/working.ts";
import { World } from "#checks/world.ts";
import type { EntryKey } from "#core/entry.ts";
import type { KeptFindings } from "#core/kept-findings.ts";
import type { Problem } from "#core/problem.ts";

/** What rules that go by entries find: in settings and lessons, then in each entry. */
export function problemsByEntry(context: CheckContext, rules: readonly Rule[]): Problem[] {
  const held = heldAmong(context, rules);
  const aside = problemsOfHeld({ ...context, about: new Set() }, held);
  const { kept } = context;
  return [...aside, ...(kept && !context.about ? keptProblems(context, held, kept) : anew(context, held))];
}

/** So many entries are held to all rules before the next ones: their texts are taken apart once. */
const GROUP = 16;

function anew(context: CheckContext, held: readonly Held[]): Problem[] {
  const keys = [...(context.about ?? context.library.entries.keys())];
  const found: Problem[] = [];
  for (let from = 0; from < keys.length; from += GROUP)
    found.push(...problemsOfHeld({ ...context, about: new Set(keys.slice(from, from + GROUP)) }, held));
  return found;
}

/** What is kept where every question is answered as it was, and what is found now where one is not. */
function keptProblems(context: CheckContext, held: readonly Held[], kept: KeptFindings): Problem[] {
  const world = new World(context, kept);
  return entriesAsked(context).flatMap((entry) => {
    const known = kept.find(entry.key);
    if (known?.asked.every(([question, answer]) => world.answer(question) === answer)) return known.found;
    const { context: about, asked } = watched(context, entry, world);
    const found = problemsOfHeld(about, held).filter(({ file }) => isOf(entry.key, file));
    kept.keep(entry.key, { asked: [...asked].map((question) => [question, world.answer(question)]), found });
    return found;
  });
}

function isOf(key: EntryKey, file: string): boolean {
  return file === key || file.startsWith(`${key}/`);
}
