/** Scripts that name their languages by themselves, by the first letter of a word. */
const SCRIPTS: readonly (readonly [form: RegExp, languages: readonly string[]])[] = [
  [/^\p{scx=Latn}/u, []],
  [/^[\p{Script=Hira}\p{Script=Kana}ー]/u, ["ja"]],
  [/^\p{scx=Han}/u, ["zh", "ja"]],
  [/^\p{scx=Thai}/u, ["th"]],
  [/^\p{scx=Hang}/u, ["ko"]],
  [/^\p{scx=Cyrl}/u, ["ru", "uk", "bg", "sr", "kk"]],
  [/^\p{scx=Arab}/u, ["ar", "fa", "ur"]],
  [/^\p{scx=Deva}/u, ["hi", "mr", "ne"]],
  [/^\p{scx=Hebr}/u, ["he"]],
  [/^\p{scx=Grek}/u, ["el"]],
  [/^\p{scx=Beng}/u, ["bn"]],
  [/^\p{scx=Taml}/u, ["ta"]],
  [/^\p{scx=Telu}/u, ["te"]],
  [/^\p{scx=Khmr}/u, ["km"]],
  [/^\p{scx=Laoo}/u, ["lo"]],
  [/^\p{scx=Mymr}/u, ["my"]],
  [/^\p{scx=Geor}/u, ["ka"]],
];

/** Words of these letters are never in the languages of the same script named after them. */
const NEVER: readonly (readonly [form: RegExp, languages: readonly string[]])[] = [
  [/[іїєґ]/, ["ru", "bg", "sr", "kk"]],
  [/[ыэё]/, ["uk", "bg", "sr"]],
  [/[پچژگ]/, ["ar"]],
  [/[ٹڈڑںے]/, ["ar", "fa"]],
];

/** The languages a word's script speaks for; none for Latin letters and figures, which many share. */
export function languagesByScript(word: string): readonly string[] {
  const languages = SCRIPTS.find(([form]) => form.test(word))?.[1] ?? [];
  if (languages.length < 2) return languages;
  const excluded = NEVER.filter(([form]) => form.test(word)).flatMap(([, others]) => others);
  return languages.filter((language) => !excluded.includes(language));
}

/** Letters that only one way of writing Chinese has, in messages of customers. */
const SIMPLIFIED = /[们这说国会时没为开关钱单码证账号问题订购买卖还让给谁]/;
const TRADITIONAL = /[們這說國會時沒為開關錢單碼證帳號問題訂購買賣還讓給誰]/;

/** Whether a Chinese tag fits how a text is written: `zh-TW`, `zh-HK` and `zh-Hant` to traditional letters. */
export function fitsHan(tag: string, text: string): boolean {
  const isTraditional = /-(?:Hant|TW|HK|MO)\b/.test(tag);
  const [own, other] = isTraditional ? [TRADITIONAL, SIMPLIFIED] : [SIMPLIFIED, TRADITIONAL];
  return own.test(text) || !other.test(text);
}
