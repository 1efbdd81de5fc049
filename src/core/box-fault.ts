import { type CountRules, wordedProse } from "#core/box-count.ts";
import type { Channel } from "#core/channel.ts";
import type { Locale } from "#core/locale.ts";
import { nearestName } from "#core/nearest.ts";
import type { Placeholder } from "#core/placeholder.ts";
import { plainText } from "#core/plain-text.ts";
import { asksPrivateData, privateDataIn } from "#core/private-data.ts";
import { neverSent } from "#core/wording.ts";
import type { NeverSend } from "#core/workspace.ts";

/** Something about the words of a part that can be said while they are typed. */
export type BoxFault =
  | { readonly kind: "brace" | "code"; readonly words: string }
  | { readonly kind: "tag"; readonly words: string }
  | { readonly kind: "field" | "fragment"; readonly name: string; readonly nearest?: string }
  | { readonly kind: "unclosed"; readonly words: string }
  | { readonly kind: "never"; readonly words: string; readonly say?: string }
  | { readonly kind: "asks" | "shows"; readonly names: readonly string[] };

/** What the words of a part are judged by. */
export interface FaultRules extends CountRules {
  readonly neverSend: readonly NeverSend[];
  readonly allowed: readonly string[];
}

/** Faults of the markup of any part: what could not be published, or would not read as it was meant. */
export function markupFaults(words: string, rules: FaultRules): BoxFault[] {
  const fields = rules.placeholders.map(({ name }) => name);
  const plain = words.replace(/\\[!-/:-@[-`{-~]/g, "  ");
  return [
    ...fieldFaults(plain, fields),
    ...tagFaults(plain, Object.keys(rules.fragments)),
    ...unclosedMarks(plain),
    ...codeStarts(plain),
  ];
}

function fieldFaults(words: string, known: readonly string[]): BoxFault[] {
  const faults: BoxFault[] = [];
  const rest = words.replace(/\{\{([^{}\n]*)\}\}/g, (whole, name: string) => {
    if (!known.includes(name)) faults.push(namedFault("field", name, known));
    return " ".repeat(whole.length);
  });
  const brace = /[{}].{0,20}/.exec(rest)?.[0];
  return brace === undefined ? faults : [...faults, { kind: "brace", words: brace }];
}

function namedFault(kind: "field" | "fragment", name: string, known: readonly string[]): BoxFault {
  const nearest = nearestName(name.trim().toLowerCase().replace(/\W+/g, "_"), known);
  return { kind, name, ...(nearest !== undefined && { nearest }) };
}

function tagFaults(words: string, fragments: readonly string[]): BoxFault[] {
  const faults: BoxFault[] = [];
  const rest = words.replace(/<Fragment\s+id=["']([^"']*)["']\s*\/>/g, (_, id: string) => {
    if (!fragments.includes(id)) faults.push({ ...namedFault("fragment", id, fragments) });
    return "";
  });
  const tag = /<.{0,20}/.exec(rest)?.[0];
  return tag === undefined ? faults : [...faults, { kind: "tag", words: tag }];
}

/** Marks that were begun and not ended in their paragraph, and so would be sent as they are. */
function unclosedMarks(words: string): BoxFault[] {
  const unclosed = words.split(/\n[ \t]*\n/).flatMap((paragraph) => {
    const bold = paragraph.match(/\*\*/g)?.length ?? 0;
    if (bold % 2 === 1) return [/\*\*.{0,20}/.exec(paragraph)?.[0] ?? "**"];
    const link = /\[[^\]\n]*(?:$|\n)|\[[^\]\n]*\]\([^)\n]*(?:$|\n)/.exec(paragraph)?.[0];
    return link === undefined ? [] : [link.trim()];
  });
  return unclosed.map((mark) => ({ kind: "unclosed", words: mark }));
}

/** MDX reads a paragraph that begins so as program code. */
function codeStarts(words: string): BoxFault[] {
  const start = /(?:^|\n[ \t]*\n)\s*((?:import|export)[\s{*'"].{0,20})/.exec(words)?.[1];
  return start === undefined ? [] : [{ kind: "code", words: start }];
}

/** A reply: where it goes, in which language, and what of it was approved before. */
export interface JudgedReply {
  readonly locale: Locale;
  readonly served: readonly Channel[];
  /** The words that were approved for this place; private data in them is the company's own. */
  readonly approved: string;
}

/** Faults of what customers would read: words nobody may send, and private data asked for or shown in public. */
export function replyFaults(
  words: string,
  { locale, served, approved }: JudgedReply,
  rules: FaultRules,
): BoxFault[] {
  const text = plainText(wordedProse(words, rules.fragments));
  const never = neverSent(text, locale, rules.neverSend, rules.allowed).map(
    ({ words: found, say }): BoxFault => ({ kind: "never", words: found, ...(say !== undefined && { say }) }),
  );
  if (!served.some((channel) => channel.public)) return never;
  const asked = asksPrivateData(text, rules.placeholders, locale);
  const fields = privateFields(words, rules.placeholders);
  const found = privateDataIn(text, rules.placeholders, approved).map(({ kind, name }) => name ?? kind);
  const shown = [...new Set([...found, ...fields])];
  return [
    ...never,
    ...(asked.length > 0 ? [{ kind: "asks", names: asked } as const] : []),
    ...(shown.length > 0 ? [{ kind: "shows", names: shown } as const] : []),
  ];
}

function privateFields(words: string, placeholders: readonly Placeholder[]): string[] {
  return placeholders
    .filter((placeholder) => placeholder.private && words.includes(`{{${placeholder.name}}}`))
    .map(({ name }) => name);
}
