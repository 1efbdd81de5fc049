import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CarriedAnswer } from "#core/carried-answer.ts";
import type { OutgoingAnswer } from "#core/outgoing.ts";
import { plainText } from "#core/plain-text.ts";
import { repliesOf } from "#core/reply.ts";
import { chatwootExport } from "#exports/chatwoot.ts";
import { csvExport } from "#exports/csv.ts";
import { espansoExport } from "#exports/espanso.ts";
import type { Exported } from "#exports/exported.ts";
import { jsonlExport } from "#exports/jsonl.ts";
import { markdownExport } from "#exports/markdown.ts";
import { zammadExport } from "#exports/zammad.ts";
import { zendeskExport } from "#exports/zendesk.ts";
import { fieldReader } from "#imports/field-reader.ts";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { EMPTY_MAP } from "#imports/map.ts";
import { markupSource } from "#imports/markup-source.ts";
import { plainProse } from "#imports/plain.ts";
import { bodyFrom } from "#markup/body.ts";
import { type Reading, readContent } from "#store/library.ts";
import { groundOf, plannedImport } from "../../scripts/importing.ts";
import type { Leaving } from "../../scripts/leaving.ts";
import { leavingAt, movingOut } from "../exports/moving-out.ts";
import type { ContentFolder } from "../make.ts";
import { plainGround } from "./plain-ground.ts";
import { anyWords } from "./texts.ts";

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

function textsOf(format: string, of = leaving): ReadonlyMap<string, string> {
  const { files, file } = EXPORTS[format] ?? {};
  const { made } = files?.(of) ?? { made: new Map<string, string>() };
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

  test("says every text as it was, or does not carry it at all", () => {
    let carried = 0;
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 3 }), (texts) => {
        const answers = texts.flatMap((text, index) => outgoing(`a-${index}`, text));
        const of = { ...leaving, outgoing: { answers, staying: [] } };
        const file = IMPORT_FORMATS[format]?.read(textsOf(format, of), groundOf(reading.library, EMPTY_MAP));
        if (!file || "fault" in file) return;
        // Words that read as another tool's program are refused, whoever wrote them.
        expect(file.refused.filter(({ reason }) => !/^it holds program code/.test(reason))).toEqual([]);
        for (const { id, texts: back } of file.made) {
          const sent = answers.find((answer) => answer.id === id)?.texts[0]?.replies[0];
          expect(back[0]?.replies.map(({ prose }) => plainText(prose))).toEqual([
            plainText(sent?.prose ?? []),
          ]);
          carried++;
        }
      }),
      { numRuns: 40, examples: [[["Hi [ {{customer_name}} ]\nHi", "Hi"]]] },
    );
    expect(carried).toBeGreaterThan(0);
  });
});

/** An answer with one reply that says a text; none where the text holds no words. */
function outgoing(id: string, text: string): OutgoingAnswer[] {
  const fields = fieldReader("own", plainGround("en"), () => {});
  const found = plainProse(text, { fields, note: () => {} });
  const written = "fault" in found ? found : markupSource(found.prose);
  if ("fault" in written) return [];
  const [read] = repliesOf(bodyFrom("x.mdx", `<Reply>\n${written.source}\n</Reply>`).body);
  const place = { id, locale: "en", channels: ["email"], moment: "first" as const, variant: 1 };
  const good = { until: "2026-03-24", ends: "2026-03-24T17:00:00Z" };
  const reply = { ...good, place, channels: ["email"], moment: "first" as const, prose: read?.prose ?? [] };
  const words = { locale: "en", title: id.replace("-", " "), phrases: [], replies: [reply] };
  const front = { owner: "team", products: [], tags: [], shortcuts: [], files: [], advised: [] };
  return [{ ...front, id, version: "1.0", effective: "2026-02-01T09:00:00Z", texts: [words] }];
}
