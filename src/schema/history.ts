import { z } from "zod";
import type { History, HistoryRecord } from "#core/history.ts";
import type { Problem } from "#core/problem.ts";
import { conflictProblem } from "#schema/conflict.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { id, instant, locale, version, words } from "#schema/words.ts";
import { readYaml } from "#schema/yaml.ts";

const sha256 = z
  .string()
  .refine(
    (text) => /^[0-9a-f]{64}$/.test(text),
    "is no SHA-256 digest|Restore the file from version control.",
  );
const note = z.record(locale, z.strictObject({ what: words, why: words, do: words }));

const base = { at: instant, by: words, previous: sha256.optional(), version };
const plain = (record: "approve" | "cancel" | "review" | "restore") =>
  z.strictObject({ record: z.literal(record), ...base });

const anyRecord = z.discriminatedUnion("record", [
  z.strictObject({
    record: z.literal("publish"),
    ...base,
    kind: z.enum(["major", "minor"]),
    effective: instant,
    note,
    texts: z.record(locale, version),
    fragments: z.record(id, version).default({}),
    because: words.optional(),
    emergency: z.strictObject({ reason: words }).optional(),
    acknowledge: z.boolean().optional(),
    suggestedBy: words.optional(),
    digest: sha256,
  }),
  z.strictObject({
    record: z.literal("withdraw"),
    ...base,
    effective: instant.optional(),
    use: id.optional(),
    why: words.optional(),
    emergency: z.strictObject({ reason: words }).optional(),
  }),
  z.strictObject({ record: z.literal("correct-note"), ...base, note }),
  plain("approve"),
  plain("cancel"),
  plain("review"),
  plain("restore"),
]);

const list = z.array(anyRecord).min(1);

/** A history as it was understood, the records exactly as written (what the chain is hashed over), and its problems. */
export interface ReadHistory {
  readonly history: History;
  readonly written: readonly unknown[];
  readonly problems: readonly Problem[];
}

/** Reads `history.yaml`. A file with a fault gives no records at all: half a history would put wrong words in effect. */
export function historyFrom(file: string, text: string): ReadHistory {
  const part: YamlPart = { file, text, linesBefore: 0 };
  const conflict = conflictProblem(file, text, CONFLICT);
  if (conflict) return failed([conflict]);
  const reading = readYaml(text);
  if ("fault" in reading) return failed([yamlProblem(part, "unreadable-history", reading.fault)]);
  const parsed = list.safeParse(reading.value, { reportInput: true });
  if (!parsed.success) return failed(schemaProblems(part, parsed.error.issues).map(asHistoryProblem));
  return {
    history: parsed.data as readonly HistoryRecord[],
    written: reading.value as unknown[],
    problems: [],
  };
}

function failed(problems: Problem[]): ReadHistory {
  return { history: [], written: [], problems };
}

const CONFLICT = {
  rule: "unreadable-history",
  what: "the history",
  fix: "Take the file of the branch that is merged into, then run `kb publish` again for the other change.",
};

function asHistoryProblem(problem: Problem): Problem {
  if (problem.rule === "unquoted-version") return problem;
  return {
    ...problem,
    rule: "unreadable-history",
    fix: "Restore the file from version control: it is never edited by hand.",
  };
}
