/** Longer stretches of somebody's words are cut: a paragraph of a lesson holds at most 400 marks. */
const LONGEST = 300;

const UNREADABLE = /[\u2028\u2029\ufeff\ufff0-\uffff]|[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/gu;

/**
 * Somebody's words on one line, without what no file may hold, cut after 300 characters. Addresses are parted: the
 * parser of lessons makes links of them even where they are escaped, and nobody is to be led to another host.
 */
export function plainLine(words: string): string {
  const parted = words
    .toWellFormed()
    .replace(UNREADABLE, " ")
    .replace(/(?<=\S)@/g, " @")
    .replaceAll("://", ": //")
    .replace(/www\./gi, "$& ");
  const line = parted.replace(/\s+/g, " ").trim();
  const marks = [...line];
  return marks.length > LONGEST ? `${marks.slice(0, LONGEST).join("").trimEnd()}…` : line;
}

/**
 * Somebody's words as a line of a lesson that reads as exactly these words: no mark, tag, brace or address in them
 * means anything, so that whatever is typed cannot become code. Stricter than for replies: a lesson has no fields.
 */
export function lessonLine(words: string): string {
  const line = plainLine(words).replace(/[\\`*_{}[\]<>~|@&$^]/g, "\\$&");
  const code = /^([ie])(?=mport\b|xport\b)/.exec(line)?.[1];
  if (code) return `&#${code.charCodeAt(0)};${line.slice(1)}`;
  return line.replace(/^(\d{1,9})([.)])/, "$1\\$2").replace(/^[#+=:!%"'(),./;?-]/, "\\$&");
}

/** The front matter of a lesson; a title is always in quotes. */
export function lessonHead(title: string, minutes: number): string {
  const quoted = plainLine(title).replace(/["\\]/g, "\\$&");
  return `---\ntitle: "${quoted}"\nminutes: ${Math.min(99, Math.max(1, Math.round(minutes)))}\n---\n`;
}
