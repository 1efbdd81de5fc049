import { z } from "zod";
import { isTimeZone } from "#core/instant.ts";
import { referenceFrom } from "#core/reference-reading.ts";
import { SHIFT_FORMAT, SHIFT_VERSION, type ShiftFile } from "#core/shift.ts";
import { TOPIC_LENGTH } from "#core/unanswered.ts";
import { day, id, instant, line, locale } from "#schema/words.ts";

/** At most so many bytes: a year of a busy agent is less than a tenth of it. */
export const SHIFT_BYTES = 1024 * 1024;

const count = z.number().int().positive().max(100_000);
const reference = line.refine(
  (text) => referenceFrom(text) !== undefined,
  "is no reference|Make the file again.",
);
const change = line.refine((text) => text.includes("@"), "names no change|Make the file again.");
const zone = z.string().refine(isTimeZone, "is no time zone|Make the file again.");
const agent = z.string().regex(/^\S{1,4}$/);
const country = z.string().regex(/^[A-Z]{2}$/);

const shift = z.strictObject({
  format: z.literal(SHIFT_FORMAT),
  version: z.literal(SHIFT_VERSION),
  made: instant,
  agent,
  device: z.string().regex(/^[0-9a-f]{8}$/),
  zone,
  day,
  tally: z.record(day, count),
  uses: z.record(day, z.record(reference, count)),
  receipts: z.record(change, instant),
  unanswered: z.array(
    z.strictObject({
      text: line.refine(isTopicText, "is no topic|Make the file again."),
      at: instant,
      locale: locale.optional(),
      channel: id.optional(),
      country: country.optional(),
    }),
  ),
  parked: z.array(
    z.strictObject({
      advisory: id,
      answer: id,
      at: instant,
      reference: reference.optional(),
      country: country.optional(),
    }),
  ),
  training: z.record(line, instant),
});

/** Short, and without anything that would speak to a terminal. */
function isTopicText(text: string): boolean {
  return [...text].length <= TOPIC_LENGTH && !/\p{Cc}/u.test(text);
}

/** A file that was read, or why not, in one sentence. */
export type ShiftReading = { readonly file: ShiftFile } | { readonly fault: string };

/** Reads an end-of-shift file; nothing that the format does not name is let in. */
export function shiftFrom(text: string): ShiftReading {
  const value = parsed(text);
  const { format, version } = Object(value) as Record<string, unknown>;
  if (format !== SHIFT_FORMAT) return { fault: "It is no end-of-shift file." };
  if (version !== SHIFT_VERSION)
    return {
      fault: `It is written in format ${JSON.stringify(version)}; this version reads format ${SHIFT_VERSION}.`,
    };
  const read = shift.safeParse(value, { reportInput: true });
  // What JSON leaves out is absent, never undefined.
  return read.success ? { file: read.data as unknown as ShiftFile } : { fault: faultOf(read.error) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue?.code === "unrecognized_keys")
    return `It is damaged: it holds "${issue.keys[0]}", which no such file has.`;
  return `It is damaged: "${issue?.path.join(".")}" is not what it should be.`;
}
