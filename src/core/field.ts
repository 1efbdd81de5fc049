import { fieldsIn } from "#core/plain-text.ts";
import { inlinesOf } from "#core/prose.ts";
import { type Body, proseOf } from "#core/reply.ts";

/** The names of all fields in a body, those in subjects, link targets and code spans included, each once. */
export function fieldsOfBody(body: Body): string[] {
  const names = new Set<string>();
  for (const section of body) {
    for (const inline of inlinesOf(proseOf(section) ?? [])) {
      if (inline.type === "placeholder") names.add(inline.name);
      else if (inline.type === "link") for (const name of fieldsIn(inline.url)) names.add(name);
      else if (inline.type === "code") for (const name of fieldsIn(inline.value)) names.add(name);
    }
    if (section.type === "reply") for (const name of fieldsIn(section.reply.subject ?? "")) names.add(name);
  }
  return [...names];
}
