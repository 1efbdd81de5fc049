/** Typed or pasted text beyond this decides nothing. */
const MOST_LETTERS = 20_000;

/** Where an older mail begins that somebody answers: everything from there on was said before. */
const OLDER_MAIL = [
  /^[ \t]*-{2,}[ \t]*(?:original message|forwarded message|thư gốc|tin nhắn gốc|thư đã chuyển tiếp)[ \t]*-*/imu,
  /^[ \t]*(?:on|le|am|el)\b[^\n]{4,120}\n?[^\n]{0,80}(?:wrote|a écrit|schrieb|escribió)[ \t]?:[ \t]*$/imu,
  /^[ \t]*(?:vào|ngày|lúc)[ \t][^\n]{4,120}\n?[^\n]{0,80}(?:đã viết|viết)[ \t]?:[ \t]*$/imu,
  /^[ \t]*_{10,}[ \t]*$/mu,
  /^[ \t]*(?:from|từ)[ \t]?:[^\n]+\n[ \t]*(?:sent|date|đã gửi|ngày)[ \t]?:/imu,
];

/** How a letter ends: from such a line on only a name follows. */
const LEAVE =
  /^[ \t]*(?:--[ \t]*$|(?:kind |best |warm |many )?regards\b|sincerely\b|cheers,|yours (?:truly|faithfully)|sent from my\b|trân trọng\b|thân(?: mến| ái)?,?[ \t]*$|gửi từ (?:điện thoại|iphone|ipad)\b)/imu;

/** Figures, addresses and greetings: they say who writes and of which order, never what about. */
const ASIDE = [
  /^[ \t]*>[^\n]*$/gmu,
  /https?:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,190}/giu,
  /(?<![\p{L}\p{N}-])(?=[\p{L}\p{N}-]{0,30}\d{4})[\p{L}\p{N}-]{5,40}(?![\p{L}\p{N}-])/gu,
  /(?<!\S)[@#][\p{L}\p{N}_.]+/gu,
  /^[ \t]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?:[ \t]+(?:there|all|team|sir|madam|support|everyone)){0,3}[ \t]*[,.!:\n]/giu,
  /^[ \t]*(?:xin chào|chào|kính gửi|dạ chào|alo)(?:[ \t]+[\p{L}]+){0,3}[ \t]*[,.!:\n]/giu,
];

/**
 * What somebody says in a message, by itself: greetings, older mail, the leave-taking, links and numbers are blanks, so
 * that all places stay. A message that is nothing else stays as it is.
 */
export function saidIn(message: string): string {
  const text = message.slice(0, MOST_LETTERS);
  const said = ASIDE.reduce((rest, aside) => rest.replace(aside, blank), untilLeave(beforeOlderMail(text)));
  return /[\p{L}\p{N}]/u.test(said) ? said : text;
}

function beforeOlderMail(text: string): string {
  const begins = OLDER_MAIL.flatMap((sign) => sign.exec(text)?.index ?? []);
  return text.slice(0, Math.min(text.length, ...begins));
}

/** A leave-taking on the first line is no end. */
function untilLeave(text: string): string {
  const place = LEAVE.exec(text)?.index ?? -1;
  return place > 0 && /[\p{L}\p{N}]/u.test(text.slice(0, place)) ? text.slice(0, place) : text;
}

function blank(aside: string): string {
  return aside.replace(/[^\n]/gu, (letter) => " ".repeat(letter.length));
}
