import type { DiffPart, ParagraphDiff } from "#core/diff.ts";
import { escaped } from "#core/html.ts";
import type { Locale, Spoken } from "#core/locale.ts";

/** A part of a text from A to B: a reply, the steps. */
export interface ToldPart {
  readonly name: string;
  readonly locale: Locale;
  /** Those that differ. Fields stand as they are to be read. */
  readonly paragraphs: readonly ParagraphDiff[];
}

/** A change with all that a feed tells of it, in the language of its reader. */
export interface ToldChange {
  readonly locale: Locale;
  /** What it is about and when, a line each. */
  readonly facts: readonly string[];
  /** What, why and do, each with its heading. */
  readonly note: readonly { readonly label: string; readonly said: Spoken }[];
  readonly parts: readonly ToldPart[];
  /** Said where parts are left out. */
  readonly more?: string;
}

/** A change as HTML that any feed reader shows: no styles, no scripts, no relative addresses. */
export function changeHtml({ locale, facts, note, parts, more }: ToldChange): string {
  const lang = (own: Locale) => (own === locale ? "" : ` lang="${escaped(own)}"`);
  const words = ({ text, locale: own }: Spoken) =>
    own === locale ? escaped(text) : `<span${lang(own)}>${escaped(text)}</span>`;
  const notes = note.map(({ label, said }) => `<p><b>${escaped(label)}:</b> ${words(said)}</p>`);
  const texts = parts.map(
    (part) =>
      `<h4>${escaped(part.name)}</h4><blockquote${lang(part.locale)}>${part.paragraphs.map(paragraphHtml).join("")}</blockquote>`,
  );
  const last = more === undefined ? "" : `<p>${escaped(more)}</p>`;
  return `<p>${facts.map(escaped).join("<br>")}</p>${notes.join("")}${texts.join("")}${last}`;
}

const TAGS = { same: undefined, add: "ins", remove: "del" } as const;

function paragraphHtml({ parts }: ParagraphDiff): string {
  const words = parts.map(({ op, text }, index) => {
    const tag = TAGS[op];
    const said = escaped(text).replaceAll("\n", "<br>");
    // Readers that show neither mark must still show two words.
    const gap = op === "add" && parts[index - 1]?.op === "remove" ? " " : "";
    return tag ? `${gap}<${tag}>${said}</${tag}>` : said;
  });
  return `<p>${words.join("")}</p>`;
}

/** A change as plain text, for a calendar: what was removed stands in `[-…-]`, what was added in `{+…+}`, as `git` writes it. */
export function changeText({ facts, note, parts, more }: ToldChange): string {
  const texts = parts.map(
    ({ name, paragraphs }) =>
      `${name}\n${paragraphs.map((paragraph) => paragraph.parts.map(wordsOf).join("")).join("\n\n")}`,
  );
  const notes = note.map(({ label, said }) => `${label}: ${said.text}`);
  return [facts.join("\n"), ...notes, ...texts, ...(more === undefined ? [] : [more])].join("\n\n");
}

function wordsOf({ op, text }: DiffPart): string {
  if (op === "same") return text;
  return op === "add" ? `{+${text}+}` : `[-${text}-]`;
}
