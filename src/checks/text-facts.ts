import { type Figures, figuresIn, missingFigures } from "#checks/figures.ts";
import { type ReadReply, type ReadSection, sectionsOf } from "#checks/section.ts";
import type { EntryText } from "#core/entry.ts";
import type { Locale } from "#core/locale.ts";
import type { Placeholder } from "#core/placeholder.ts";

/** What a text says that is the same in every language. */
export interface Facts {
  readonly figures: Figures;
  readonly fields: ReadonlySet<string>;
  /** Fragments by id, and addresses without the part that names a language. */
  readonly names: ReadonlySet<string>;
}

/** The facts of all variants of one reply. */
export function factsOfReplies(replies: readonly ReadReply[], locale: Locale): Facts {
  const words = replies.map((read) => `${read.reply.subject ?? ""}\n${read.words}`).join("\n");
  return {
    figures: figuresIn(words, locale),
    fields: new Set(replies.flatMap(({ fields }) => fields)),
    names: new Set(replies.flatMap(namesIn)),
  };
}

/** The facts of everything in a text but its replies. */
export function factsOfNotes(text: EntryText): Facts {
  const notes = sectionsOf(text).filter(({ reply }) => reply === undefined);
  const words = notes.map((read) => read.words).join("\n\n");
  return {
    figures: figuresIn(words, text.locale),
    fields: new Set(),
    names: new Set(notes.flatMap(namesIn)),
  };
}

/** What one text lacks of another and what it has besides, in words; nothing where the two agree. */
export function differences(
  of: Facts,
  facts: Facts,
  placeholders: ReadonlyMap<string, Placeholder>,
): (readonly [lacking: string, added: string])[] {
  const lacking = beyond(of, facts, placeholders).join(", ");
  const added = beyond(facts, of, placeholders).join(", ");
  return lacking || added ? [[lacking, added]] : [];
}

function beyond(one: Facts, other: Facts, placeholders: ReadonlyMap<string, Placeholder>): string[] {
  const fields = [...one.fields].filter((name) => !other.fields.has(name) && isAFact(placeholders.get(name)));
  const names = [...one.names].filter((name) => !other.names.has(name));
  return [...fields.map((name) => `{{${name}}}`), ...missingFigures(one.figures, other.figures), ...names];
}

/** A field that may stay empty, such as a form of address, is a matter of the language. */
function isAFact(placeholder: Placeholder | undefined): boolean {
  return placeholder === undefined || (placeholder.required && placeholder.fallback === undefined);
}

const LANGUAGE = /(?<=\/)[a-z]{2}(?:-[a-zA-Z]{2,4})?(?=\/|$)|(?<=[?&](?:lang|locale|hl)=)[a-zA-Z-]+/g;

function namesIn({ pointers }: ReadSection): string[] {
  return pointers.map((pointer) =>
    pointer.type === "fragment" ? `<Fragment id="${pointer.id}"/>` : pointer.url.replace(LANGUAGE, ""),
  );
}
