import type { PickMany } from "#browser/pick-many.ts";
import type { LiveBox } from "#browser/propose-live.ts";
import { tidyWords } from "#core/box.ts";
import { isHeadAddress } from "#core/head-field.ts";
import type { FormValues } from "#core/proposal-form.ts";
import type { ProposeSheet } from "#core/propose-sheet.ts";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields of a form that have a name. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.querySelectorAll<Field>("[name]")];
}

/** What stands in a form. A radio button or box that is not chosen has no value. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const isChoice = field instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(field.type);
    if (!isChoice || field.checked) values[field.name] = field.value.replaceAll("\r\n", "\n");
  }
  return values;
}

/** Puts values into the fields of a form that have one; the others stay. */
export function fill(form: HTMLFormElement, values: FormValues): void {
  for (const field of fieldsOf(form)) {
    const value = values[field.name];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(field.type))
      field.checked = field.value === value;
    else field.value = value;
    // Nothing that is sent stands folded away.
    if (value !== "") field.closest("details")?.setAttribute("open", "");
  }
}

/** The published words, which stand in the page as it was built. */
export function originalsOf(form: HTMLFormElement): FormValues {
  const words = form.querySelectorAll<Field>("[data-part='words'] [name]");
  return Object.fromEntries([...words].map((field) => [field.name, originalOf(field)]));
}

function originalOf(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue.replaceAll("\r\n", "\n");
  return [...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? "";
}

/** Whether there is more in a draft than choices that the form makes by itself. */
export function isWorthKeeping(touched: FormValues, usual: FormValues): boolean {
  return Object.entries(touched).some(([name, value]) => name !== "verb" && value !== usual[name]);
}

/** What somebody wrote themselves: words that differ from the published ones, and what the terms hold. */
export function touchedIn(values: FormValues, originals: FormValues): FormValues {
  const touched = Object.entries(values).filter(
    ([name, value]) => name !== "name" && (name in originals ? value !== originals[name] : value !== ""),
  );
  return Object.fromEntries(touched);
}

const BOX = /^box:([A-Za-z0-9-]+):(.+)$/;
const HEAD = /^([a-z]+):([A-Za-z0-9-]+)$/;

/** What is to be said of the box of a field. */
export function liveBoxOf(
  name: string,
  values: FormValues,
  originals: FormValues,
  { sourceLocale, sheet }: { readonly sourceLocale: string; readonly sheet?: ProposeSheet | undefined },
  picks?: PickMany,
): LiveBox | undefined {
  const { address, locale } = placeOf(name) ?? {};
  if (address === undefined || locale === undefined) return undefined;
  const twin = name.startsWith("box:") ? `box:${sourceLocale}:${address}` : `${address}:${sourceLocale}`;
  const followed = sheet?.followed[locale]?.[address];
  return {
    address,
    locale,
    words: values[name] ?? "",
    original: originals[name] ?? "",
    ...(picks && { named: (ids: string) => picks.named(ids) }),
    addresses: Object.keys(values).flatMap((other) => {
      const place = placeOf(other);
      return place?.locale === locale && tidyWords(values[other] ?? "") !== "" ? [place.address] : [];
    }),
    ...(locale !== sourceLocale && {
      source: {
        words: values[twin] ?? "",
        original: originals[twin] ?? "",
        followed: followed ?? originals[twin] ?? "",
      },
    }),
  };
}

/** The part and language a field is for; undefined for one of the terms. */
export function placeOf(name: string): { readonly address: string; readonly locale: string } | undefined {
  const [, boxLocale, boxAddress] = BOX.exec(name) ?? [];
  if (boxLocale !== undefined && boxAddress !== undefined) return { address: boxAddress, locale: boxLocale };
  const [, address, locale] = HEAD.exec(name) ?? [];
  return address !== undefined && locale !== undefined && isHeadAddress(address)
    ? { address, locale }
    : undefined;
}
