import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CarriedAnswer } from "#core/carried-answer.ts";
import { carriedKey, carriedPlaceFrom } from "#core/carried-key.ts";
import type { OutgoingAnswer, OutgoingReply } from "#core/outgoing.ts";
import { plainText } from "#core/plain-text.ts";
import type { Inline, Prose } from "#core/prose.ts";
import { MOMENTS } from "#core/reply.ts";
import { TOOL_FIELDS } from "#core/tool-field.ts";
import { chatwootExport } from "#exports/chatwoot.ts";
import { csvExport } from "#exports/csv.ts";
import { espansoExport } from "#exports/espanso.ts";
import type { Exported, ExportGround } from "#exports/exported.ts";
import { jsonlExport } from "#exports/jsonl.ts";
import { markdownExport } from "#exports/markdown.ts";
import { zammadExport } from "#exports/zammad.ts";
import { zendeskExport } from "#exports/zendesk.ts";
import { IMPORT_FORMATS } from "#imports/formats.ts";
import { plainGround } from "../imports/plain-ground.ts";

const FIELDS = ["customer_name", "order_number"];
const GROUND: ExportGround = { name: "Test team", sourceLocale: "en", placeholders: new Map() };
const IMPORTING = plainGround("en", { locales: ["en", "vi"], fields: new Set(FIELDS) });

type Write = (answers: readonly OutgoingAnswer[]) => Exported;

/** What a format keeps of an answer besides its words. */
interface Keeps {
  readonly write: Write;
  /** Fields that come back as fields; the others come back as their label in brackets. */
  readonly fields: readonly string[];
  readonly subject?: true;
  readonly phrases?: true;
  /** No title comes back, or the source language's alone. */
  readonly title?: "none" | "source";
  /** Bold, italics and links come back as such. */
  readonly rich?: true;
}

const onlyJson = (exported: Exported): Exported => ({
  ...exported,
  made: new Map([...exported.made].filter(([path]) => path.endsWith(".json"))),
});
const onlyCsv = (exported: Exported): Exported => ({
  ...exported,
  made: new Map([...exported.made].filter(([path]) => path.endsWith(".csv"))),
});
const onlyMatches = (exported: Exported): Exported => ({
  ...exported,
  made: new Map([...exported.made].filter(([path]) => path === "package.yml")),
});
const known = (tool: keyof typeof TOOL_FIELDS) => FIELDS.filter((name) => TOOL_FIELDS[tool][name]);
const espanso = { ...GROUND, packageName: "replies", now: "2026-03-01T09:00:00Z" };

const FORMATS: Readonly<Record<string, Keeps & { readonly format: string }>> = {
  csv: { format: "csv", write: (of) => csvExport(of, GROUND), fields: FIELDS, subject: true, phrases: true },
  jsonl: {
    format: "jsonl",
    write: (of) => jsonlExport(of, GROUND),
    fields: FIELDS,
    subject: true,
    phrases: true,
  },
  zendesk: {
    format: "zendesk",
    write: (of) => zendeskExport(of, GROUND),
    fields: known("zendesk"),
    title: "source",
  },
  chatwoot: {
    format: "chatwoot",
    write: (of) => chatwootExport(of, GROUND),
    fields: known("chatwoot"),
    title: "none",
  },
  "zammad as CSV": {
    format: "zammad",
    write: (of) => onlyCsv(zammadExport(of, GROUND)),
    fields: known("zammad"),
    rich: true,
  },
  "zammad as JSON": {
    format: "zammad",
    write: (of) => onlyJson(zammadExport(of, GROUND)),
    fields: known("zammad"),
    rich: true,
  },
  espanso: {
    format: "espanso",
    write: (of) => onlyMatches(espansoExport(of, espanso)),
    fields: FIELDS,
    phrases: true,
  },
  markdown: {
    format: "markdown",
    write: (of) => markdownExport(of, GROUND),
    fields: FIELDS,
    subject: true,
    phrases: true,
    rich: true,
  },
};

const WORDS = [
  "Hi",
  "late,",
  "*",
  "_x_",
  "#1",
  "+",
  "=2",
  "-",
  "1.",
  "<b>",
  "&amp;",
  "\\",
  "|",
  "`y`",
  "đổi",
  "[z]",
  "'q'",
  '"',
  "~~",
  "😀",
  "https://example.com/a_b",
  "$1",
  "a@b.example",
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(" "));
const text = words.map((value): Inline => ({ type: "text", value: `${value} ` }));
const field = fc.constantFrom(...FIELDS).map((name): Inline => ({ type: "placeholder", name }));
const strong = fc
  .constantFrom("sorry", "very late")
  .map((value): Inline => ({ type: "strong", children: [{ type: "text", value }] }));
const link = fc.constant<Inline>({
  type: "link",
  url: "https://example.com/?a=1&b=2",
  children: [{ type: "text", value: "our page" }],
});
/** Words stand between what is set apart, as in a sentence. */
const line = fc
  .tuple(
    fc.constantFrom("Dear", "Well", "So"),
    fc.array(fc.tuple(fc.oneof(field, strong, link), text), { maxLength: 3 }),
  )
  .map(([first, rest]): Inline[] => [
    { type: "text", value: `${first} ` },
    ...rest.flatMap(([set, after]): Inline[] => [set, { type: "text", value: " " }, after]),
    { type: "text", value: "end" },
  ])
  .map(joined);
const prose: fc.Arbitrary<Prose> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: line.map((children) => ({ type: "paragraph" as const, children })) },
    {
      weight: 1,
      arbitrary: fc.tuple(line, line).map(([a, b]) => ({
        type: "paragraph" as const,
        children: [...a, { type: "break" as const }, ...b],
      })),
    },
    {
      weight: 1,
      arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => ({
        type: "list" as const,
        items: items.map((children) => [{ type: "paragraph" as const, children }]),
      })),
    },
  ),
  { minLength: 1, maxLength: 3 },
);

