import { z } from "zod";
import { KINDS, STAGES } from "#core/entry.ts";

/** What a published JSON Schema says of small values; patterns only, since a schema carries no functions. */
export const json = {
  text: z.string(),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  key: z.string().regex(/^(answers|products|advisories|fragments)\/[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$/),
  instant: z
    .string()
    .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$/),
  day: z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(KINDS),
  size: z.enum(["major", "minor"]),
  effect: z.enum(["note", "append", "replace", "hold"]),
  moment: z.enum(["first", "upset", "again", "close"]),
  incident: z.enum(STAGES),
  texts: z.array(z.string()),
  count: z.number().int().min(0),
  /** By locale. */
  localized: z.record(z.string(), z.string()),
} as const;
