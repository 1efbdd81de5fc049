import { z } from "zod";
import { json } from "#schema/json-words.ts";

const { text, id, key, version, instant, day, texts, count } = json;

const problem = z.object({
  file: text,
  line: count.optional(),
  column: count.optional(),
  rule: text,
  severity: z.enum(["error", "warning"]),
  message: text,
  fix: text,
});

const accepted = z.object({
  id: text,
  rule: text,
  reason: text,
  until: day,
  file: text,
  line: count.optional(),
  column: count.optional(),
  message: text,
});

const check = z.object({ problems: z.array(problem), accepted: z.array(accepted) });

const result = z.object({ id, title: text, score: z.number(), matched: texts });
const confidence = z.number().min(0).max(1);
const find = z.object({ results: z.array(result), confidence });
const suggest = z.object({
  results: z.array(result),
  confidence,
  urgent: z.array(id),
  asks: z.array(z.object({ id, start: count, end: count })),
  locale: text.optional(),
});

const asOf = z.object({
  at: instant,
  entries: z.array(
    z.object({
      id: key,
      version,
      effective: instant,
      recorded: instant,
      by: text,
      approvedBy: texts,
      emergency: text.optional(),
      digest: json.digest,
      replies: z.array(z.object({ locale: text, channels: texts, for: json.moment, text })),
      advisories: z.array(id),
    }),
  ),
});

const diff = z.object({
  from: version.nullable(),
  to: version,
  parts: z.array(z.object({ op: z.enum(["same", "add", "remove"]), text })),
});

const publish = z.object({
  published: z.array(
    z.object({ id: key, version, kind: json.size, effective: instant, digest: json.digest }),
  ),
  refused: z.array(z.object({ id: text, problem })),
  skipped: z.array(key),
  withdrawn: z.array(z.looseObject({ id: key })).optional(),
  taken: z.array(z.looseObject({ name: text })).optional(),
  left: z.array(z.looseObject({ name: text, reason: text })).optional(),
});

/** Rows differ by heading; each names its owner, empty where there is none. */
const rows = z.array(z.looseObject({ owner: text }));
const status = z.object({
  drafts: rows,
  overdueReviews: rows,
  reviewsDueSoon: rows,
  translationsBehind: rows,
  scheduled: rows,
  endingAdvisories: rows,
  emergencies: rows,
  settingsDrift: rows,
  answersWithoutPhrases: rows,
  channelsWithoutReply: rows,
  conflicts: rows,
  orphans: rows,
  proposals: rows,
  acceptedFindings: rows,
  mostChanged: rows,
  changesPerWeek: z.array(z.object({ monday: day, count })),
});

const leftOut = z.array(
  z.object({
    id,
    version,
    reason: z.enum(["verbatim", "urgent", "acknowledge", "withdrawn", "behind", "hold", "replace", "append"]),
    why: text,
    locale: text.optional(),
    place: text.optional(),
    advisory: id.optional(),
  }),
);

const exported = z.object({
  format: text,
  at: instant,
  folder: text,
  files: texts,
  answers: count,
  replies: count,
  leftOut,
  notHeld: z.array(z.object({ place: text, what: text })),
});

const steps = z.array(
  z.object({
    object: text,
    key: text,
    id: z.union([text, z.number()]).optional(),
    fields: z.record(text, z.unknown()),
  }),
);
const plan = z.object({ create: steps, update: steps, deactivate: steps, same: count, leftOut });

/** What commands print with `--json`, by the name of its schema, each with what it is. */
export const COMMAND_SHAPES = {
  "kb-check": [check, "kb check --json"],
  "kb-find": [find, "kb find --json"],
  "kb-suggest": [suggest, "kb suggest --json"],
  "kb-as-of": [asOf, "kb as-of --json"],
  "kb-diff": [diff, "kb diff --json"],
  "kb-publish": [publish, "kb publish --json"],
  "kb-status": [status, "kb status --json"],
  "kb-export": [exported, "kb export FORMAT --out DIR --json"],
  "kb-export-plan": [plan, "kb export zendesk|chatwoot --against FILE --json"],
} as const satisfies Readonly<Record<string, readonly [z.ZodType, string]>>;
