import { z } from "zod";
import { type HostedFile, slotNamed } from "#core/hosted.ts";
import type { Problem } from "#core/problem.ts";
import { conflictProblem } from "#schema/conflict.ts";
import { schemaProblems, type YamlPart, yamlProblem } from "#schema/finding.ts";
import { line, maybeLocalized } from "#schema/words.ts";
import { readYaml } from "#schema/yaml.ts";

const key = z
  .string()
  .refine(
    (text) => /^(?:answers|products|advisories)\/[a-z0-9-]+@\d+\.\d+(?:\/\S+)?$/.test(text),
    "is no change|Write the entry and its version, as in answers/late-delivery@3.1.",
  );

const briefing = z.strictObject({
  host: line.optional(),
  lines: maybeLocalized.optional(),
  items: z.record(key, maybeLocalized).default({}),
  order: z.array(key).default([]),
});

/** A host's file as it was understood, or the problems that kept it from being read. */
export interface ReadBriefing {
  readonly hosted?: HostedFile;
  readonly problems: readonly Problem[];
}

const CONFLICT = {
  rule: "unreadable-briefing",
  what: "the host's lines",
  fix: "Keep one of the two and delete the lines with the marks.",
};

/** Reads one file under `briefings/`. Its name is a time of the workspace's clock (`zone`). */
export function briefingFrom(file: string, written: string, zone: string): ReadBriefing {
  const part: YamlPart = { file, text: written, linesBefore: 0 };
  const slot = slotNamed(file.replace(/^.*\//, "").replace(/\.yaml$/, ""), zone);
  if (slot === undefined) return { problems: [badName(file)] };
  const conflict = conflictProblem(file, written, CONFLICT);
  if (conflict) return { problems: [conflict] };
  const reading = readYaml(written);
  if ("fault" in reading) return { problems: [yamlProblem(part, "unreadable-briefing", reading.fault)] };
  const parsed = briefing.safeParse(reading.value ?? {}, { reportInput: true });
  if (!parsed.success) return { problems: schemaProblems(part, parsed.error.issues) };
  const { host = "", lines, items, order } = parsed.data;
  return { hosted: { file, slot, host, ...(lines && { lines }), items, order }, problems: [] };
}

function badName(file: string): Problem {
  const message = "The name of a host's file is the day and time of its briefing.";
  const fix = "Rename it like briefings/2026-11-23T0900.yaml, by the workspace's clock.";
  return { file, rule: "bad-name", severity: "error", message, fix };
}
