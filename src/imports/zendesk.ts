import type { CarriedFile } from "#core/carried-answer.ts";
import { Assembly, type Piece } from "#imports/assembly.ts";
import { listOf } from "#imports/chatwoot.ts";
import type { ImportGround } from "#imports/ground.ts";
import { type Fields, isFields, jsonOf, placeIn, wordOf } from "#imports/source-file.ts";

/** The variants of a dynamic content item by language; the default one, where it names none, is in the source language. */
interface Item {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly isOff: boolean;
  readonly texts: ReadonlyMap<string, string>;
}

/** Zendesk's macros and dynamic content as its API lists them, by path; a macro that names an item speaks its languages. */
export function zendeskAnswers(files: ReadonlyMap<string, string>, ground: ImportGround): CarriedFile {
  const [macros, items]: [unknown[], unknown[]] = [[], []];
  for (const [path, text] of files) {
    const found = listsIn(text);
    if ("fault" in found) return { fault: files.size > 1 ? `${path}: ${found.fault}` : found.fault };
    macros.push(...found.macros);
    items.push(...found.items);
  }
  const assembly = new Assembly("zendesk", ground);
  const known = new Map(
    items.flatMap((one, index) =>
      itemFrom(one, index, assembly, ground).map((item) => [item.name, item] as const),
    ),
  );
  const used = new Set<string>();
  macros.forEach((one, index) => {
    if (isFields(one)) addMacro(one, placeIn("macro", index, one.title), { assembly, known, used, ground });
    else assembly.refuse(`macro ${index + 1}`, "", "it is no macro");
  });
  for (const item of known.values()) if (!used.has(item.name)) addItem(item, assembly, ground);
  return assembly.file();
}

type Lists =
  | { readonly macros: readonly unknown[]; readonly items: readonly unknown[] }
  | { readonly fault: string };

/** A list that stands alone is one of macros. */
function listsIn(text: string): Lists {
  const read = jsonOf(text.replace(/^\ufeff/, ""));
  if ("fault" in read) return read;
  const { value } = read;
  if (Array.isArray(value)) return { macros: value, items: [] };
  const [macros, items] = isFields(value) ? [value.macros, value.items] : [];
  if (!Array.isArray(macros) && !Array.isArray(items))
    return { fault: 'It holds no list of "macros" or "items".' };
  return { macros: Array.isArray(macros) ? macros : [], items: Array.isArray(items) ? items : [] };
}

interface World {
  readonly assembly: Assembly;
  readonly known: ReadonlyMap<string, Item>;
  readonly used: Set<string>;
  readonly ground: ImportGround;
}

function addMacro(macro: Fields, place: string, { assembly, known, used, ground }: World): void {
  const whole = wordOf(macro.raw_title) ?? wordOf(macro.title);
  const key = wordOf(macro.id) ?? whole ?? "";
  const refuse = (reason: string) => assembly.refuse(place, key, reason);
  if (whole === undefined) {
    refuse("it has no title");
    return;
  }
  const actions = Array.isArray(macro.actions) ? macro.actions.filter(isFields) : [];
  const comment = commentOf(actions, (field) => assembly.losses.add(place, `the action ${field}`));
  if ("fault" in comment) {
    refuse(comment.fault);
    return;
  }
  const absent = [...comment.text.matchAll(CONTENT)].find(([, name = ""]) => !known.has(name))?.[1];
  if (absent !== undefined) {
    refuse(`its words stand in the dynamic content "${absent}": give both files, in one folder`);
    return;
  }
  if (macro.restriction) assembly.losses.add(place, "whom it is limited to");
  const folders = whole.split("::").map((part) => part.trim());
  const base = {
    place,
    key,
    title: folders.at(-1),
    tags: [...folders.slice(0, -1), ...listOf(ground, "tags")],
    ...(!/^replybook /.test(wordOf(macro.description) ?? "") && { summary: wordOf(macro.description) }),
    isOff: macro.active === false,
    form: comment.form,
  } satisfies Omit<Piece, "text">;
  const named = [...comment.text.matchAll(CONTENT)].flatMap(([, name = ""]) => known.get(name) ?? []);
  for (const { name } of named) used.add(name);
  const spoken = named.flatMap(({ texts }) => [...texts.keys()]);
  const locales = new Set(spoken.length > 0 ? spoken : [ground.sourceLocale]);
  for (const locale of locales)
    assembly.add({ ...base, locale, text: inLanguage(comment.text, known, locale, ground) });
}

