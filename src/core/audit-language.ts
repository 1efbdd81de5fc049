import { foldedText } from "#core/fold.ts";
import type { Locale } from "#core/locale.ts";

/** Scripts that name a language by themselves, in the order they are asked. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Devanagari}/u, "hi"],
  [/\p{Script=Arabic}/u, "ar"],
  [/\p{Script=Cyrillic}/u, "ru"],
  [/\p{Script=Han}/u, "zh"],
];

/** Letters that only Vietnamese has among the languages below. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

/** Small words that stand in nearly every message of a language and rarely in another's, folded. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: "the and you your we our is are for with have please this that of to can will sorry",
  vi: "ban minh nhe ben va cua khong duoc cho nay la da anh chi em giup trong roi xin",
  es: "el los las que para por con una su usted gracias hola estamos lo del",
  fr: "le les des vous nous votre est pour une avec bonjour merci dans que pas",
  de: "der die das und sie wir ist fur mit ihre nicht ein eine bitte hallo",
  pt: "os uma que para com voce nao seu sua obrigado ola estamos em por",
  id: "yang dan kami anda untuk di ini dengan tidak akan silakan dari pada",
  it: "il che per con una non sono grazie ciao della siamo gli di",
};

/** Fewer small words than this share of all say nothing. */
const LEAST_SHARE = 0.12;

/** The language among `locales` that a text seems to be in; undefined where nothing tells, or it is in none of them. */
export function guessedLocale(text: string, locales: readonly Locale[]): Locale | undefined {
  const language = languageOf(text);
  return language && locales.find((locale) => locale === language || locale.startsWith(`${language}-`));
}

function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const script = SCRIPTS.find(
    ([form]) => letters.filter((letter) => form.test(letter)).length * 5 > letters.length,
  );
  if (script && letters.length > 0) return script[1];
  if (letters.filter((letter) => VIETNAMESE.test(letter)).length * 25 > letters.length) return "vi";
  const words = foldedText(text).match(/\p{L}+/gu) ?? [];
  const shares = Object.entries(SMALL_WORDS).map(([language, list]) => {
    const small = new Set(list.split(" "));
    return { language, share: words.filter((word) => small.has(word)).length / Math.max(1, words.length) };
  });
  const [best, next] = shares.sort((a, b) => b.share - a.share);
  return best && best.share >= LEAST_SHARE && best.share > (next?.share ?? 0) ? best.language : undefined;
}
