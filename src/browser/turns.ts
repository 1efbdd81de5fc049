import type { Selection } from "#core/published.ts";

const KEY = "replybook.turns";

function turns(): Readonly<Record<string, number>> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof saved === "object" && saved !== null ? (saved as Record<string, number>) : {};
  } catch {
    return {};
  }
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
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...turns(), [reply]: (copied % variants) + 1 }));
  } catch {
    // Storage is blocked or full: the turn holds on the open page only.
  }
}
