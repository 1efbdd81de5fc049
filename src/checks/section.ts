import type { EntryText } from "#core/entry.ts";
import { fieldsAmong } from "#core/field.ts";
import { fieldsIn, plainText } from "#core/plain-text.ts";
import { type Inline, inlinesOf, type Prose } from "#core/prose.ts";
import { Recent } from "#core/recent.ts";
import { type Body, proseOf, type Reply, type Section } from "#core/reply.ts";

/** A run that leads to something else. */
export type Pointer = Extract<Inline, { type: "fragment" | "link" }>;

/** A section of a text as all rules look at it: its lines are walked once, and its words written when a rule first asks. */
export class ReadSection {
  readonly section: Section;
  readonly reply: Reply | undefined;
  readonly prose: Prose;
  /** Every run inside its lines, in reading order. */
  readonly inlines: readonly Inline[];
  /** The names of its fields, each once, in the order they stand, those of a subject first. */
  readonly fields: readonly string[];
  /** Its fragments and links, in reading order; most sections have none. */
  readonly pointers: readonly Pointer[];
  #words: string | undefined;

  constructor(section: Section) {
    this.section = section;
    this.reply = section.type === "reply" ? section.reply : undefined;
    this.prose = proseOf(section) ?? [];
    this.inlines = inlinesOf(this.prose);
    this.fields = eachOnce([...fieldsIn(this.reply?.subject ?? ""), ...fieldsAmong(this.inlines)]);
    const pointers = this.inlines.filter(isPointer);
    this.pointers = pointers.length > 0 ? pointers : NONE;
  }

  /** The ids of the fragments it uses, in the order they stand. */
  get fragments(): string[] {
    return this.pointers.flatMap((pointer) => (pointer.type === "fragment" ? [pointer.id] : []));
  }

  /** The targets of its links, in the order they stand. */
  get links(): string[] {
    return this.pointers.flatMap((pointer) => (pointer.type === "link" ? [pointer.url] : []));
  }

  /** Its plain text: fields as `{{name}}`, fragments left out. */
  get words(): string {
    this.#words ??= plainText(this.prose);
    return this.#words;
  }
}

const NONE: readonly never[] = [];

function isPointer(inline: Inline): inline is Pointer {
  return inline.type === "fragment" || inline.type === "link";
}

function eachOnce(names: readonly string[]): readonly string[] {
  if (names.length === 0) return NONE;
  return names.length === 1 ? names : [...new Set(names)];
}

/** A section that is a reply. */
export type ReadReply = ReadSection & { readonly reply: Reply };

/** More texts than rules look at between one entry and the same entry again (`rules.ts`). */
const read = new Recent<EntryText, readonly ReadSection[]>(128);

/** The sections of a text, in source order. */
export function sectionsOf(text: EntryText): readonly ReadSection[] {
  return read.of(text, ({ body }) => body.map((section) => new ReadSection(section)));
}

/** The body of a text as all rules look at it: it is taken out of the text once. */
export function bodyOf(text: EntryText): Body {
  return sectionsOf(text).map(({ section }) => section);
}

/** The replies of a text, in source order. */
export function repliesIn(text: EntryText): ReadReply[] {
  return sectionsOf(text).filter(isReply);
}

/** The replies of a body that is no text of its own, such as one with its fragments written out. */
export function readReplies(body: Body): ReadReply[] {
  return body.map((section) => new ReadSection(section)).filter(isReply);
}

function isReply(read: ReadSection): read is ReadReply {
  return read.reply !== undefined;
}
