import { advised, told } from "#checks/example.ts";
import { inFront, problemAt } from "#checks/place.ts";
import type { CheckContext, Rule } from "#checks/rule.ts";
import { isAtWork } from "#checks/working.ts";
import type { AdvisoryFacts, Entry, EntryText } from "#core/entry.ts";
import { isBefore } from "#core/instant.ts";
import { entriesOf, type Library, sourceTextOf } from "#core/library.ts";
import type { Problem } from "#core/problem.ts";
import { isInScope } from "#core/scope.ts";

const notice = (title: string, use: string) =>
  advised({
    title,
    effect: "replace",
    front: `countries: [VN]\nuse: ${use}\nscope: {answers: [late-delivery]}`,
  });
const answers = {
  "answers/late-delivery/en.mdx": told(),
  "answers/storm-notice/en.mdx": told({ title: "Storm" }),
  "answers/strike-notice/en.mdx": told({ title: "Strike" }),
};

/** At most one advisory says what an answer is replaced with. */
export const conflictingAdvisories: Rule = {
  name: "conflicting-advisories",
  severity: "error",
  why: "When two advisories replace one answer for the same customer at the same time, and each by another, nobody knows which of the two to send. Two holds with different holding replies are a warning: the graver one is taken.",
  bad: {
    files: {
      ...answers,
      "advisories/storm/en.mdx": notice("Storm", "storm-notice"),
      "advisories/strike/en.mdx": notice("Strike", "strike-notice"),
    },
  },
  good: {
    files: {
      ...answers,
      "advisories/storm/en.mdx": notice("Storm", "storm-notice"),
      "advisories/strike/en.mdx": notice("Strike", "storm-notice"),
    },
  },
  check: (context) => {
    const rivals = rivalsIn(context);
    return rivals.flatMap((one, index) =>
      rivals.slice(index + 1).flatMap((other) => conflictProblems(context, one, other)),
    );
  },
};

/** An advisory that sends agents to another answer. */
interface Rival {
  readonly entry: Entry;
  readonly text: EntryText;
  readonly facts: AdvisoryFacts;
}

function rivalsIn(context: CheckContext): Rival[] {
  return entriesOf(context.library, "advisories").flatMap((entry): Rival[] => {
    const text = sourceTextOf(context.library, entry);
    const facts = text?.front.advisory;
    if (!text || !facts?.use || !isAtWork(context, entry)) return [];
    const isPast = facts.until !== undefined && !isBefore(context.now, facts.until);
    return isPast || !["replace", "hold"].includes(facts.effect) ? [] : [{ entry, text, facts }];
  });
}

function conflictProblems({ library }: CheckContext, one: Rival, other: Rival): Problem[] {
  const { effect, use } = one.facts;
  if (effect !== other.facts.effect || use === other.facts.use || !meetInTime(one.facts, other.facts))
    return [];
  const country = sharedCountry(library, one.facts, other.facts);
  const answer = country === undefined ? undefined : sharedAnswer(library, one.facts, other.facts);
  if (country === undefined || answer === undefined || !meetOnChannel(one.facts, other.facts)) return [];
  const does = effect === "hold" ? "hold" : "replace";
  const message = `"${one.entry.id}" and "${other.entry.id}" both ${does} the answer "${answer}" for ${country} at the same time, one with "${use}" and one with "${other.facts.use}".`;
  const fix =
    "Name the same answer in `use:` of both, or narrow `scope:`, the countries or the times of one.";
  return [one, other].map(({ text }) =>
    problemAt(
      conflictingAdvisories,
      inFront(text, "use"),
      [message, fix],
      effect === "hold" ? "warning" : "error",
    ),
  );
}

function meetInTime(a: AdvisoryFacts, b: AdvisoryFacts): boolean {
  return (!a.until || isBefore(b.from, a.until)) && (!b.until || isBefore(a.from, b.until));
}

function meetOnChannel({ scope: a }: AdvisoryFacts, { scope: b }: AdvisoryFacts): boolean {
  const isAny = a.channels.length === 0 || b.channels.length === 0;
  return isAny || a.channels.some((channel) => b.channels.includes(channel));
}

/** One country for which both speak, or `every country`. */
function sharedCountry({ settings }: Library, a: AdvisoryFacts, b: AdvisoryFacts): string | undefined {
  const countriesOf = (facts: AdvisoryFacts) => [
    ...facts.countries,
    ...facts.regions.flatMap((region) => settings.countries.regions.get(region) ?? []),
  ];
  if (a.everywhere && b.everywhere) return "every country";
  if (a.everywhere) return countriesOf(b)[0];
  if (b.everywhere) return countriesOf(a)[0];
  const others = new Set(countriesOf(b));
  return countriesOf(a).find((country) => others.has(country));
}

function sharedAnswer(library: Library, a: AdvisoryFacts, b: AdvisoryFacts): string | undefined {
  return entriesOf(library, "answers").find(({ id, working }) => {
    const front = working.get(library.workspace.sourceLocale)?.front;
    return front && isInScope(a, id, front) && isInScope(b, id, front);
  })?.id;
}
