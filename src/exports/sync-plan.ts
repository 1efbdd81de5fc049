import { canonicalJson } from "#core/canonical.ts";

/** What another tool calls one of its objects. */
export type ToolId = string | number;

/** One thing to do in another tool. Nothing is ever deleted. */
export interface SyncStep {
  /** What the tool calls the kind of object: `macro`, `dynamic content`, `variant`, `canned response`. */
  readonly object: string;
  /** The place of the reply, or what else names it in both. */
  readonly key: string;
  /** The tool's own id; absent for what is still to be made. */
  readonly id?: ToolId;
  /** What to send: all fields of a new object, else those that differ. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What makes another tool hold what an export holds. */
export interface SyncPlan {
  readonly create: readonly SyncStep[];
  readonly update: readonly SyncStep[];
  readonly deactivate: readonly SyncStep[];
  /** How many objects are right as they are. */
  readonly same: number;
}

/** A wanted object, or one that is there, under the key by which both are known. */
export interface Kept {
  readonly key: string;
  readonly id?: ToolId;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How one kind of object is brought up to date. */
export interface SyncRule {
  readonly object: string;
  /** What switches an object off; undefined when it is off already. */
  readonly off: (there: Kept) => Readonly<Record<string, unknown>> | undefined;
}

/** Compares what is wanted with what is there. Of several with one key the first stays, the others are switched off. */
export function syncPlan(
  wanted: readonly Kept[],
  there: readonly Kept[],
  { object, off }: SyncRule,
): SyncPlan {
  const first = new Map<string, Kept>();
  for (const one of there) if (!first.has(one.key)) first.set(one.key, one);
  const keys = new Set(wanted.map(({ key }) => key));
  const changed = wanted.flatMap((one) => {
    const known = first.get(one.key);
    return known ? [{ known, fields: differing(one.fields, known.fields) }] : [];
  });
  const left = there.filter((one) => !keys.has(one.key) || first.get(one.key) !== one);
  const step = ({ key, id }: Kept, fields: SyncStep["fields"]): SyncStep => ({
    object,
    key,
    ...(id !== undefined && { id }),
    fields,
  });
  return {
    create: wanted.filter(({ key }) => !first.has(key)).map((one) => step(one, one.fields)),
    update: changed.flatMap(({ known, fields }) => (fields ? step(known, fields) : [])),
    deactivate: left.flatMap((one) => {
      const fields = off(one);
      return fields ? step(one, fields) : [];
    }),
    same: changed.filter(({ fields }) => fields === undefined).length,
  };
}

function differing(wanted: Kept["fields"], there: Kept["fields"]): SyncStep["fields"] | undefined {
  const fields = Object.entries(wanted).filter(
    ([name, value]) => canonicalJson(value ?? null) !== canonicalJson(there[name] ?? null),
  );
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** Several plans as one. */
export function joinedPlans(plans: readonly SyncPlan[]): SyncPlan {
  return {
    create: plans.flatMap(({ create }) => create),
    update: plans.flatMap(({ update }) => update),
    deactivate: plans.flatMap(({ deactivate }) => deactivate),
    same: plans.reduce((sum, { same }) => sum + same, 0),
  };
}

const VERBS = ["create", "update", "deactivate"] as const;

/** A plan for people: one line for each step. */
export function syncPlanText(plan: SyncPlan): string {
  const lines = VERBS.flatMap((verb) => plan[verb].map((step) => `${verb.padEnd(10)}  ${stepText(step)}`));
  const counts = VERBS.map((verb) => `${verb} ${plan[verb].length}`).join(", ");
  return [...lines, `${counts}, right as they are ${plan.same}. Nothing is deleted.`].join("\n");
}

function stepText({ object, key, id, fields }: SyncStep): string {
  const number = id === undefined ? "" : ` ${id}`;
  return `${object}${number}  ${key}  (${Object.keys(fields).join(", ")})`;
}

/** An object of a file that another tool wrote. */
export type ToolFields = Readonly<Record<string, unknown>>;

/** The objects of a list under a name, whatever else the file holds; undefined where there is no such list. */
export function objectsIn(file: unknown, name: string): readonly ToolFields[] | undefined {
  const list = Object.hasOwn(Object(file), name) ? (file as ToolFields)[name] : undefined;
  return Array.isArray(list) ? list.filter((one) => typeof one === "object" && one !== null) : undefined;
}

/** The id of an object, where it has one. */
export function toolIdOf({ id }: ToolFields): { readonly id?: ToolId } {
  return typeof id === "number" || typeof id === "string" ? { id } : {};
}
