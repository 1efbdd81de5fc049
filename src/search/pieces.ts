/** How a list is cut into pieces. */
export interface Cut<T> {
  readonly sizeOf: (one: T) => number;
  /** What decides whether a piece may begin here; undefined where none may. */
  readonly nameOf: (one: T) => string | undefined;
  /** A piece has at least this size before the next begins, */
  readonly least: number;
  /** about one in so many names begins one, */
  readonly oneIn: number;
  /** and from this size on every name does. */
  readonly most: number;
}

/**
 * Cuts a list where names say so, not after so many: what is added or taken away moves the cuts beside it only, and
 * the other pieces keep their bytes.
 */
export function piecesOf<T>(list: readonly T[], { sizeOf, nameOf, least, oneIn, most }: Cut<T>): T[][] {
  const pieces: T[][] = [];
  let [piece, size]: [T[], number] = [[], 0];
  for (const one of list) {
    const name = nameOf(one);
    const mayBegin = name !== undefined && size >= least;
    if (mayBegin && (size >= most || chanceOf(name) % oneIn === 0)) {
      pieces.push(piece);
      [piece, size] = [[], 0];
    }
    piece.push(one);
    size += sizeOf(one);
  }
  return piece.length > 0 ? [...pieces, piece] : pieces;
}

/** A number that looks like chance and is the same for the same name (FNV-1a, with the last bits mixed once more). */
function chanceOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < name.length; place++)
    hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8) >>> 0;
}
