import type { NewAdvisory } from "#core/proposal.ts";
import type { YamlTree } from "#core/yaml-text.ts";

/** What a new advisory says of itself, as fields: the same in a proposal and in the front matter it becomes. */
export function advisoryTree({ tags, countries, regions, everywhere, scope, ...own }: NewAdvisory): {
  readonly [name: string]: YamlTree;
} {
  const { severity, from, until, effect, use, after, incident } = own;
  const said = {
    tags: some(tags),
    countries: some(countries),
    regions: some(regions),
    everywhere: everywhere || undefined,
    severity,
    from,
    until,
    scope: scopeTree(scope),
    effect,
    use,
    after,
    incident,
  };
  return withoutUndefined(said);
}

/** What an advisory is about, as fields: the lists that name something; undefined when none does. */
export function scopeTree({
  answers,
  products,
  channels,
  teams,
}: NewAdvisory["scope"]): YamlTree | undefined {
  const named = { answers, products, channels, teams };
  const tree = Object.fromEntries(Object.entries(named).filter(([, ids]) => ids.length > 0));
  return Object.keys(tree).length > 0 ? tree : undefined;
}

function some(words: readonly string[]): readonly string[] | undefined {
  return words.length > 0 ? words : undefined;
}

function withoutUndefined(fields: Readonly<Record<string, YamlTree | undefined>>): Record<string, YamlTree> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, YamlTree] => field[1] !== undefined),
  );
}
