/**
 * Milliseconds since 1970 of an RFC 3339 instant from the year 100 on; NaN when the text is none (no offset, 30 February,
 * 25:00, small letters). It is read anew each time, a hundred thousand times in a build: figure by figure, which takes a
 * fifth of what an expression and `Date.parse` take.
 */
export function millisOf(text: string): number {
  if (text[4] !== "-" || text[7] !== "-" || text[10] !== "T" || text[13] !== ":" || text[16] !== ":")
    return Number.NaN;
  const [fraction, end] = text[19] === "." ? fractionIn(text) : [0, 19];
  const [hour, minute, second] = [pairAt(text, 11), pairAt(text, 14), pairAt(text, 17)];
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return dayAt(text) + ((hour * 60 + minute - offsetAt(text, end)) * 60 + second) * 1000 + fraction;
}

/** The number two figures make; NaN where they are none. */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? 10 * tens + ones : Number.NaN;
}

/** When the date begins in UTC; NaN where the calendar has none. `Date.UTC` takes years below 100 for those of 1900. */
function dayAt(text: string): number {
  const [century, month, day] = [pairAt(text, 0), pairAt(text, 5), pairAt(text, 8)];
  const millis = Date.UTC(100 * century + pairAt(text, 2), month - 1, day);
  const isThere = day < 29 ? day > 0 : new Date(millis).getUTCDate() === day;
  return century > 0 && month > 0 && month < 13 && isThere ? millis : Number.NaN;
}

/** The milliseconds of one to nine decimals, and where they end. */
function fractionIn(text: string): [millis: number, end: number] {
  const [, decimals = ""] = /^\.(\d{1,9})(?!\d)/.exec(text.slice(19)) ?? [];
  return [decimals ? Number(decimals.padEnd(3, "0").slice(0, 3)) : Number.NaN, 20 + decimals.length];
}

/** Minutes that the offset with which the text ends lies before UTC; NaN where it is none. */
function offsetAt(text: string, at: number): number {
  const end = text.slice(at);
  if (end === "Z") return 0;
  const [hours, minutes] = [pairAt(end, 1), pairAt(end, 4)];
  if (end.length !== 6 || end[3] !== ":" || !(hours < 24 && minutes < 60)) return Number.NaN;
  return (end[0] === "+" ? 1 : end[0] === "-" ? -1 : Number.NaN) * (60 * hours + minutes);
}
