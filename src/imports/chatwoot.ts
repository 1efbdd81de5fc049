import { type CarriedFile, titleInLabel } from "#core/carried-answer.ts";
import { carriedPlaceFrom } from "#core/carried-key.ts";
import { Assembly, piecesPlace, titleFromName } from "#imports/assembly.ts";
import type { ImportGround } from "#imports/ground.ts";
import { isFields, jsonOf, listIn, placeIn, wordOf } from "#imports/source-file.ts";

/** Chatwoot's canned responses as its API lists them (`id`, `short_code`, `content` in Markdown with Liquid fields). */
export function chatwootAnswers(text: string, ground: ImportGround): CarriedFile {
  const read = jsonOf(text);
  if ("fault" in read) return read;
  const list = listIn(read.value, ["payload", "data", "canned_responses"]);
  if (!list) return { fault: "It holds no list of canned responses." };
  const assembly = new Assembly("chatwoot", ground);
  list.forEach((one, index) => {
    const place = placeIn("canned response", index, isFields(one) ? one.short_code : undefined);
    const [code, content] = isFields(one) ? [wordOf(one.short_code), one.content] : [];
    if (!isFields(one) || code === undefined || typeof content !== "string") {
      assembly.refuse(place, code ?? "", "it has no short_code and content");
      return;
    }
    if (Array.isArray(one.attachments) && one.attachments.length > 0)
      assembly.losses.add(place, "its attachments");
    const own = carriedPlaceFrom(titleInLabel(code));
    const named = own
      ? { ...piecesPlace(own), title: titleFromName(own.id) }
      : { key: wordOf(one.id) ?? code, title: titleFromName(code), shortcuts: [code] };
    // What we gave away is plain text, and what people write there is Markdown.
    const form = own ? "plain" : "markdown";
    assembly.add({ place, ...named, tags: listOf(ground, "tags"), text: content, form, lines: "hard" });
  });
  return assembly.file();
}

/** A list that the map gives to every answer. */
export function listOf({ map }: ImportGround, column: string): readonly string[] {
  return map.fixed.get(column)?.split("|") ?? [];
}
