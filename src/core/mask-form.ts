/** What a piece of a text is taken for by its form alone. */
export type FormKind = "name" | "address" | "birth" | "link" | "account" | "number";

const CAPITAL = String.raw`(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*(?![\p{L}\p{M}\p{N}]|-\d)`;
const NAME = String.raw`${CAPITAL}(?:[ \t]${CAPITAL}|[ \t]\p{Lu}\.){0,3}`;
const ANY_WORD = String.raw`(?<![\p{L}\p{M}])\p{L}[\p{L}\p{M}'’-]*`;

/** Whoever says this says their name, with a capital letter or without. */
const SAYS_NAME =
  "(?:[Mm]y (?:full )?name(?: is|['’]s)|[Tt]ên (?:(?:tôi|mình|em|anh|chị|cháu) )?là|(?:[Tt]ôi|[Mm]ình|[Ee]m|[Aa]nh|[Cc]hị|[Cc]háu) tên(?: là)?|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i nombre es|[Ii]ch heiße|[Mm]ein Name ist|[Mm]eu nome é|[Mm]i chiamo|[Nn]ama saya)";
/** After this a word with a capital letter is a name. */
const LEADS_TO_NAME = String.raw`(?:(?<![\p{L}])(?:[Ii](?:['’]m| am)|[Tt]his is|(?:[Bb]est |[Kk]ind )?[Rr]egards|[Cc]heers|[Tt]hanks|[Tt]hank you|[Ss]incerely|[Ll]ove|[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Cc]hào|Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Señora?|Mme|Monsieur|[Aa]nh|[Cc]hị|[Ee]m|[Cc]ô|[Cc]hú|[Bb]ác|[Ôô]ng|[Bb]à|[Tt]ôi là|[Mm]ình là|[Ee]m là)[.,:!]?)`;

const STREET = String.raw`(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Close|Way)(?![\p{L}])\.?`;
const WARD = String.raw`(?:[Pp]hường|[Qq]uận|[Hh]uyện|[Xx]ã|[Tt]hành phố|[Tt]ỉnh|[Pp]\.|[Qq]\.|TP\.?)`;

/** In order of weight: of two pieces that overlap the first gives the name. */
const FORMS: readonly (readonly [FormKind, string])[] = [
  ["link", String.raw`(?:https?:\/\/|www\.)\S+`],
  ["account", String.raw`(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_][\p{L}\p{N}._-]{1,40}`],
  ["birth", String.raw`(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19\d\d|200\d|201[0-5])(?!\d)`],
  [
    "address",
    String.raw`(?<![\p{L}\p{N}])\d{1,5}[A-Za-z]?(?:\/\d+)*,?[ \t](?:${CAPITAL}[ \t]){1,4}${STREET}(?:,[ \t]*[\p{L}\p{N} ]{2,30})?`,
  ],
  [
    "address",
    String.raw`(?:[Ss]ố(?: nhà)? )?(?<![\p{L}\p{N}])\d{1,4}[A-Za-z]?(?:\/\d+)*,?[ \t](?:[Đđ]ường |[Pp]hố |[Nn]gõ )?(?:${CAPITAL}[ \t]?){1,4}(?:,?[ \t]*${WARD}[ \t]?(?:\d{1,2}|(?:${CAPITAL}[ \t]?){1,3}))+`,
  ],
  ["address", String.raw`(?<!\p{L})\p{Lu}\p{L}*(?:straße|strasse|str\.|weg|platz|gasse) \d{1,4}[a-z]?`],
  ["address", String.raw`\d{1,4},? (?:bis )?(?:rue|avenue|boulevard|place|calle|via) (?:\p{L}+ ?){1,4}`],
  ["name", String.raw`(?<=${SAYS_NAME}[ \t:]{1,8})(?:${NAME}|${ANY_WORD})`],
  ["name", String.raw`(?<=${LEADS_TO_NAME}[ \t\n]{1,8})${NAME}`],
  ["name", String.raw`[\p{Script=Han}\p{Script=Katakana}]{1,8}(?=と申します|といいます|さん|様)`],
  // A line of its own at the end is a signature.
  ["name", String.raw`(?<=\n[ \t]{0,8}[-–—~^]?[ \t]{0,8})${NAME}(?=\s*$)`],
  ["number", String.raw`(?<!\d)\+?\d(?:[ .()-]{0,2}\d){8,22}(?!\d)`],
  [
    "number",
    String.raw`(?<![\p{L}\p{N}])#?(?=[\p{L}\p{N}])(?=[\p{L}_/-]{0,40}\d)(?=(?:[^\s\d]{0,40}\d){3})[\p{L}\p{N}][\p{L}\p{N}_/-]{4,}`,
  ],
];

/** Two words with capitals in a row, and more. */
export const CAPITALS = new RegExp(String.raw`${CAPITAL}(?:[ \t]${CAPITAL}){1,4}`, "gu");

/** What names people and places in a text, by its form. */
export const MASK_FORMS = FORMS.map(([kind, form]) => [kind, new RegExp(form, "gu")] as const);
