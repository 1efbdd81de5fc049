import { fieldsIn } from "#core/plain-text.ts";
import { type Inline, inlinesOf, type Prose } from "#core/prose.ts";
import { type Body, proseOf, type Reply } from "#core/reply.ts";

/** The names of a reply's fields, in the order they stand, subject first. */
export function fieldsOf(reply: Reply): string[] {
  return [...new Set([...fieldsIn(reply.subject ?? ""), ...fieldsOfProse(reply.prose)])];
}

/** The names of all fields in a body, those in subjects, link targets and code spans included, each once. */
export function fieldsOfBody(body: Body): string[] {
  const names = body.flatMap((section) =>
    section.type === "reply" ? fieldsOf(section.reply) : fieldsOfProse(proseOf(section) ?? []),
  );
  return [...new Set(names)];
}

function fieldsOfProse(prose: Prose): string[] {
  return fieldsAmong(inlinesOf(prose));
}

/** The names of the fields among some runs, in the order they stand. */
export function fieldsAmong(inlines: readonly Inline[]): string[] {
  const names: string[] = [];
  for (const inline of inlines) {
    if (inline.type === "placeholder") names.push(inline.name);
    else if (inline.type === "link") names.push(...fieldsIn(inline.url));
    else if (inline.type === "code") names.push(...fieldsIn(inline.value));
  }
  return names;
}
