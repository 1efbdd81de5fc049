import type { EntryText } from "#core/entry.ts";
import { fieldsOfBody } from "#core/field.ts";
import { inlinesOf } from "#core/prose.ts";
import { type Body, proseOf, repliesOf } from "#core/reply.ts";

/** What a body names, each once and in reading order: told beside it, for those who ask for nothing else of it. */
export interface Mentions {
  /** Links to other entries, as written: `answer:late-delivery`. */
  readonly links: readonly string[];
  /** Ids of fragments. */
  readonly fragments: readonly string[];
  /** Names of fields; see `fieldsOfBody`. */
  readonly fields: readonly string[];
  /** The channels of its replies, as each names them. */
  readonly channels: readonly (readonly string[])[];
  /** The channels on which its sections approve not to answer, as each names them. */
  readonly silences: readonly (readonly string[])[];
  /** The teams it escalates to. */
  readonly teams: readonly string[];
}

/** What a text names, taken from where it was told before, else from its body. */
export function mentionsOf(text: Pick<EntryText, "body" | "mentions">): Mentions {
  return text.mentions ?? mentionsIn(text.body);
}

/** What a body names. */
export function mentionsIn(body: Body): Mentions {
  const inlines = body.flatMap((section) => inlinesOf(proseOf(section) ?? []));
  const links = inlines.flatMap((inline) => (inline.type === "link" ? inline.url : []));
  const silent = body.flatMap((section) => (section.type === "no-reply" ? [section.channels] : []));
  return {
    links: once(links.filter((url) => linkedEntry(url) !== undefined)),
    fragments: once(inlines.flatMap((inline) => (inline.type === "fragment" ? inline.id : []))),
    fields: fieldsOfBody(body),
    channels: onceEach(repliesOf(body).map(({ channels }) => channels)),
    silences: onceEach(silent),
    teams: once(body.flatMap((section) => (section.type === "escalate" ? section.to : []))),
  };
}

function onceEach(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(lists.map((list) => [list.join(" "), list])).values()];
}

function once(names: readonly string[]): string[] {
  return [...new Set(names)];
}

const FOLDERS = { answer: "answers", product: "products", advisory: "advisories" } as const;

/** The key of the entry that a link leads to: `answer:late-delivery` → `answers/late-delivery`; undefined for all others. */
export function linkedEntry(url: string): `${(typeof FOLDERS)[keyof typeof FOLDERS]}/${string}` | undefined {
  const [, kind, id] = /^(answer|product|advisory):(.+)$/.exec(url) ?? [];
  return kind ? `${FOLDERS[kind as keyof typeof FOLDERS]}/${id}` : undefined;
}
