import type { Localized } from "#core/locale.ts";

/** An answer that can be picked, as lists show it. */
export interface Pickable {
  readonly id: string;
  readonly title: string;
  readonly products: readonly string[];
}

/** The answers that a trainer picked under one heading; `product` is empty where they belong to none. */
export interface PickedModule {
  readonly product: string;
  readonly title: Localized;
  readonly answers: readonly { readonly id: string; readonly title: string }[];
}

/** Where an answer stands among the modules, counted from 0. */
export interface PickPlace {
  readonly module: number;
  readonly at: number;
}

/** How many answers are picked. */
export function countOf(modules: readonly PickedModule[]): number {
  return modules.reduce((sum, { answers }) => sum + answers.length, 0);
}

/** Where an answer stands; undefined where it is not picked. */
export function placeOfPick(modules: readonly PickedModule[], id: string): PickPlace | undefined {
  const module = modules.findIndex(({ answers }) => answers.some((answer) => answer.id === id));
  const at = modules[module]?.answers.findIndex((answer) => answer.id === id);
  return at === undefined ? undefined : { module, at };
}

/** The modules with an answer added at the end of its product's; a new product begins a module. What is picked stays. */
export function withPick(
  modules: readonly PickedModule[],
  { id, title, products }: Pickable,
  titleOf: (product: string) => Localized,
): PickedModule[] {
  if (placeOfPick(modules, id)) return [...modules];
  const own = products.find((product) => modules.some((module) => module.product === product));
  const product = own ?? products[0] ?? "";
  if (!modules.some((module) => module.product === product))
    return [...modules, { product, title: titleOf(product), answers: [{ id, title }] }];
  return modules.map((module) =>
    module.product === product ? { ...module, answers: [...module.answers, { id, title }] } : module,
  );
}

/** The modules without an answer; a module that holds none any more goes. */
export function withoutPick(modules: readonly PickedModule[], id: string): PickedModule[] {
  return modules
    .map((module) => ({ ...module, answers: module.answers.filter((answer) => answer.id !== id) }))
    .filter(({ answers }) => answers.length > 0);
}

/** The modules with an answer moved by one place: past the edge of its module it goes into the next one. */
export function movedPick(modules: readonly PickedModule[], id: string, by: -1 | 1): PickedModule[] {
  const place = placeOfPick(modules, id);
  const own = place && modules[place.module];
  const pick = own?.answers[place?.at ?? -1];
  if (!place || !own || !pick) return [...modules];
  const to = place.at + by;
  if (to >= 0 && to < own.answers.length) {
    const answers = own.answers.filter((answer) => answer !== pick);
    return modules.map((module) =>
      module === own ? { ...own, answers: answers.toSpliced(to, 0, pick) } : module,
    );
  }
  const next = modules[place.module + by];
  if (!next) return [...modules];
  const joined = { ...next, answers: by > 0 ? [pick, ...next.answers] : [...next.answers, pick] };
  const left = { ...own, answers: own.answers.filter((answer) => answer !== pick) };
  return modules
    .map((module) => (module === next ? joined : module === own ? left : module))
    .filter(({ answers }) => answers.length > 0);
}

/** What was kept of the modules on a device; undefined where it is nothing that was kept. */
export function picksFrom(kept: string | undefined): PickedModule[] | undefined {
  try {
    const read: unknown = JSON.parse(kept ?? "");
    return Array.isArray(read) && read.every(isModule) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isModule(value: unknown): value is PickedModule {
  const { product, title, answers } = (value ?? {}) as Partial<Record<keyof PickedModule, unknown>>;
  const isTitled =
    typeof title === "object" &&
    title !== null &&
    Object.values(title).every((text) => typeof text === "string");
  return typeof product === "string" && isTitled && Array.isArray(answers) && answers.every(isPick);
}

function isPick(value: unknown): boolean {
  const { id, title } = (value ?? {}) as { id?: unknown; title?: unknown };
  return typeof id === "string" && /^[a-z0-9-]+$/.test(id) && typeof title === "string";
}
