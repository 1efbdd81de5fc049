/**
 * A short name of a text, the same wherever it is computed: FNV-1a in 32 bits (draft-eastlake-fnv), once from its
 * own beginning and once from another. It tells that something changed, and proves nothing.
 */
export function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x2b9f6d1d];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + 0x9e37), 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(36).padStart(7, "0")).join("");
}
