import { z } from "zod";
import { replyBox, sectionBox } from "#core/box.ts";
import { EFFECTS, entryKeyFrom, type PendingChange, SEVERITIES, STAGES } from "#core/entry.ts";
import type { Problem } from "#core/problem.ts";
import {
  type NewAdvisory,
  type Proposal,
  type ProposedPath,
  type ProposedText,
  VERBS,
} from "#core/proposal.ts";
import type { TrainingPath } from "#core/training.ts";
import { change } from "#schema/change.ts";
import { conflictProblem } from "#schema/conflict.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { advisoryScope, newAdvisory } from "#schema/kinds.ts";
import { pathFile } from "#schema/lesson.ts";
import { id, instant, line, locale, source, version, versionOr, words } from "#schema/words.ts";
import { readYaml } from "#schema/yaml.ts";

const address = z
  .string()
  .refine(
    (text) => sectionBox(text) !== undefined || replyBox(text) !== undefined,
    "is no part of a text|Write when, steps, never, escalate, or a reply such as public/upset.",
  );
const key = z
  .string()
  .refine((text) => entryKeyFrom(text) !== undefined, "is no entry|Write it like answers/late-delivery.");

/** What takes a field out. */
const nothing = z.literal("");

const text = z.strictObject({
  title: line.optional(),
  summary: words.optional(),
  phrases: z.array(line).optional(),
  countries: z.array(z.string()).optional(),
  regions: z.array(id).optional(),
  everywhere: z.boolean().optional(),
  from: instant.optional(),
  until: instant.or(nothing).optional(),
  severity: z.enum(SEVERITIES).optional(),
  scope: advisoryScope.optional(),
  effect: z.enum(EFFECTS).optional(),
  use: z.string().optional(),
  after: words.or(nothing).optional(),
  incident: z.enum(STAGES).optional(),
  boxes: z.record(address, source).default({}),
});

const decided = { at: instant, by: words };
const outcome = z.union([
  z.strictObject({ taken: versionOr("noted"), ...decided }),
  z.strictObject({ declined: words, ...decided }),
]);

const proposal = z.strictObject({
  proposal: z.enum(VERBS),
  entry: key.optional(),
  from: version.optional(),
  version: version.optional(),
  at: instant,
  suggestedBy: line.optional(),
  owner: id.optional(),
  escalateTo: id.optional(),
  replace: z.boolean().optional(),
  advisory: newAdvisory.optional(),
  change,
  texts: z.record(locale, text).default({}),
  path: pathFile.optional(),
  lessons: z.record(id, z.record(locale, source)).default({}),
  idea: words.optional(),
  outcome: outcome.optional(),
});

/** A proposal as it was understood, or the problems that kept it from being read. */
export interface ReadProposal {
  readonly proposal?: Proposal;
  readonly problems: readonly Problem[];
}

const CONFLICT = {
  rule: "unreadable-proposal",
  what: "the proposal",
  fix: "Keep one of the two and delete the lines with the marks, or write the proposal anew.",
};

/** Reads one file under `proposals/`. */
export function proposalFrom(file: string, written: string): ReadProposal {
  const part: YamlPart = { file, text: written, linesBefore: 0 };
  const conflict = conflictProblem(file, written, CONFLICT);
  if (conflict) return { problems: [conflict] };
  const reading = readYaml(written);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-proposal", reading.fault)] };
  const parsed = proposal.safeParse(reading.value ?? {}, { reportInput: true });
  if (!parsed.success) return { problems: schemaProblems(part, parsed.error.issues) };
  const { proposal: verb, texts, change: pending, advisory, path, lessons, ...rest } = parsed.data;
  const name = file.replace(/^.*\//, "").replace(/\.yaml$/, "");
  return {
    proposal: {
      ...(withoutUndefined(rest) as Omit<Proposal, "name" | "file" | "verb" | "texts" | "advisory" | "path">),
      name,
      file,
      verb,
      ...(pending && { change: withoutUndefined(pending) as unknown as PendingChange }),
      ...(advisory && { advisory: withoutUndefined(advisory) as unknown as NewAdvisory }),
      ...(path && { path: proposedPath(path, lessons) }),
      texts: new Map(
        Object.entries(texts).map(([tag, one]) => [tag, withoutUndefined(one) as unknown as ProposedText]),
      ),
    },
    problems: [],
  };
}

function proposedPath(
  path: z.infer<typeof pathFile>,
  lessons: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ProposedPath {
  return {
    // What YAML leaves out is absent, never undefined.
    path: path as TrainingPath,
    lessons: new Map(Object.entries(lessons).map(([id, texts]) => [id, new Map(Object.entries(texts))])),
  };
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
