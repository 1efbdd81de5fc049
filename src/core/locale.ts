/** A language tag as it names a text file: `en`, `vi`, `pt-BR`. */
export type Locale = string;

/** One text in several languages, by locale. */
export type Localized = Readonly<Record<Locale, string>>;

/** A text together with the language it really is in. */
export interface Spoken {
  readonly text: string;
  readonly locale: Locale;
}

/** The text in `locale`, else in `fallback`, else in any language; undefined when there is none. */
export function spokenIn(texts: Localized, locale: Locale, fallback: Locale): Spoken | undefined {
  for (const tag of [locale, fallback, ...Object.keys(texts)]) {
    const text = texts[tag];
    if (text !== undefined) return { text, locale: tag };
  }
  return undefined;
}

/** The text in `locale`, else the fallback's, else the name itself, as a plain string. */
export function textIn(texts: Localized, locale: Locale, fallback: Locale, name = ""): string {
  return spokenIn(texts, locale, fallback)?.text ?? name;
}
