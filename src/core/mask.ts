import { CAPITALS, type FormKind, MASK_FORMS } from "#core/mask-form.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { type PrivateFind, privateDataIn } from "#core/private-data.ts";
import { placesOf, type Span } from "#core/wording.ts";

/** What a piece of a text is taken for. */
export type MaskKind = PrivateFind["kind"] | FormKind;

/** A piece of a text that must not be kept; `name` is the field whose value it is. */
interface MaskedSpan extends Span {
  readonly kind: MaskKind;
  readonly name?: string;
}

/** What is known of the text that is masked. */
export interface MaskGround {
  /** The fields whose values must not stand in public. */
  readonly placeholders: readonly Placeholder[];
  /** What the agent has filled in for this customer, by field. */
  readonly fields: Readonly<Record<string, string>>;
  /** Titles, phrases and names of the company's own: they name no customer. */
  readonly known: readonly string[];
  /** What is written in the place of a piece: `order number`. */
  readonly nameOf: (kind: MaskKind, field?: string) => string;
}

/** Words that begin sentences and name nobody. */
const OPENERS = new Set(
  "a an the my your our i we you he she it they this that these those is are was were do does did can could will would why where when what who how which please hi hello hey dear no not yes so but and or if in on at for from to with after before since also just still thanks xin chào cho mình tôi em anh chị bạn shop ad dạ alo ơi sao vì khi nếu của và là có không bị đã đang sẽ tại".split(
    " ",
  ),
);

/**
 * A text in which everything that could name a customer is replaced by what it is: `«order number»`. What it takes
 * for a name or an address is a guess on the safe side: a person reads the result before it is kept.
 */
export function masked(text: string, ground: MaskGround): string {
  const plain = text.normalize("NFC");
  return replaced(plain, spansIn(plain, ground), ground);
}

/** The same for what can be told for certain only: values of fields, addresses of mail, phone, card and account numbers. */
export function maskedForSure(text: string, ground: MaskGround): string {
  const plain = text.normalize("NFC");
  return replaced(plain, together(sureSpans(plain, ground)), ground);
}

function replaced(text: string, spans: readonly MaskedSpan[], { nameOf }: MaskGround): string {
  let [result, from] = ["", 0];
  for (const { start, end, kind, name } of spans) {
    result += `${text.slice(from, start)}«${nameOf(kind, name)}»`;
    from = end;
  }
  return result + text.slice(from);
}

function sureSpans(text: string, { placeholders, fields }: MaskGround): MaskedSpan[] {
  const typed = Object.entries(fields).flatMap(([name, value]) =>
    value.trim().length < 2
      ? []
      : placesOf(value, text).map((span): MaskedSpan => ({ kind: "field", name, ...span })),
  );
  return [...typed, ...privateDataIn(text, placeholders)];
}

function spansIn(text: string, ground: MaskGround): MaskedSpan[] {
  const guessed = MASK_FORMS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match): MaskedSpan[] => {
      const span = { kind, start: match.index, end: match.index + match[0].trimEnd().length };
      return isOurs(text.slice(span.start, span.end), ground) || (kind === "number" && isHarmless(text, span))
        ? []
        : [span];
    }),
  );
  return together([...sureSpans(text, ground), ...guessed, ...runsIn(text, ground)]);
}

/** Whether a word is the company's own, or only begins a sentence. */
function isOurs(words: string, { known }: MaskGround): boolean {
  return OPENERS.has(words.toLowerCase()) || known.includes(words);
}

/** Names without anything that leads to them: capitals in a row that the company does not say itself. */
function runsIn(text: string, { known }: MaskGround): MaskedSpan[] {
  return [...text.matchAll(CAPITALS)].flatMap(({ index, 0: run }): MaskedSpan[] => {
    const words = run.split(/[ \t]/);
    while (words.length > 0 && OPENERS.has(words[0]?.toLowerCase() ?? "")) words.shift();
    const said = words.join(" ");
    const isShouted = said === said.toUpperCase();
    if (words.length < 2 || isShouted || placesOf(said, known.join("\n")).length > 0) return [];
    return [{ kind: "name", start: index + run.length - said.length, end: index + run.length }];
  });
}

/** Days and amounts of money say nothing of who wrote. */
function isHarmless(text: string, span: Span): boolean {
  const found = text.slice(span.start, span.end);
  const isDay = /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})$/.test(found);
  const isShort = found.replace(/\D/g, "").length < 9;
  const isMoney =
    /^\d+(?:k|đ|vnd|eur|usd)$/i.test(found) ||
    /^\s?(?:\p{Sc}|VND|EUR|USD|đ|đồng|xu)/u.test(text.slice(span.end));
  return isDay || (isMoney && isShort);
}

/** Pieces that overlap or touch become one, named by the weightiest; in order. */
function together(spans: readonly MaskedSpan[]): MaskedSpan[] {
  const joined: MaskedSpan[] = [];
  for (const span of spans) {
    const index = joined.findIndex((other) => span.start < other.end && other.start < span.end);
    const other = joined[index];
    if (!other) joined.push(span);
    else
      joined[index] = {
        ...other,
        start: Math.min(other.start, span.start),
        end: Math.max(other.end, span.end),
      };
  }
  const sorted = joined.sort((a, b) => a.start - b.start);
  const overlap = sorted.some((span, index) => index > 0 && span.start < (sorted[index - 1]?.end ?? 0));
  return overlap ? together(sorted) : sorted;
}
