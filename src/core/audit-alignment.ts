import { cheapestWay, type Piece, piecesOf, type TakenPieces } from "#core/audit-way.ts";
import type { Placeholder } from "#core/placeholder.ts";

/** What somebody put into one field of an approved text: which field, where it stands there, and where the value stands in what was sent. */
export interface FilledField {
  readonly name: string;
  readonly value: string;
  /** The field's place in the approved text, and the value's in the sent one, in UTF-16 units. */
  readonly approved: { readonly start: number; readonly end: number };
  readonly sent: { readonly start: number; readonly end: number };
}

/** An approved text laid over a sent one, its fields standing for whatever was put there. */
export interface AuditAlignment {
  /** How much of both texts is the same words in the same order, fields left out: 0…1. */
  readonly likeness: number;
  /** How much of the approved text's own words was sent, 0…1. */
  readonly covered: number;
  readonly filled: readonly FilledField[];
}

/**
 * Lays an approved text over a sent one, by the cheapest way of words left out, put in and filled into fields.
 * A field takes no more letters than it may have, nothing across a line end, and of a choice only what may be chosen.
 */
export function auditAlignment(
  approved: string,
  sent: string,
  placeholders: readonly Placeholder[],
): AuditAlignment {
  const [a, b] = [piecesOf(approved), piecesOf(sent)];
  const { matched, taken } = cheapestWay(a, b, sent, placeholders);
  const filled = filledFrom(a, b, taken, sent);
  const inFields = filled.reduce((sum, field) => sum + massWithin(b, field.sent), 0);
  const [massA, massB] = [massOfAll(a), massOfAll(b) - inFields];
  const same = massA + massB === 0 ? 1 : (2 * matched) / (massA + massB);
  return { likeness: Math.min(1, same), covered: massA === 0 ? 1 : matched / massA, filled };
}

function massOfAll(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { mass }) => sum + mass, 0);
}

function massWithin(pieces: readonly Piece[], { start, end }: FilledField["sent"]): number {
  return massOfAll(pieces.filter((piece) => piece.start >= start && piece.end <= end));
}

function filledFrom(
  a: readonly Piece[],
  b: readonly Piece[],
  taken: readonly TakenPieces[],
  sent: string,
): FilledField[] {
  return taken.flatMap(({ field, first, last }) => {
    const [own, begin, end] = [a[field], b[first], b[last]];
    if (!own?.field || !begin || !end) return [];
    const place = { start: begin.start, end: end.end };
    return [
      {
        name: own.field,
        value: sent.slice(place.start, place.end),
        approved: { start: own.start, end: own.end },
        sent: place,
      },
    ];
  });
}

/** Both texts with every field that was filled named alike, so that only what really differs differs; `values` has what was filled in by that name. */
export interface AuditPair {
  readonly approved: string;
  readonly sent: string;
  readonly values: Readonly<Record<string, string>>;
}

/** An approved and a sent text for comparing: what fills a field is no difference, and an optional field that was left empty neither. */
export function auditPair(
  approved: string,
  sent: string,
  filled: readonly FilledField[],
  placeholders: readonly Placeholder[],
): AuditPair {
  const names = filled.map((_, index) => `as_sent_${index + 1}`);
  const marks = filled.map((field, index) => ({ ...field, mark: `{{${names[index]}}}` }));
  const pair = {
    approved: replaced(
      approved,
      marks.map((field) => ({ ...field.approved, mark: field.mark })),
    ),
    sent: replaced(
      sent,
      marks.map((field) => ({ ...field.sent, mark: field.mark })),
    ),
  };
  const optional = new Set(placeholders.filter(({ required }) => !required).map(({ name }) => name));
  const stripped = pair.approved.replace(/ ?\{\{([a-z][a-z0-9_]*)\}\}/g, (field, name: string) =>
    optional.has(name) ? "" : field,
  );
  const values = Object.fromEntries(filled.map(({ value }, index) => [names[index] ?? "", value]));
  return { approved: stripped, sent: pair.sent, values };
}

function replaced(text: string, marks: readonly { start: number; end: number; mark: string }[]): string {
  let [result, at] = ["", 0];
  for (const { start, end, mark } of marks) {
    result += text.slice(at, start) + mark;
    at = end;
  }
  return result + text.slice(at);
}
