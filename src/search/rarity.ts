/**
 * How much a term says that stands in so many of all records: the rarer, the more (the inverse document frequency of
 * BM25). Rounded, since the last digit of a logarithm may differ between engines.
 */
export function rarityOf(count: number, records: number): number {
  const rarity = Math.log(1 + (records - count + 0.5) / (count + 0.5));
  return Math.round(rarity * 1000) / 1000;
}
