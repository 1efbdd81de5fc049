/**
 * The name of a proposal's file without its ending: the day it was written and what it speaks of, numbered from
 * the second one: `2026-11-22-late-delivery`, `2026-11-22-late-delivery-2`. `day` is `YYYY-MM-DD`, `about` an id.
 */
export function proposalName(day: string, about: string, taken: Iterable<string> = []): string {
  const known = new Set(taken);
  const plain = `${day}-${about}`;
  let name = plain;
  for (let turn = 2; known.has(name); turn++) name = `${plain}-${turn}`;
  return name;
}

/** An id for what has none yet, from its words: "Bưu kiện đến trễ!" → `buu-kien-den-tre`; at most 64 letters. */
export function idFrom(words: string): string {
  const letters = words
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
  const parts = letters.match(/[a-z0-9]+/g) ?? [];
  return parts.join("-").slice(0, 64).replace(/-+$/, "");
}
