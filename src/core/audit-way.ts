import type { Placeholder } from "#core/placeholder.ts";

/** A word, a sign or a field of a text; `mass` is how much it says, nothing for a field. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly mass: number;
  readonly field?: string;
}

/** A field that took some pieces of the sent text, by their indexes; `last` is one of them. */
export interface TakenPieces {
  readonly field: number;
  readonly first: number;
  readonly last: number;
}

/** The cheapest way from an approved text to a sent one. */
export interface Way {
  /** The mass of the pieces that both have. */
  readonly matched: number;
  readonly taken: readonly TakenPieces[];
}

const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const PIECE = new RegExp(
  String.raw`\{\{([a-z][a-z0-9_]*)\}\}|${UNSPACED}|[[\p{L}\p{M}\p{N}]--${UNSPACED}]+|\S`,
  "gv",
);

/** The pieces of a text in order; what is written without spaces is taken sign by sign. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(PIECE)].map(({ 0: found, 1: field, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
    mass: field === undefined ? massOf(found) : 0,
    ...(field !== undefined && { field }),
  }));
}

/** A long word says more than a short one, a mark next to nothing. */
function massOf(text: string): number {
  return /[\p{L}\p{N}]/u.test(text) ? Math.min(1 + text.length, 8) : 0.25;
}

/** What it costs to leave a field empty, and to let it take a piece: less than a word that differs, as long as it reads like a value. */
const EMPTY = 0.5;
const TAKEN = { first: 0.3, figure: 0.3, mark: 0.2, word: 1.5, comma: 4 } as const;
/** What is gained by taking words for a value whose neighbour before it differs too. */
const LOOSE = 1;
/** A field that the settings do not know any more may have held as much. */
const MOST_IN_FIELD = 60;

/** No value goes on after the end of a line or of a sentence; "Dr. No" ends none. */
const GOES_ON = /\n|[!?…]\s+\S|[\p{L}\p{N}]{3}\.\s+\S|[。！？]/u;

const MATCH = 1;
const LEAVE = 2;
const PUT = 3;
const FILL = 4;

/** For each place in both texts what the cheapest way there costs, its last step, where a value then began, and whether the words just before were as approved. */
interface Grid {
  readonly width: number;
  readonly cost: Float64Array;
  readonly steps: Uint8Array;
  readonly first: Int32Array;
  readonly firm: Uint8Array;
}

/** The cheapest way from the pieces of an approved text to those of a sent one, by words left out, put in and filled into fields. */
export function cheapestWay(
  a: readonly Piece[],
  b: readonly Piece[],
  sent: string,
  placeholders: readonly Placeholder[],
): Way {
  const width = b.length + 1;
  const size = (a.length + 1) * width;
  const grid: Grid = {
    width,
    cost: new Float64Array(size),
    steps: new Uint8Array(size).fill(PUT, 1, width),
    first: new Int32Array(size),
    firm: new Uint8Array(size),
  };
  grid.firm[0] = 1;
  for (let j = 1; j < width; j++) grid.cost[j] = (grid.cost[j - 1] ?? 0) + (b[j - 1]?.mass ?? 0);
  a.forEach((piece, index) => {
    const room = piece.field === undefined ? undefined : roomOf(piece.field, placeholders);
    drawRow(grid, index + 1, piece, b);
    for (let j = 1; j < width; j++) {
      if (room) fillAt(grid, index + 1, j, room, b, sent);
      putAt(grid, index + 1, b, j);
    }
  });
  return walked(grid, a, b);
}

/** The steps that come from the row above: a piece is left out, or is the same in both. */
function drawRow({ width, cost, steps, firm }: Grid, i: number, piece: Piece, b: readonly Piece[]): void {
  const price = piece.field === undefined ? piece.mass : EMPTY;
  for (let j = 0; j < width; j++) {
    const here = i * width + j;
    const above = here - width;
    const isSame = j > 0 && b[j - 1]?.text === piece.text;
    const left = (cost[above] ?? 0) + price;
    const met = isSame ? (cost[above - 1] ?? 0) : Number.POSITIVE_INFINITY;
    cost[here] = Math.min(left, met);
    steps[here] = met <= left ? MATCH : LEAVE;
    firm[here] = met <= left ? 1 : piece.field === undefined ? 0 : (firm[above] ?? 0);
  }
}

/** The steps along a row: a piece of the sent text is put in. */
function putAt({ width, cost, steps, firm }: Grid, i: number, b: readonly Piece[], j: number): void {
  const here = i * width + j;
  const put = (cost[here - 1] ?? 0) + (b[j - 1]?.mass ?? 0);
  if (put >= (cost[here] ?? 0)) return;
  cost[here] = put;
  steps[here] = PUT;
  firm[here] = 0;
}

/** Values of a field that end at a place: whatever stands before it, as far as there is room. */
function fillAt(
  grid: Grid,
  i: number,
  j: number,
  { max, options }: FieldRoom,
  b: readonly Piece[],
  sent: string,
): void {
  const { width, cost, steps, first, firm } = grid;
  const here = i * width + j;
  let [inside, mass] = [0, 0];
  for (let start = j - 1; start >= 0; start--) {
    const value = sent.slice(b[start]?.start ?? 0, b[j - 1]?.end ?? 0);
    if (value.length > max || GOES_ON.test(value)) break;
    const from = here - width - (j - start);
    mass += b[start]?.mass ?? 0;
    const firmly = TAKEN.first + inside;
    const price = (cost[from] ?? 0) + (firm[from] ? firmly : Math.max(firmly, mass - LOOSE));
    inside += pieceCost(b[start]?.text ?? "");
    if (price >= (cost[here] ?? 0) || !isOffered(value, options)) continue;
    cost[here] = price;
    steps[here] = FILL;
    first[here] = start;
    firm[here] = 1;
  }
}

interface FieldRoom {
  readonly max: number;
  readonly options?: readonly string[];
}

function roomOf(name: string, placeholders: readonly Placeholder[]): FieldRoom {
  return placeholders.find((candidate) => candidate.name === name) ?? { max: MOST_IN_FIELD };
}

/** What it costs that a value goes on with a piece: "9 Dec 2026, 16:30" is cheap, half a sentence is not. */
function pieceCost(text: string): number {
  if (/^[,;，、]$/u.test(text)) return TAKEN.comma;
  if (/^\p{L}/u.test(text)) return TAKEN.word;
  return /^\p{N}/u.test(text) ? TAKEN.figure : TAKEN.mark;
}

function isOffered(value: string, options: readonly string[] | undefined): boolean {
  return options?.some((option) => option.toLowerCase() === value.toLowerCase()) ?? true;
}

function walked({ width, steps, first }: Grid, a: readonly Piece[], b: readonly Piece[]): Way {
  let [i, j] = [a.length, b.length];
  let matched = 0;
  const taken: TakenPieces[] = [];
  while (i > 0 || j > 0) {
    const step = steps[i * width + j];
    const start = first[i * width + j] ?? 0;
    if (step === MATCH) matched += a[i - 1]?.mass ?? 0;
    if (step === FILL) taken.unshift({ field: i - 1, first: start, last: j - 1 });
    if (step === FILL) j = start;
    else if (step !== LEAVE) j--;
    if (step !== PUT) i--;
  }
  return { matched, taken };
}
