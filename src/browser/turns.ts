import { remember, remembered } from "#browser/memory.ts";
import type { Selection } from "#core/published.ts";

const KEY = "turns";

function turns(): Readonly<Record<string, unknown>> {
  return remembered(KEY, (kept) => Object(kept) as Readonly<Record<string, unknown>>);
}

/** What names a reply whose variants are taken in turn. */
export function turnKey(id: string, { locale, channel, moment }: Omit<Selection, "variant">): string {
  return [id, locale, channel, moment].join("/");
}

/** Which of a reply's variants is next on this device, 1-based; `reply` names answer, language, channel and moment. */
export function turnOf(reply: string): number {
  const turn = turns()[reply];
  return typeof turn === "number" && turn >= 1 ? turn : 1;
}

/** A variant was copied: the next copy takes the one after it, so that forty public replies are not one text. */
export function takeTurn(reply: string, copied: number, variants: number): void {
  remember(KEY, { ...turns(), [reply]: (copied % variants) + 1 });
}
