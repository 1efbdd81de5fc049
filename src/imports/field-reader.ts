import { isPlaceholderName } from "#core/placeholder.ts";
import type { Inline } from "#core/prose.ts";
import { TOOL_FIELDS } from "#core/tool-field.ts";
import { BRACES, FIELD_FORMS, FIELD_TABLES, type FieldFate, type Tool } from "#imports/field-table.ts";
import type { ImportGround } from "#imports/ground.ts";

/** Takes the fields of another tool out of its texts and puts ours in. */
export interface FieldReader {
  /** A text as runs of words and fields. */
  readonly inlines: (text: string) => readonly Inline[];
  /** The same as one line, fields as `{{name}}`: for subjects. */
  readonly line: (text: string) => string;
  /** An address with our fields in it; undefined when it holds one that cannot be filled. */
  readonly url: (url: string) => string | undefined;
}

/** Fields that a file itself says more of than the table does, by the tool's names in small letters. */
export type OwnFates = Readonly<Record<string, FieldFate | { readonly words: string }>>;

/** Reads the fields of one tool; what cannot be one of ours is noted, and stays as words in brackets. */
export function fieldReader(
  tool: Tool,
  ground: ImportGround,
  note: (what: string) => void,
  { own = {}, isOurs }: { readonly own?: OwnFates; readonly isOurs?: true } = {},
): FieldReader {
  const form = new RegExp(
    isOurs && tool in TOOL_FIELDS ? `${FIELD_FORMS[tool].source}|${LABEL}` : FIELD_FORMS[tool].source,
    "g",
  );
  // Espanso writes braces that are none of a field with a backslash.
  const words = (text: string) =>
    wordsOf((tool === "espanso" ? text.replace(/\\([{}])/g, "$1") : text).replaceAll(BRACES, "{{"));
  const become = (written: string, name: string) => fateOf(written, name, { tool, ground, note, own });
  const inlines = (text: string): Inline[] => {
    const found: Inline[] = [];
    let at = 0;
    for (const match of text.matchAll(form)) {
      found.push(...words(text.slice(at, match.index)));
      found.push(...become(match[0], nameIn(match)));
      at = match.index + match[0].length;
    }
    return [...found, ...words(text.slice(at))];
  };
  const line = (text: string) => inlines(text).map(lineOf).join("");
  return { inlines, line, url: (url) => urlOf(url, inlines) };
}

/** `[Order number]`: a field that the tool has no word for, in a text that we gave away. Fields it has words for stand in braces. */
const LABEL = String.raw`\[(?!\[)[^[\]{}\n]{1,60}\]`;

function nameIn(match: RegExpMatchArray): string {
  return match.slice(1).find((group) => group !== undefined) ?? "";
}

function wordsOf(text: string): Inline[] {
  return text === "" ? [] : [{ type: "text", value: text }];
}

function lineOf(inline: Inline): string {
  if (inline.type === "placeholder") return `{{${inline.name}}}`;
  return inline.type === "text" ? inline.value : "";
}

/** Addresses come with their braces percent-encoded or as they are. */
function urlOf(url: string, inlines: (text: string) => readonly Inline[]): string | undefined {
  const shown = url.replace(/%7B/gi, "{").replace(/%7D/gi, "}");
  if (!/[{}[]/.test(shown)) return url;
  const parts = inlines(shown);
  const isFilled = parts.every(({ type }) => type === "text" || type === "placeholder");
  const line = parts.map(lineOf).join("");
  return isFilled && !/[{}]/.test(line.replace(/\{\{[a-z][a-z0-9_]*\}\}/g, "")) ? line : undefined;
}

interface Fates {
  readonly tool: Tool;
  readonly ground: ImportGround;
  readonly note: (what: string) => void;
  readonly own: OwnFates;
}

/** What one field becomes. Filters behind `|` only shape a value, which the agent types as it should be. */
function fateOf(written: string, whole: string, { tool, ground, note, own }: Fates): Inline[] {
  if (/^\[(?!\[)/.test(written)) {
    const name = ground.labels.get(written.slice(1, -1));
    return name === undefined ? wordsOf(written) : [{ type: "placeholder", name }];
  }
  const [bare = "", ...filters] = whole.split("|").map((part) => part.trim());
  if (filters.length > 0) note(`the filter of ${shown(written)}`);
  const mapped = mapFate(ground, bare);
  const name = bare.toLowerCase();
  const said = mapped ?? (Object.hasOwn(own, name) ? own[name] : undefined);
  if (said && "words" in said) return wordsOf(said.words);
  if (!mapped && isPlaceholderName(bare) && ground.fields.has(bare))
    return [{ type: "placeholder", name: bare }];
  const given = mapped ? undefined : givenAs(tool, written, ground);
  if (given !== undefined) return [{ type: "placeholder", name: given }];
  const table = FIELD_TABLES[tool];
  const fate = said ?? (Object.hasOwn(table, name) ? table[name] : undefined);
  if (fate && "leftOut" in fate) {
    note(`the field ${shown(written)}: ${fate.leftOut}`);
    return [];
  }
  const ours = fate?.ours.find((one) => ground.fields.has(one));
  if (fate && ours !== undefined) {
    if (ours !== fate.ours[0])
      note(`the field ${shown(written)} became {{${ours}}}: see whether that is meant`);
    return [{ type: "placeholder", name: ours }];
  }
  note(`the field ${shown(written)}, which stands as words in brackets now`);
  return wordsOf(bracketed(bare));
}

/** The field of this workspace that exports write so for a tool. */
function givenAs(tool: Tool, written: string, { fields }: ImportGround): string | undefined {
  const tight = written.replace(/\s/g, "");
  const words = tool in TOOL_FIELDS ? TOOL_FIELDS[tool as keyof typeof TOOL_FIELDS] : {};
  return Object.keys(words).find((name) => fields.has(name) && words[name] === tight);
}

/** What the map says of a field: the name of ours, or nothing where it is to go. */
function mapFate({ map }: ImportGround, name: string): FieldFate | undefined {
  const ours = map.fields.get(name) ?? map.fields.get(name.toLowerCase());
  if (ours === undefined) return undefined;
  return ours === "" ? { leftOut: "the map says so" } : { ours: [ours] };
}

function shown(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

/** `ticket.custom_field-12` → `[ticket custom field 12]`: words that nobody takes for a field and everybody for a gap. */
function bracketed(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 50)
    .trim();
  return words === "" ? "" : `[${words}]`;
}
