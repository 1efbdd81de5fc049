import type { EntryText, Front, Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { cutText, placeAt } from "#core/matter.ts";
import { type Mentions, mentionsOf } from "#core/mentions.ts";
import type { Problem } from "#core/problem.ts";
import type { Body } from "#core/reply.ts";
import { bodyFrom } from "#markup/body.ts";
import { MAX_BYTES } from "#markup/scanner.ts";
import { frontFrom } from "#schema/front-matter.ts";

/** A file's words with plain line ends (and as they are, where those are not), or why they cannot be read. */
export type Decoded = { readonly text: string; readonly raw?: string } | { readonly problem: Problem };

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as UTF-8 text, at most `limit` bytes. Line ends as on Windows are those of a checkout and none of
 * the words; what is never to be written again must have plain ones.
 */
export function decoded(
  file: string,
  bytes: Uint8Array,
  limit = MAX_BYTES,
  lineEnds: "any" | "plain" = "any",
): Decoded {
  const refuse = (message: string, fix: string, offset = 0, text = ""): Decoded => ({
    problem: { file, ...placeAt(text, offset), rule: "unreadable-file", severity: "error", message, fix },
  });
  if (bytes.byteLength > limit) {
    return refuse(
      `The file has ${bytes.byteLength.toLocaleString("en")} bytes; at most ${limit.toLocaleString("en")} are read.`,
      "Split it, or take out what does not belong.",
    );
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return refuse("The file begins with a byte order mark.", "Save it as UTF-8 without BOM.");
  let raw: string;
  try {
    raw = UTF_8.decode(bytes);
  } catch {
    const lossy = new TextDecoder().decode(bytes);
    return refuse(
      "The file is not valid UTF-8.",
      "Save it as UTF-8.",
      Math.max(lossy.indexOf("\ufffd"), 0),
      lossy,
    );
  }
  const text = lineEnds === "any" ? raw.replaceAll("\r\n", "\n") : raw;
  const control = text.search(/[\0\r]/);
  if (control < 0) return text === raw ? { text } : { text, raw };
  if (text[control] === "\0") return refuse("The file holds a NUL character.", "Delete it.", control, text);
  return text[control + 1] === "\n"
    ? refuse("The file has Windows line ends (CR LF).", PLAIN, control, text)
    : refuse("The file holds a carriage return that ends no line.", "Delete it.", control, text);
}

const PLAIN =
  "Save it with plain line ends (LF); git does so by itself with this repository's .gitattributes.";

/** One language of an entry with everything that is wrong with it; undefined when not even its front matter could be read. */
export interface ReadText {
  readonly text?: EntryText;
  readonly problems: readonly Problem[];
}

/** Reads one text file of an entry: decode, front matter, body. */
export function textFrom(
  file: string,
  bytes: Uint8Array,
  kind: Kind,
  locale: Locale,
  isTranslation: boolean,
): ReadText {
  const content = decoded(file, bytes);
  if ("problem" in content) return { problems: [content.problem] };
  const { text: source, raw } = content;
  const { front, problems: frontProblems } = frontFrom(file, source, kind, isTranslation);
  const { body, problems: bodyProblems } = bodyFrom(file, cutText(source).body);
  const problems = [...frontProblems, ...bodyProblems];
  if (!front) return { problems };
  return { text: { file, locale, source, ...(raw && { raw }), front, body, problems }, problems };
}

/** The words of one file as those of another that holds the same: neither is read twice. */
export function sameTextAt(file: string, text: EntryText): EntryText {
  return new SameText(file, text);
}

class SameText implements EntryText {
  readonly file: string;
  readonly locale: Locale;
  readonly source: string;
  readonly problems: readonly Problem[];
  readonly #text: EntryText;

  constructor(file: string, text: EntryText) {
    this.file = file;
    this.locale = text.locale;
    this.source = text.source;
    this.problems = text.problems;
    this.#text = text;
  }

  get front(): Front {
    return this.#text.front;
  }

  get body(): Body {
    return this.#text.body;
  }

  get mentions(): Mentions {
    return mentionsOf(this.#text);
  }
}
