import { z } from "zod";
import { SEVERITIES } from "#core/entry.ts";
import { reply, section } from "#schema/json-prose.ts";
import { json } from "#schema/json-words.ts";

const { text, id, key, version, instant, texts, localized, count } = json;

const forceLine = z.object({
  id,
  version,
  from: instant,
  until: instant.optional(),
  effect: json.effect,
  countries: count.optional(),
  incident: json.incident.optional(),
  lines: localized.optional(),
});

const now = z.object({
  build: text.describe("Another one means another site: equal content has equal names."),
  everything: text,
  changes: text,
  advisories: text,
  newest: z.array(z.object({ key, digest: text, at: instant })),
  forces: z.array(forceLine).describe("Advisories in force or within the day, most pressing first."),
  left: count.optional().describe("How many advisories found no place."),
});

const stretch = z.object({
  from: instant,
  version,
  isWithdrawn: z.literal(true).optional(),
  changed: instant,
  before: version.optional(),
  behind: texts.optional(),
});

const found = z.object({
  titles: localized,
  summaries: localized,
  phrases: z.record(text, texts),
  tags: texts,
  shortcuts: texts,
  products: texts,
  teams: texts.optional(),
  owner: text.optional(),
  urgent: z.literal(true).optional(),
  escalateTo: texts.optional(),
});

const index = z.object({
  asOf: instant,
  sourceLocale: text,
  timeZone: text,
  answers: z.array(z.object({ id, stretches: z.array(stretch), versions: z.record(version, found) })),
});

const note = z.record(text, z.object({ what: text, why: text, do: text }));
const emergency = z.object({ reason: text }).optional();
const recorded = { at: instant, by: text, version, previous: json.digest.optional() };

const record = z.union([
  z.object({
    record: z.literal("publish"),
    ...recorded,
    kind: json.size,
    effective: instant,
    note,
    texts: z.record(text, version),
    fragments: z.record(text, version),
    because: text.optional(),
    emergency,
    acknowledge: z.boolean().optional(),
    suggestedBy: text.optional(),
    digest: json.digest,
  }),
  z.object({
    record: z.literal("withdraw"),
    ...recorded,
    effective: instant.optional(),
    use: id.optional(),
    why: text.optional(),
    emergency,
  }),
  z.object({ record: z.literal("correct-note"), ...recorded, note }),
  z.object({ record: z.enum(["approve", "cancel", "review", "restore"]), ...recorded }),
]);

const answer = z.object({
  id,
  kind: z.literal("answers"),
  history: z.array(record),
  versions: z.array(z.object({ version, texts, href: text.describe("Relative to this file.") })),
});

const front = z.looseObject({
  owner: text.optional(),
  products: texts,
  teams: texts.optional(),
  tags: texts,
  shortcuts: texts,
  urgent: z.boolean(),
  verbatim: z.boolean(),
});

const answerVersion = z.object({
  version,
  front,
  texts: z.record(
    text,
    z.object({ title: text, summary: text.optional(), phrases: texts, body: z.array(section) }),
  ),
  settings: z.object({ fallbacks: z.record(text, localized), signs: localized }),
  files: z
    .record(text, z.object({ bytes: count, type: text, width: count.optional(), height: count.optional() }))
    .optional(),
});

const change = z.object({
  key: text,
  type: z.enum(["published", "withdrawn", "restored"]),
  kind: json.kind,
  id,
  version,
  before: version.optional(),
  at: instant,
  recorded: instant,
  titles: localized,
  what: localized,
  isSmall: z.boolean(),
  caughtUp: texts,
  isEmergency: z.boolean(),
  acknowledge: z.boolean(),
  products: texts,
  teams: texts.optional(),
});

const changes = z.object({
  sourceLocale: text,
  replyLocales: texts,
  changes: z.array(change).describe("Newest first."),
  older: count.optional().describe("The number of the part with the ones before: changes/N.json."),
});

const force = z.object({
  id,
  from: instant,
  begin: instant,
  until: instant.optional(),
  version,
  titles: localized,
  effect: json.effect,
  severity: z.enum(SEVERITIES),
  everywhere: z.boolean(),
  countries: texts,
  scope: z.object({ answers: texts, products: texts, channels: texts, teams: texts }),
  use: id.optional(),
  after: text.optional(),
  incident: json.incident.optional(),
  lines: localized,
  teams: texts,
  replies: z.record(text, z.array(reply)),
});

const advisories = z.object({ advisories: z.array(z.object({ id, forces: z.array(force) })) });

/** The files of the data API by the name of their schema, each with what it is. */
export const SITE_SHAPES = {
  now: [now, "/api/v1/now.json: what was published last."],
  index: [index, "/api/v1/index.json: every published answer, and when which version holds."],
  answer: [answer, "/api/v1/answers/ID.json: an answer's records, and where its versions lie."],
  "answer-version": [answerVersion, "/api/v1/answers/ID/VERSION.json: the words of a version."],
  changes: [changes, "/api/v1/changes.json: the newest changes in short."],
  advisories: [advisories, "/api/v1/advisories.json: each time in which an advisory applied or is going to."],
} as const satisfies Readonly<Record<string, readonly [z.ZodType, string]>>;
