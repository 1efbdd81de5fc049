import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { cardsIn, ibansIn, phonesIn } from "#core/private-number.ts";
import { placesOf, type Span } from "#core/wording.ts";

/** Something that should not stand in public; `name` is the field whose value it looks like. */
export interface PrivateFind extends Span {
  readonly kind: "email" | "phone" | "card" | "iban" | "field";
  readonly name?: string;
}

const MAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+-]{0,63} ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:[A-Za-z]{2,24}(?![\p{Script=Latin}\p{N}])|\p{L}{2,24}(?![\p{L}\p{N}]))/gu;

/**
 * What a text holds that should not stand in public, in order and without overlaps: values of private fields
 * that have a pattern, e-mail addresses, IBANs, card and phone numbers. Whatever stands in `approved` as well
 * (the wording that was approved for this place) is the company's own.
 */
export function privateDataIn(
  text: string,
  placeholders: readonly Placeholder[],
  approved = "",
): PrivateFind[] {
  const finds: PrivateFind[] = [
    ...placeholders.filter((placeholder) => placeholder.private).flatMap((field) => valuesIn(text, field)),
    ...[...text.matchAll(MAIL)].map((match) => ({ kind: "email" as const, ...spanOf(match) })),
    ...ibansIn(text).map((span) => ({ kind: "iban" as const, ...span })),
    ...cardsIn(text).map((span) => ({ kind: "card" as const, ...span })),
    ...phonesIn(text).map((span) => ({ kind: "phone" as const, ...span })),
  ];
  return finds
    .filter((find) => approved === "" || !approved.includes(text.slice(find.start, find.end)))
    .filter((find, index, all) => !all.slice(0, index).some((earlier) => overlap(earlier, find)))
    .sort((a, b) => a.start - b.start);
}

function spanOf({ index, 0: found }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Values of a field in a text. A value without a digit, or shorter than five, says too little to be told from a word. */
function valuesIn(text: string, { name, pattern }: Placeholder): PrivateFind[] {
  if (pattern === undefined) return [];
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu"))]
    .filter(([found]) => found.length >= 5 && /\d/.test(found))
    .map((match) => ({ kind: "field", name, ...spanOf(match) }));
}

/** What everybody knows to be private, in the languages the product itself speaks. */
const KNOWN = {
  phone:
    /\b(?:phone|mobile|cell|telephone) (?:number|no\.?)|\byour (?:phone|number|mobile)\b|số điện thoại|(?<!\p{L})(?:sđt|sdt|số đt)(?!\p{L})/giu,
  email:
    /\be-?mail address|\byour e-?mail\b|địa chỉ (?:e-?mail|mail)|(?<!\p{L})e-?mail(?= (?:của|đăng ký|đã|bạn|anh|chị|mình|nhé|ạ|nào|gì)(?!\p{L})| ?[?.,]|$)/giu,
  card: /\bcard(?:'s|’s)? (?:number|details)|\bnumber (?:of|on) (?:your|the) card|số thẻ/giu,
  iban: /\bIBAN\b|\b(?:bank )?account number|số tài khoản/giu,
} as const;
const KNOWN_KINDS = ["phone", "email", "card", "iban"] as const;

const OUR_DOING = String.raw`(?<!(?<!\p{L})(?:we|I|to|đã|sẽ|đang)\s|(?:[’']ll|\bwe (?:will|can|have|shall|could|may))\s)`;
const REFUSED = String.raw`(?<!(?<!\p{L})(?:never|not|n[’']t|without|no need to|đừng|không|chớ)\s(?:\p{L}+\s){0,3})`;
const ASKS = new RegExp(
  String.raw`${REFUSED}${OUR_DOING}(?<!\p{L})(?:send|give|tell|share|provide|post|write|leave|drop|reply with|answer with|comment|confirm|let us (?:know|have)|we(?:[’']ll)? need|what(?:[’']s| is| are)|which is|(?:may|can|could) we (?:have|get)|gửi|cho (?:bên mình|chúng tôi|shop|ad|em|mình)|cho xin|xin(?! (?:lỗi|chào|phép|hoàn))|nhắn|cung cấp|đưa|để lại|báo|điền|ghi|bình luận|chia sẻ|cho biết|inbox)(?!\p{L})`,
  "iu",
);
const GOES_PRIVATE =
  /\bprivate(?:ly)?\b|(?<!\p{L})(?:DMs?|PM us|ib|inbox|direct messages?|messenger)(?!\p{L})|\bmessage (?:us|me)\b|\b(?:through|under|use|via|open) Help\b|\bHelp in the app|(?:nhắn|tin|chat|trao đổi) riêng|tin nhắn|hộp thư|mục Trợ giúp/iu;

/**
 * What a public text asks the customer for in the open: names of private fields whose label it names in its
 * language, and kinds of private data everybody knows (`phone`, `email`, `card`, `iban`), each once. A
 * sentence that moves the talk to private speaks for its neighbours too.
 */
export function asksPrivateData(
  text: string,
  placeholders: readonly Placeholder[],
  locale: Locale,
): string[] {
  return [...new Set(privateAsksIn(text, placeholders, locale).map(({ name, kind }) => name ?? kind))];
}

/** The same with the places of the words that name it, in a text that is NFC: sentence by sentence, and in those by kind. */
export function privateAsksIn(
  text: string,
  placeholders: readonly Placeholder[],
  locale: Locale,
): PrivateFind[] {
  const composed = text.normalize("NFC");
  const sentences = composed.split(/(?<=[.!?…])\s+|(?<=[。！？])|\n+/u);
  let end = 0;
  return sentences.flatMap((sentence, index) => {
    const start = composed.indexOf(sentence, end);
    end = start + sentence.length;
    const around = sentences.slice(Math.max(0, index - 1), index + 2);
    if (around.some((neighbour) => GOES_PRIVATE.test(neighbour))) return [];
    const from = /[?？]/.test(sentence) ? 0 : sentence.search(ASKS);
    if (from < 0) return [];
    const finds = privateThingsIn(sentence.slice(from), placeholders, locale);
    return finds.map((find) => ({
      ...find,
      start: find.start + start + from,
      end: find.end + start + from,
    }));
  });
}

function privateThingsIn(words: string, placeholders: readonly Placeholder[], locale: Locale): PrivateFind[] {
  const fields = placeholders
    .filter((field) => field.private)
    .flatMap((field) => {
      const places = labelsOf(field, locale).map((label) => placesOf(label, words));
      const [place] = places.find((found) => found.length > 0) ?? [];
      return place ? [{ kind: "field" as const, name: field.name, ...place }] : [];
    });
  const known = KNOWN_KINDS.flatMap((kind) =>
    [...words.matchAll(KNOWN[kind])].map((match) => ({ kind, ...spanOf(match) })),
  );
  return [...fields, ...known];
}

/** A label as it stands and as people say it: "Parcel's tracking number" → "tracking number". */
function labelsOf({ label }: Placeholder, locale: Locale): string[] {
  const written = label[locale];
  if (written === undefined) return [];
  const plain = written.replace(/\s*\(.*?\)/g, "");
  return [written, plain, plain.replace(/^.*[’']s\s+/, ""), plain.replace(/\s+(?:with|kèm)\s.*$/i, "")];
}
