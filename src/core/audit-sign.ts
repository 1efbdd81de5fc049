/** How a sent text is signed: as the channel wants it, otherwise, not at all, or nothing is asked for. */
export type AuditSign =
  | { readonly is: "right"; readonly initials: string }
  | { readonly is: "wrong"; readonly found: string }
  | { readonly is: "missing" }
  | { readonly is: "none" };

const INITIALS = String.raw`([\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]{0,11})`;
/** What people take for a sign-off: a stroke or a mark and a few capitals at the very end. */
const OTHER = /(?:^|\s)((?:[\^~*/|\\]|[-–—]{1,2})\s?\p{Lu}[\p{Lu}\p{N}]{0,3}\.?)\s*$/u;

/** A sent text parted from its sign-off; `sign` is the channel's template, such as `^{{initials}}`. */
export function partedSign(
  text: string,
  sign: string,
): { readonly body: string; readonly signed: AuditSign } {
  if (sign.trim() === "") return { body: text, signed: { is: "none" } };
  const right = new RegExp(`(?:^|\\s*)${patternOf(sign, INITIALS)}\\s*$`, "u").exec(text);
  if (right)
    return { body: text.slice(0, right.index).trimEnd(), signed: { is: "right", initials: right[1] ?? "" } };
  const wrong = bareSign(text, sign) ?? OTHER.exec(text);
  if (!wrong) return { body: text, signed: { is: "missing" } };
  return {
    body: text.slice(0, wrong.index).trimEnd(),
    signed: { is: "wrong", found: (wrong[1] ?? wrong[0]).trim() },
  };
}

/** The sign-off with nobody's initials in it, where something is left without them. */
function bareSign(text: string, sign: string): RegExpExecArray | null {
  const bare = sign.replaceAll("{{initials}}", "").trim();
  if (!/[\p{L}\p{N}^~*]/u.test(bare)) return null;
  return new RegExp(String.raw`(?:^|\s)(${escapedWords(bare)})\s*$`, "u").exec(text);
}

function patternOf(sign: string, initials: string): string {
  return sign.trim().split("{{initials}}").map(escapedWords).join(initials);
}

function escapedWords(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
}
