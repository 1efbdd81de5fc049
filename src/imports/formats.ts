import type { CarriedFile } from "#core/carried-answer.ts";
import { chatwootAnswers } from "#imports/chatwoot.ts";
import { csvAnswers } from "#imports/csv.ts";
import { espansoAnswers } from "#imports/espanso.ts";
import type { ImportGround } from "#imports/ground.ts";
import { jsonlAnswers } from "#imports/jsonl.ts";
import { markdownAnswers } from "#imports/markdown.ts";
import { zammadAnswers } from "#imports/zammad.ts";
import { zendeskAnswers } from "#imports/zendesk.ts";

/** A format that is read: which files of a folder it takes, where it takes a folder, and how. */
export interface ImportFormat {
  readonly ofFolder?: RegExp;
  readonly read: (files: ReadonlyMap<string, string>, ground: ImportGround) => CarriedFile;
}

/** Every format by its name. */
export const IMPORT_FORMATS: Readonly<Record<string, ImportFormat>> = {
  csv: { read: ofOne(csvAnswers) },
  jsonl: { read: ofOne(jsonlAnswers) },
  zendesk: { ofFolder: /\.json$/i, read: zendeskAnswers },
  chatwoot: { read: ofOne(chatwootAnswers) },
  zammad: { read: ofOne(zammadAnswers) },
  // Espanso itself loads no file whose name begins with "_".
  espanso: { ofFolder: /(?:^|\/)(?!_)[^/]+\.ya?ml$/i, read: espansoAnswers },
  markdown: { ofFolder: /\.(?:md|markdown)$/i, read: markdownAnswers },
};

function ofOne(read: (text: string, ground: ImportGround) => CarriedFile): ImportFormat["read"] {
  return (files, ground) => {
    const [text] = files.values();
    return text === undefined ? { fault: "There is no file." } : read(text, ground);
  };
}
