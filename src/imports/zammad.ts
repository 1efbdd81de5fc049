import type { CarriedFile } from "#core/carried-answer.ts";
import { Assembly } from "#imports/assembly.ts";
import { listOf } from "#imports/chatwoot.ts";
import { csvTable } from "#imports/csv.ts";
import type { ImportGround } from "#imports/ground.ts";
import { type Fields, isFields, jsonOf, listIn, placeIn, wordOf } from "#imports/source-file.ts";

/** Zammad's text modules (`id,name,keywords,content,note,active`, HTML) as it exports them: CSV, or JSON of its API. */
export function zammadAnswers(text: string, ground: ImportGround): CarriedFile {
  const read = /^\ufeff?\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text, ground);
  if ("fault" in read) return read;
  const assembly = new Assembly("zammad", ground);
  for (const { place, fields } of read.modules) {
    const [name, content] = [wordOf(fields.name), fields.content];
    if (name === undefined || typeof content !== "string") {
      assembly.refuse(place, name ?? "", "it has no name and content");
      continue;
    }
    if (Array.isArray(fields.group_ids) && fields.group_ids.length > 0)
      assembly.losses.add(place, "the groups it is limited to");
    assembly.add({
      place,
      key: wordOf(fields.id) ?? name,
      title: name,
      text: content,
      form: "html",
      // Of our own phrases it keeps only the words, and where they came from as a note.
      ...(!/^replybook /.test(wordOf(fields.note) ?? "") && {
        phrases: (wordOf(fields.keywords) ?? "").split(/[,;\n]/),
        summary: wordOf(fields.note),
      }),
      tags: listOf(ground, "tags"),
      isOff: /^(?:false|0|no)$/i.test(String(fields.active ?? true)),
    });
  }
  return assembly.file();
}

type Modules =
  | { readonly modules: readonly { readonly place: string; readonly fields: Fields }[] }
  | { readonly fault: string };

function fromJson(text: string): Modules {
  const read = jsonOf(text.replace(/^\ufeff/, ""));
  if ("fault" in read) return read;
  const list = listIn(read.value, ["text_modules", "data"]);
  if (!list) return { fault: "It holds no list of text modules." };
  const modules = list.map((one, index) => ({
    place: placeIn("text module", index, isFields(one) ? one.name : undefined),
    fields: isFields(one) ? one : {},
  }));
  return { modules };
}

function fromCsv(text: string, { map }: ImportGround): Modules {
  const table = csvTable(text, map.separator);
  if ("fault" in table) return table;
  if (!table.names.includes("name") || !table.names.includes("content"))
    return { fault: 'It has no columns "name" and "content", which text modules of Zammad have.' };
  return { modules: table.rows.map(({ place, cells }) => ({ place, fields: Object.fromEntries(cells) })) };
}
