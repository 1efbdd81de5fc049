/** What has been asked so often is asked anew: nothing is remembered without end. */
const MOST = 100_000;

/**
 * A function that remembers what it answered to the same arguments; for what takes longer to make than to look up. Who
 * makes one beside their functions marks the call pure: it would else keep a whole module in bundles that want none of it.
 */
export function remembered<Asked extends readonly (string | number)[], Answer>(
  make: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const name = asked.length === 1 ? String(asked[0]) : asked.join("\n");
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    const made = make(...asked);
    if (known.size >= MOST) known.clear();
    known.set(name, made);
    return made;
  };
}
