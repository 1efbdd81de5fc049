import {
  joinedPlans,
  type Kept,
  objectsIn,
  type SyncPlan,
  syncPlan,
  type ToolFields,
  toolIdOf,
} from "#exports/sync-plan.ts";
import { ZENDESK_MARK, type ZendeskLocales, type ZendeskState } from "#exports/zendesk.ts";

/** What an account holds, as `GET /api/v2/macros`, `/dynamic_content/items` and `/locales` give it, in one object. */
export interface ZendeskAccount {
  readonly macros: readonly ToolFields[];
  /** The dynamic content that was made here. */
  readonly items: readonly ToolFields[];
  readonly locales: ZendeskLocales;
}

const ITEM = "replybook_";

/** Reads what an account holds; or says in one sentence why it cannot be that. */
export function zendeskAccount(current: unknown): ZendeskAccount | { readonly fault: string } {
  const macros = objectsIn(current, "macros");
  if (!macros) return { fault: 'It has no "macros" as GET /api/v2/macros gives them.' };
  const locales = (objectsIn(current, "locales") ?? []).flatMap(({ id, locale }) =>
    typeof id === "number" && typeof locale === "string" ? [[locale.toLowerCase(), id] as const] : [],
  );
  const items = (objectsIn(current, "items") ?? []).filter(({ name }) => String(name).startsWith(ITEM));
  const isNamed = items.every((item) => objectsIn(item, "variants")?.every((one) => "locale" in one));
  if (locales.length === 0 && !isNamed)
    return { fault: 'It has dynamic content, but no "locales" as GET /api/v2/locales gives them.' };
  return { macros, items, locales: withShort(new Map(locales)) };
}

/** `en` is said by `en-US` where an account has no plain one. */
function withShort(locales: ReadonlyMap<string, number>): ZendeskLocales {
  const short = [...locales].reverse().map(([tag, id]) => [tag.split("-")[0] ?? tag, id] as const);
  return new Map([
    ...short,
    ...(locales.has("en-us") ? [["en", locales.get("en-us") ?? 0] as const] : []),
    ...locales,
  ]);
}

/** What makes an account hold a state. Macros and variants are switched off, items are left without an active variant. */
export function zendeskPlan(wanted: ZendeskState, account: ZendeskAccount): SyncPlan {
  const { items } = account;
  const known = new Map(items.map((item) => [String(item.name), item]));
  const fresh = wanted.items.filter(({ name }) => !known.has(name));
  const off = ({ fields }: Kept) => (fields.active === false ? undefined : { active: false });
  return joinedPlans([
    syncPlan(
      fresh.map(({ name, variants }) => ({ key: name, fields: { name, variants } })),
      [],
      {
        object: "dynamic content",
        off,
      },
    ),
    syncPlan(
      wanted.items.filter(({ name }) => known.has(name)).flatMap(variantsWanted),
      items.flatMap(variantsOf(account.locales)),
      {
        object: "variant",
        off,
      },
    ),
    syncPlan(
      wanted.macros.map((macro) => ({ key: macro.description, fields: { ...macro } })),
      account.macros.flatMap(macroOf),
      {
        object: "macro",
        off,
      },
    ),
  ]);
}

function variantsWanted({ name, variants }: ZendeskState["items"][number]): Kept[] {
  return variants.map(({ locale, ...fields }) => ({ key: `${name} ${locale}`, fields }));
}

function variantsOf(locales: ZendeskLocales) {
  const tags = new Map([...locales].reverse().map(([tag, id]) => [id, tag]));
  return (item: ToolFields): Kept[] =>
    (objectsIn(item, "variants") ?? []).map((variant) => {
      const { content, locale_id, locale, active } = variant;
      const tag = typeof locale === "string" ? locale : tags.get(Number(locale_id));
      return {
        key: `${item.name} ${tag ?? locale_id}`,
        ...toolIdOf(variant),
        fields: { content, locale_id, default: variant.default, active },
      };
    });
}

/** Only what was made here is ours to change. */
function macroOf(there: ToolFields): Kept[] {
  const key = String(there.description ?? "");
  if (!key.startsWith(ZENDESK_MARK)) return [];
  const { title, description, active, restriction, actions } = there;
  const fields = { title, description, active, restriction, actions: actionsIn(actions) };
  return [{ key, ...toolIdOf(there), fields }];
}

/** Zendesk gives the text of a comment as `["channel:all", "…"]` where it was made for all channels. */
function actionsIn(actions: unknown): unknown {
  if (!Array.isArray(actions)) return actions;
  return actions.map((action: ToolFields) =>
    Array.isArray(action?.value) ? { ...action, value: action.value.at(-1) } : action,
  );
}
