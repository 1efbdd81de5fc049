import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CarriedAnswer } from "#core/carried-answer.ts";
import { plainText } from "#core/plain-text.ts";
import { chatwootExport } from "#exports/chatwoot.ts";
import { csvExport } from "#exports/csv.ts";
import { espansoExport } from "#exports/espanso.ts";
import type { Exported } from "#exports/exported.ts";
import { jsonlExport } from "#exports/jsonl.ts";
import { markdownExport } from "#exports/markdown.ts";
import { zammadExport } from "#exports/zammad.ts";
import { zendeskExport } from "#exports/zendesk.ts";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { EMPTY_MAP } from "#imports/map.ts";
import { type Reading, readContent } from "#store/library.ts";
import { groundOf, plannedImport } from "../../scripts/importing.ts";
import type { Leaving } from "../../scripts/leaving.ts";
import { leavingAt, movingOut } from "../exports/moving-out.ts";
import type { ContentFolder } from "../make.ts";

let folder: ContentFolder;
let leaving: Leaving;
let reading: Reading;
beforeAll(async () => {
  folder = await movingOut();
  leaving = leavingAt(folder);
  reading = readContent(folder.root);
});
afterAll(() => folder.cleanup());

/** What each format loses of an answer besides what every one does, by the name of its field here. */
type Loss = "titles" | "summary" | "phrases" | "tags" | "products" | "shortcuts" | "owner" | "subject";

const EXPORTS: Readonly<
  Record<string, { files: (of: Leaving) => Exported; file?: string; loses: readonly Loss[] }>
> = {
  csv: { files: (of) => csvExport(of.outgoing.answers, of), loses: [] },
  jsonl: { files: (of) => jsonlExport(of.outgoing.answers, of), loses: [] },
  markdown: { files: (of) => markdownExport(of.outgoing.answers, of), loses: [] },
  espanso: {
    files: (of) => espansoExport(of.outgoing.answers, { ...of, packageName: "replies" }),
    loses: ["summary", "tags", "products", "owner", "subject"],
  },
  zendesk: {
    files: (of) => zendeskExport(of.outgoing.answers, of),
    loses: ["titles", "summary", "phrases", "tags", "products", "shortcuts", "owner", "subject"],
  },
  zammad: {
    files: (of) => zammadExport(of.outgoing.answers, of),
    file: "text_modules.csv",
    loses: ["summary", "phrases", "tags", "products", "shortcuts", "owner", "subject"],
  },
  chatwoot: {
    files: (of) => chatwootExport(of.outgoing.answers, of),
    loses: ["titles", "summary", "phrases", "tags", "products", "shortcuts", "owner", "subject"],
  },
};

function textsOf(format: string): ReadonlyMap<string, string> {
  const { files, file } = EXPORTS[format] ?? {};
  const { made } = files?.(leaving) ?? { made: new Map<string, string>() };
  const ofFolder = IMPORT_FORMATS[format]?.ofFolder;
  return new Map([...made].filter(([path]) => (file ? path === file : (ofFolder?.test(path) ?? true))));
}

function requestFor(name: string) {
  const format = IMPORT_FORMATS[name];
  if (!format) throw new Error(`There is no format ${name}.`);
  return { name, format, texts: textsOf(name), map: EMPTY_MAP, owner: "team" };
}

/** What of a carried answer has to come back, without what the format loses. */
function kept({ texts, ...answer }: Omit<CarriedAnswer, "key" | "isActive">, loses: readonly Loss[]) {
  const spared = <T>(loss: Loss, value: T) => (loses.includes(loss) ? undefined : value);
  return {
    id: answer.id,
    owner: spared("owner", answer.owner),
    summary: spared("summary", answer.summary),
    tags: spared("tags", answer.tags),
    products: spared("products", answer.products),
    // A trigger that is the id may stand for no shortcut at all.
    shortcuts: spared(
      "shortcuts",
      answer.shortcuts.filter((shortcut) => shortcut !== answer.id),
    ),
    texts: texts.map((text) => ({
      locale: text.locale,
      title: spared("titles", text.title),
      phrases: spared("phrases", text.phrases),
      replies: text.replies.map(({ channels, moment, subject, prose }) => {
        return { channels, moment, subject: spared("subject", subject), words: plainText(prose) };
      }),
    })),
  };
}

describe.each(Object.keys(EXPORTS))("what leaves as %s", (format) => {
  const loses = EXPORTS[format]?.loses ?? [];

  test("comes back as it was, up to what the format loses", () => {
    const request = requestFor(format);
    const file = request.format.read(request.texts, groundOf(reading.library, EMPTY_MAP));
    if ("fault" in file) throw new Error(file.fault);
    expect(file.refused).toEqual([]);
    const sent = leaving.outgoing.answers
      .filter(({ id }) => id !== "marks")
      .map((answer) => kept({ ...answer, summary: answer.texts[0]?.summary } as never, loses));
    const back = file.made.map((answer) => kept(answer, loses));
    const byId = (a: { id?: string | undefined }, b: { id?: string | undefined }) =>
      String(a.id).localeCompare(String(b.id));
    expect(back.filter(({ id }) => id !== "marks").sort(byId)).toEqual(sent.sort(byId));
  });

  test("changes nothing where it came from", () => {
    const planned = plannedImport(reading, requestFor(format));
    if ("fault" in planned) throw new Error(planned.fault);
    expect(planned.arrivals.filter(({ status }) => status !== "same")).toEqual([]);
    expect(planned.arrivals.length).toBeGreaterThan(3);
  });
});
