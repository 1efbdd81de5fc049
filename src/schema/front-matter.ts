import matter from "gray-matter";
import { z } from "zod";
import type { AdvisoryFacts, EventFacts, Front, Kind, MaybeLocalized, PendingChange } from "#core/entry.ts";
import { instantFrom, isBefore, isTimeZone } from "#core/instant.ts";
import { cutText, placeAt } from "#core/matter.ts";
import { MAX_WHAT } from "#core/note.ts";
import type { Problem } from "#core/problem.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { day, id, instant, line, listOf, locale, maybeLocalized, versionOr, words } from "#schema/words.ts";
import { readYaml, type YamlReading } from "#schema/yaml.ts";

const owner = id;

const days = z
  .string()
  .refine((text) => /^[1-9]\d{0,3}d$/.test(text), "is no number of days|Write it like 90d.")
  .transform((text) => Number(text.slice(0, -1)));

function isShort(what: MaybeLocalized): boolean {
  const texts = typeof what === "string" ? [what] : Object.values(what);
  return texts.every((text) => [...text].length <= MAX_WHAT);
}

const pending = z.strictObject({
  kind: z.enum(["major", "minor"]).default("major"),
  what: maybeLocalized
    .refine(
      isShort,
      `is longer than ${MAX_WHAT} characters|Say it in one sentence of at most ${MAX_WHAT} characters.`,
    )
    .optional(),
  why: maybeLocalized.optional(),
  do: maybeLocalized.optional(),
  effective: words
    .refine(
      (text) => instantFrom(text, "UTC") !== undefined,
      "is no time|Write it like 2026-11-23T09:00, or with an offset: 2026-11-23T09:00:00+07:00.",
    )
    .optional(),
  by: owner.optional(),
  acknowledge: z.boolean().optional(),
  emergency: z.strictObject({ reason: words }).optional(),
  locales: z.record(locale, z.enum(["updated", "keeps", "behind"])).optional(),
  withdraw: z.strictObject({ use: id.optional(), why: words.optional() }).optional(),
});

const change = z.preprocess((value) => value ?? {}, pending).optional();

const every = {
  title: line,
  summary: words.optional(),
  owner,
  tags: listOf(line),
  review: z.strictObject({ every: days, last: day }).optional(),
  formerly: listOf(id),
  change,
};

const findable = { teams: z.array(id).optional(), shortcuts: listOf(line), phrases: listOf(line) };

const answer = z.strictObject({
  ...every,
  ...findable,
  products: listOf(id),
  urgent: z.boolean().default(false),
  verbatim: z.boolean().default(false),
});

type Refusals = Pick<z.core.$RefinementCtx, "addIssue">;

function endsLater(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  context: Refusals,
): void {
  if (!from || !until || isBefore(from, until)) return;
  context.addIssue({
    code: "custom",
    path: ["until"],
    input: until,
    message: 'does not lie after "from"|Write a later instant, or leave it out.',
  });
}

/** What an advisory cannot work without: whom it is for, and what stands in for what it holds or replaces. */
function speaksSomewhere(
  {
    countries,
    regions,
    everywhere,
    effect,
    use,
  }: {
    countries: string[];
    regions: string[];
    everywhere: boolean;
    effect: string;
    use?: string | undefined;
  },
  context: Refusals,
): void {
  const missing = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (countries.length + regions.length === 0 && !everywhere) {
    missing(
      "countries",
      "is missing, and so are regions and everywhere|Add `countries:` with a list of codes, `regions:` with names, or `everywhere: true`.",
    );
  }
  if ((effect === "hold" || effect === "replace") && !use) {
    missing(
      "use",
      `is missing, and "effect: ${effect}" needs it|Add \`use:\` with the id of the answer to send instead.`,
    );
  }
}

const product = z
  .strictObject({
    ...every,
    ...findable,
    from: instant.optional(),
    until: instant.optional(),
    zone: line.refine(isTimeZone, "is no time zone|Write it like Asia/Ho_Chi_Minh.").optional(),
    venue: line.optional(),
  })
  .superRefine(endsLater);

const advisory = z
  .strictObject({
    ...every,
    countries: listOf(z.string()),
    regions: listOf(id),
    everywhere: z.boolean().default(false),
    severity: z.enum(["info", "caution", "urgent"]),
    from: instant,
    until: instant.optional(),
    scope: z
      .strictObject({ answers: listOf(id), products: listOf(id), channels: listOf(id), teams: listOf(id) })
      .default({ answers: [], products: [], channels: [], teams: [] }),
    effect: z.enum(["note", "append", "replace", "hold"]),
    use: z.string().optional(),
    after: words.optional(),
    incident: z.enum(["investigating", "found", "watching", "over"]).optional(),
  })
  .superRefine(endsLater)
  .superRefine(speaksSomewhere);

const fragment = z.strictObject(every);

const translation = z.strictObject({
  title: line,
  phrases: listOf(line),
  translates: versionOr("next"),
  change,
});

const SOURCES = { answers: answer, products: product, advisories: advisory, fragments: fragment } as const;

