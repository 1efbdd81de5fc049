import type { EntryText, Front, Kind } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import { type Mentions, mentionsIn, mentionsOf } from "#core/mentions.ts";
import type { Problem } from "#core/problem.ts";
import { Recent } from "#core/recent.ts";
import type { Body } from "#core/reply.ts";
import { sha256 } from "#store/digest.ts";
import type { Found } from "#store/kept.ts";
import { StoreError } from "#store/lock.ts";
import { type Decoded, decoded, textFrom } from "#store/text.ts";

/** What is told of a text without its body. */
export interface ToldText {
  /** SHA-256 of its file's bytes as 64 hexadecimal digits. */
  readonly digest: string;
  readonly front: Front;
  readonly mentions: Mentions;
}

/** Where a text comes from. */
export interface TextPlace {
  readonly file: string;
  readonly locale: Locale;
  readonly kind: Kind;
  readonly isTranslation: boolean;
  /** The bytes of its file, for what is not kept. */
  readonly bytes: () => Uint8Array;
  /** Their SHA-256 as 64 hexadecimal digits, where it was counted already. */
  readonly digest?: string;
}

/** What a cache has of a text, each asked for when it is wanted; undefined when it cannot be had any more. */
export interface KeptWords {
  told(): ToldText | undefined;
  body(): Body | undefined;
}

/** What is kept of a text with a digest: what is told of it, and its body. */
export function textParts(text: EntryText, digest: string): [string, string] {
  return [toldWords(text, digest), JSON.stringify(text.body)];
}

/** What is told of a text in one line; no part of it holds a tab or a line break (RFC 8259 escapes them). */
export function toldWords(text: EntryText, digest: string): string {
  return [digest, text.front, mentionsOf(text)].map((part) => JSON.stringify(part)).join("\t");
}

/** What `toldWords` put into a line. */
export function toldFrom(line: string): ToldText {
  const [digest = "", front = "", mentions = ""] = line.split("\t");
  // Parsed, the digest is a string of its own: a slice would hold the whole line in memory.
  return {
    digest: JSON.parse(digest),
    front: shared(front) as Front,
    mentions: shared(mentions) as Mentions,
  };
}

const SHARED = 256;
const lately = new Map<string, unknown>();

/** Most versions of an entry say the same of it: that is one value in memory, and parsed once. */
function shared(words: string): unknown {
  const known = lately.get(words);
  if (known !== undefined) return known;
  if (lately.size >= SHARED) lately.clear();
  const value: unknown = JSON.parse(words);
  lately.set(words, value);
  return value;
}

/** What was found of a text. What is told of it is held. */
export function keptWords(found: Found): KeptWords {
  let told: ToldText | undefined;
  return {
    told() {
      const words = told ? undefined : found.part(0);
      if (words !== undefined) told = toldFrom(words);
      return told;
    },
    body: () => bodyIn(found),
  };
}

/** The body of a text that was found; undefined when it cannot be had any more. */
export function bodyIn(found: Found | undefined): Body | undefined {
  const words = found?.part(1);
  return words === undefined ? undefined : JSON.parse(words);
}

const NONE: readonly Problem[] = [];

const bodies = new Recent<KeptText, Body>(128);

/** A sound text whose parts are taken out of a cache when they are asked for; a body is held for a while only. */
export class KeptText implements EntryText {
  readonly file: string;
  readonly locale: Locale;
  readonly problems = NONE;
  readonly #place: TextPlace;
  readonly #kept: KeptWords;
  #again: EntryText | undefined;

  constructor(place: TextPlace, kept: KeptWords) {
    this.file = place.file;
    this.locale = place.locale;
    this.#place = place;
    this.#kept = kept;
  }

  get source(): string {
    return this.#decoded.text;
  }

  get raw(): string | undefined {
    return this.#decoded.raw;
  }

  get front(): Front {
    return this.#known.front;
  }

  get mentions(): Mentions {
    return this.#known.mentions;
  }

  get digest(): string {
    return this.#place.digest ?? this.#known.digest;
  }

  get body(): Body {
    return bodies.of(this, () => this.#kept.body() ?? this.#readAgain().body);
  }

  get #known(): ToldText {
    return this.#kept.told() ?? this.#toldAgain();
  }

  #toldAgain(): ToldText {
    const { front, body } = this.#readAgain();
    return { digest: sha256(this.#place.bytes()), front, mentions: mentionsIn(body) };
  }

  get #decoded(): Extract<Decoded, { text: string }> {
    const content = decoded(this.file, this.#place.bytes());
    if ("problem" in content) throw changedMeanwhile(this.file);
    return content;
  }

  /** It was read without a problem once, so it is now, unless its file was changed. */
  #readAgain(): EntryText {
    const { file, kind, locale, isTranslation, bytes } = this.#place;
    this.#again ??= textFrom(file, bytes(), kind, locale, isTranslation).text;
    if (!this.#again) throw changedMeanwhile(file);
    return this.#again;
  }
}

/** That a file does not say any more what it said when it was read. */
export function changedMeanwhile(file: string): StoreError {
  return new StoreError(`${file} is not what it was when it was published. Restore it from version control.`);
}