const CONTENT = /\{\{\s*dc\.([\w.-]+)\s*\}\}/g;

/** A macro's text with the variants of one language in it; without one, the source's. */
function inLanguage(
  text: string,
  known: World["known"],
  locale: string,
  { sourceLocale }: ImportGround,
): string {
  return text.replace(CONTENT, (written: string, name: string) => {
    const texts = known.get(name)?.texts;
    return texts?.get(locale) ?? texts?.get(sourceLocale) ?? written;
  });
}

type Comment = { readonly text: string; readonly form: "html" | "plain" } | { readonly fault: string };

/** The text that a macro writes; every other action is named to `other`. */
function commentOf(actions: readonly Fields[], other: (field: string) => void): Comment {
  const html = actions.find(({ field }) => field === "comment_value_html");
  const plain = actions.find(({ field }) => field === "comment_value");
  const mode = actions.find(({ field }) => field === "comment_mode_is_public");
  const fields = actions.flatMap(({ field }) => wordOf(field) ?? []);
  for (const field of fields) if (!field.startsWith("comment_")) other(field.slice(0, 60));
  if (String(mode?.value) === "false") return { fault: "it writes a note for colleagues and no reply" };
  const text = textIn((html ?? plain)?.value);
  if (text === undefined)
    return {
      fault:
        fields.length > 0 ? `it writes no reply (only ${fields.slice(0, 4).join(", ")})` : "it does nothing",
    };
  return { text, form: html ? "html" : "plain" };
}

/** A value is a text, or a list of a channel and a text. */
function textIn(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.findLast((one) => typeof one === "string") : value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

function itemFrom(one: unknown, index: number, assembly: Assembly, ground: ImportGround): Item[] {
  const place = placeIn("item", index, isFields(one) ? one.name : undefined);
  const name = isFields(one) ? nameOf(one) : undefined;
  if (!isFields(one) || name === undefined || !Array.isArray(one.variants)) {
    assembly.refuse(place, name ?? "", "it has no name and variants");
    return [];
  }
  const texts = new Map<string, string>();
  for (const variant of one.variants.filter(isFields)) {
    const spoken = variant.default === true ? ground.sourceLocale : undefined;
    const locale = languageOf(variant, ground) ?? spoken;
    const content = textIn(variant.content);
    if (locale === undefined) assembly.losses.add(place, unknownLanguage(variant));
    else if (content !== undefined && variant.active !== false) texts.set(locale, content);
  }
  return [{ key: `dc-${wordOf(one.id) ?? name}`, name, place, isOff: one.active === false, texts }];
}

/** `{{dc.late_delivery}}` → `late_delivery`. */
function nameOf(item: Fields): string | undefined {
  const placeholder = wordOf(item.placeholder);
  return (placeholder && /dc\.([\w.-]+)/.exec(placeholder)?.[1]) ?? wordOf(item.name);
}

function languageOf(variant: Fields, { map, locales }: ImportGround): string | undefined {
  const written = wordOf(variant.locale) ?? wordOf(variant.locale_id);
  const mapped = written === undefined ? undefined : (map.values.get("locale")?.get(written) ?? written);
  return mapped !== undefined && locales.includes(mapped) ? mapped : undefined;
}

function unknownLanguage(variant: Fields): string {
  const written = wordOf(variant.locale) ?? wordOf(variant.locale_id) ?? "";
  return `the variant of language ${written}: say in a map which one it is, as in \`values: {locale: {"${written}": vi}}\``;
}

function addItem({ key, name, place, isOff, texts }: Item, assembly: Assembly, ground: ImportGround): void {
  const title = name.replace(/[_.-]+/g, " ").replace(/^./u, (letter) => letter.toUpperCase());
  if (texts.size === 0)
    assembly.refuse(place, key, "none of its variants is in a language of this workspace");
  for (const [locale, text] of texts) {
    const form = /<(?:p|br|div|ul|ol|a|b|strong)\b/i.test(text) ? "html" : "plain";
    assembly.add({ place, key, title, locale, text, form, isOff, tags: listOf(ground, "tags") });
  }
}