/** A front matter as it was understood, and what was wrong with it. */
export interface ReadFront {
  readonly front?: Front;
  readonly problems: readonly Problem[];
}

/**
 * Reads the front matter of one text file. Only YAML is ever read: a language named behind `---` (gray-matter
 * would run `---js`) is refused, and so is every field the kind does not have.
 */
export function frontFrom(file: string, source: string, kind: Kind, isTranslation: boolean): ReadFront {
  const { matter: text } = cutText(source);
  const part: YamlPart = { file, text: text ?? "", linesBefore: 1 };
  if (text === undefined)
    return {
      problems: [yamlProblem({ ...part, linesBefore: 0 }, "unreadable-front-matter", missingMatter(source))],
    };
  const rule = /^---/m.exec(text);
  if (rule) return { problems: [yamlProblem(part, "unreadable-front-matter", insideRule(text, rule.index))] };
  const reading = matterValue(text);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-front-matter", reading.fault)] };
  const schema = isTranslation ? translation : SOURCES[kind];
  const parsed = schema.safeParse(reading.value ?? {}, { reportInput: true });
  if (!parsed.success) return { problems: schemaProblems(part, parsed.error.issues) };
  return { front: frontOf(parsed.data), problems: [] };
}

function missingMatter(source: string) {
  const named = /^---[ \t]*([^\s-][^\n]*)/.exec(source)?.[1]?.trim();
  const where = { line: 1, column: 1 };
  if (named)
    return {
      ...where,
      message: `The front matter is written as "${named.slice(0, 40)}", and only YAML is read.`,
      fix: "Write --- alone on the first line.",
    };
  if (source.startsWith("---"))
    return {
      ...where,
      message: "The front matter has no end.",
      fix: "Write --- alone on the line after its last field.",
    };
  return {
    ...where,
    message: "The file has no front matter.",
    fix: "Begin it with ---, title: and owner: on lines of their own, and --- again.",
  };
}

const refused = () => {
  throw new Error("Only YAML front matter is read.");
};

function insideRule(text: string, offset: number) {
  return {
    ...placeAt(text, offset),
    message: 'A line of the front matter begins with "---".',
    fix: "Put the value in quotes, or end the front matter there.",
  };
}

/** gray-matter over exactly the front matter, every engine but ours refusing. */
function matterValue(text: string): YamlReading {
  let reading: YamlReading = { value: undefined };
  const yaml = (body: string): object => {
    // It leaves the line end of the opening --- in front.
    reading = readYaml(body.replace(/^\n/, ""));
    return "value" in reading && typeof reading.value === "object" && reading.value !== null
      ? reading.value
      : {};
  };
  const engines = {
    yaml,
    json: refused,
    javascript: refused,
    js: refused,
    toml: refused,
    coffee: refused,
    coffeescript: refused,
    cson: refused,
  };
  matter(`---\n${text}---\n`, { language: "yaml", engines });
  return reading;
}

type Parsed =
  | z.infer<typeof answer>
  | z.infer<typeof product>
  | z.infer<typeof advisory>
  | z.infer<typeof fragment>
  | z.infer<typeof translation>;

function frontOf(data: Parsed): Front {
  const field = <T>(name: string, fallback: T): T =>
    ((data as Record<string, unknown>)[name] as T | undefined) ?? fallback;
  const optional = <K extends string>(name: K) =>
    name in data && (data as Record<string, unknown>)[name] !== undefined
      ? { [name]: (data as Record<string, unknown>)[name] }
      : {};
  const review =
    "review" in data && data.review
      ? { review: { everyDays: data.review.every, last: data.review.last } }
      : {};
  return {
    title: data.title,
    ...(optional("summary") as { summary?: string }),
    ...(optional("owner") as { owner?: string }),
    ...(optional("teams") as { teams?: string[] }),
    ...(optional("translates") as { translates?: string }),
    ...(data.change ? { change: data.change as PendingChange } : {}),
    ...review,
    products: field("products", []),
    tags: field("tags", []),
    shortcuts: field("shortcuts", []),
    phrases: field("phrases", []),
    formerly: field("formerly", []),
    urgent: field("urgent", false),
    verbatim: field("verbatim", false),
    ...("effect" in data ? { advisory: advisoryOf(data) } : {}),
    ...("venue" in data || "from" in data ? eventOf(data as z.infer<typeof product>) : {}),
  };
}

function advisoryOf(data: z.infer<typeof advisory>): AdvisoryFacts {
  const { countries, regions, everywhere, severity, from, until, scope, effect, use, after, incident } = data;
  const some = {
    ...(until && { until }),
    ...(use && { use }),
    ...(after && { after }),
    ...(incident && { incident }),
  };
  return { countries, regions, everywhere, severity, from, scope, effect, ...some };
}

function eventOf(data: z.infer<typeof product>): { event?: EventFacts } {
  if (!data.from || "effect" in data) return {};
  const { from, until, zone, venue } = data;
  return { event: { from, ...(until && { until }), ...(zone && { zone }), ...(venue && { venue }) } };
}