/** Neighbouring texts as the one they are for every reader. */
function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    const last = all.at(-1);
    if (last?.type === "text" && inline.type === "text")
      all[all.length - 1] = { type: "text", value: last.value + inline.value };
    else all.push(inline);
  }
  return all;
}

interface Slot {
  readonly channels: readonly string[];
  readonly moment: (typeof MOMENTS)[number];
  readonly prose: Prose;
  readonly subject?: string;
}
const slot: fc.Arbitrary<Slot> = fc.record(
  {
    channels: fc.constantFrom<string[]>([], ["public"], ["email"], ["public", "messenger"]),
    moment: fc.constantFrom(...MOMENTS),
    prose,
    subject: fc.constantFrom("Your order {{order_number}}", "Thank you"),
  },
  { requiredKeys: ["channels", "moment", "prose"] },
);

function repliesFrom(id: string, locale: string, slots: readonly Slot[]): OutgoingReply[] {
  const seen = new Map<string, number>();
  return slots.map((one) => {
    const name = `${one.channels.join("+")}/${one.moment}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const place = { id, locale, channels: one.channels, moment: one.moment, variant: seen.get(name) ?? 1 };
    return { ...one, place, ends: "2026-03-25T00:00:00Z", until: "2026-03-24" };
  });
}

const answer = (id: string): fc.Arbitrary<OutgoingAnswer> =>
  fc
    .record({
      titles: fc.tuple(
        fc.constantFrom("Late (again)", "=1 late", "Late"),
        fc.constantFrom("Đến trễ", "-5 ngày"),
      ),
      phrases: fc.uniqueArray(fc.constantFrom("where is it", "=now", "it's late", "@me"), { maxLength: 3 }),
      en: fc.array(slot, { minLength: 1, maxLength: 4 }),
      vi: fc.array(slot, { maxLength: 2 }),
    })
    .map(({ titles, phrases, en, vi }) => ({
      id,
      version: "1.0",
      effective: "2026-02-01T00:00:00Z",
      owner: "team",
      products: ["store"],
      tags: ["late"],
      shortcuts: [id],
      files: [],
      advised: [],
      texts: [
        { locale: "en", title: titles[0], phrases, replies: repliesFrom(id, "en", en) },
        ...(vi.length > 0
          ? [{ locale: "vi", title: titles[1], phrases: [], replies: repliesFrom(id, "vi", vi) }]
          : []),
      ],
    }));

/** What must come back of an answer, in an order of its own: tools list replies as they like. */
function toldOut(of: OutgoingAnswer, keeps: Keeps) {
  return {
    id: of.id,
    texts: of.texts.map(({ locale, title, phrases, replies }) => ({
      locale,
      ...(hasTitle(locale, keeps) && { title }),
      ...(keeps.phrases && { phrases }),
      replies: replies.map((reply) => replyTold(reply, keeps)).sort(),
    })),
  };
}

function toldIn({ id, key, texts }: CarriedAnswer, keeps: Keeps) {
  return {
    id: id ?? key,
    texts: texts.map(({ locale, title, phrases, replies }) => ({
      locale,
      ...(hasTitle(locale, keeps) && { title }),
      ...(keeps.phrases && { phrases }),
      replies: replies.map((reply) => replyTold(reply, keeps)).sort(),
    })),
  };
}

function hasTitle(locale: string, { title }: Keeps): boolean {
  return title === undefined || (title === "source" && locale === "en");
}

function replyTold(
  {
    channels,
    moment,
    subject,
    prose: said,
  }: Pick<OutgoingReply, "channels" | "moment" | "subject" | "prose">,
  { rich, fields, subject: hasSubject }: Keeps,
): string {
  const fill = (name: string) => (fields.includes(name) ? `{{${name}}}` : `[${name}]`);
  const own = plainText(said, rich ? { fill, format: "discord" } : { fill });
  return JSON.stringify([channels, moment, hasSubject ? (subject ?? "") : "", own]);
}

describe("what is exported and imported again", () => {
  test.each(Object.entries(FORMATS))(
    "is the same through %s, but for what the format says it cannot hold",
    (_, keeps) => {
      fc.assert(
        fc.property(fc.tuple(answer("late"), answer("late-parcel")), (answers) => {
          const read = IMPORT_FORMATS[keeps.format]?.read(keeps.write(answers).made, IMPORTING);
          if (!read || "fault" in read) throw new Error(read?.fault ?? "no format");
          expect(read.refused).toEqual([]);
          const byId = read.made.toSorted((a, b) => ((a.id ?? a.key) < (b.id ?? b.key) ? -1 : 1));
          expect(byId.map((one) => toldIn(one, keeps))).toEqual(answers.map((one) => toldOut(one, keeps)));
        }),
        { numRuns: 30 },
      );
    },
  );

  test("has keys that read back as the same place", () => {
    const channels = fc.constantFrom<string[]>([], ["public"], ["x-post", "email"]);
    const place = fc.record(
      {
        id: fc.constantFrom("a", "late-2"),
        locale: fc.constantFrom("en", "pt-BR"),
        channels,
        moment: fc.constantFrom(...MOMENTS),
        variant: fc.integer({ min: 1, max: 30 }),
      },
      { requiredKeys: ["id", "channels", "moment", "variant"] },
    );
    fc.assert(
      fc.property(place, (one) => {
        expect(carriedPlaceFrom(carriedKey(one))).toEqual(one);
      }),
    );
  });
});
