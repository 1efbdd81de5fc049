import type { Locale } from "#core/locale.ts";
import type { Prose } from "#core/prose.ts";
import type { Moment } from "#core/reply.ts";

/** The words for some channels and one moment as another tool carries them; fields stand as placeholders. */
export interface CarriedReply {
  /** Ids and groups as in `<Reply channel="…">`; empty means every private channel. */
  readonly channels: readonly string[];
  readonly moment: Moment;
  /** 1-based among those of the same channels and moment; absent where the order says it. */
  readonly variant?: number;
  readonly subject?: string;
  /** Without headings, tables, quotes and rules, as inside a `<Reply>`; `plainText` of it is what a plain format carries. */
  readonly prose: Prose;
}

/** One language of an answer as another tool carries it. Several replies of one channel and moment are variants. */
export interface CarriedText {
  readonly locale: Locale;
  readonly title: string;
  readonly phrases: readonly string[];
  readonly replies: readonly CarriedReply[];
}

/** An answer on its way in or out of Replybook: what the formats of other tools can say of it, whatever the tool. */
export interface CarriedAnswer {
  /** What its format knows it by, the same in every file of that tool: its own number, a trigger, a path, else the title. */
  readonly key: string;
  /** The id here, where the format carries one that may be used as it is. */
  readonly id?: string;
  /** In the source language first. */
  readonly texts: readonly CarriedText[];
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly products: readonly string[];
  readonly shortcuts: readonly string[];
  readonly owner?: string;
  /** False where the other tool keeps it switched off. */
  readonly isActive: boolean;
}

/** Something a format or a file has that the other side cannot hold, and where: it is said and never dropped silently. */
export interface LeftOut {
  /** Where in the file, as people look for it: `line 12`, `macros[3].actions[1]`, `late/vi.md`. */
  readonly place: string;
  /** What, as the rest of the sentence that begins with the place: `a picture`, `the field {{ticket.brand}}`. */
  readonly what: string;
}

/** What an import or an export made, and what it had to leave out. */
export interface Carried<T> {
  readonly made: T;
  readonly leftOut: readonly LeftOut[];
}

/** What a file of another tool holds; or, where nothing of it can be read, one sentence that says why. */
export type CarriedFile =
  | (Carried<readonly CarriedAnswer[]> & { readonly refused: readonly RefusedAnswer[] })
  | { readonly fault: string };

/** One answer of a file that cannot be carried, and why; the others are. */
export interface RefusedAnswer {
  readonly place: string;
  readonly key: string;
  readonly reason: string;
}

const LABEL_END = / \[\d+\.\d+, good until \d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?\]$/;

/**
 * The title of an exported answer: every label ends in its version and in how long it is good (`YYYY-MM-DD`, the day
 * included, or `YYYY-MM-DD HH:MM`), as in `Late delivery [3.1, good until 2026-12-06]`.
 */
export function carriedLabel(title: string, version: string, until: string): string {
  return `${title} [${version}, good until ${until}]`;
}

/** The title inside a label that `carriedLabel` made; any other text as it is. */
export function titleInLabel(label: string): string {
  return label.replace(LABEL_END, "");
}
