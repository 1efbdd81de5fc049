import { isInstant } from "#core/instant.ts";
import { SHIFT_FORMAT, SHIFT_VERSION, type ShiftFile } from "#core/shift.ts";
import { flawOf, type OldShiftFile } from "#core/shift-shape.ts";

/** At most so many bytes: a busy agent with as many cards as a device keeps has less than half of it. */
export const SHIFT_BYTES = 1024 * 1024;

/** Why a file is left out. Texts in it are short and free of control characters, whatever the file holds. */
export type ShiftFault =
  | { readonly type: "foreign" | "long" }
  | { readonly type: "unreadable" /** What the system calls it. */; readonly code?: string }
  | { readonly type: "version"; readonly version: string }
  | { readonly type: "extra"; readonly name: string }
  | { readonly type: "damaged"; readonly place: string };

/** A file that was read, or why not. */
export type ShiftReading = { readonly file: ShiftFile } | { readonly fault: ShiftFault };

/**
 * Reads an end-of-shift file of this format or the one before; nothing that the format does not name is let in. Never
 * throws. Who has the file sees to its size first (`SHIFT_BYTES`).
 */
export function shiftFrom(text: string): ShiftReading {
  const value = parsed(text);
  const { format, version } = Object(value) as Record<string, unknown>;
  if (format !== SHIFT_FORMAT) return { fault: { type: "foreign" } };
  if (version !== 1 && version !== SHIFT_VERSION)
    return { fault: { type: "version", version: shown(isPlain(version) ? `${version}` : "?") } };
  const flaw = flawOf(value, version);
  if (!flaw) return { file: version === 1 ? renewed(value as OldShiftFile) : (value as ShiftFile) };
  if (flaw.extra !== undefined) return { fault: { type: "extra", name: shown(flaw.extra) } };
  return { fault: { type: "damaged", place: shown(flaw.at.join(".")) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === "number" || typeof value === "string";
}

/** A text out of a file as a sentence may hold it. */
function shown(text: string): string {
  const letters = [...text.replace(/\p{C}/gu, "�")];
  return letters.length <= 60 ? letters.join("") : `${letters.slice(0, 59).join("")}…`;
}

/** A file of format 1 as one of format 2: it knew only when each lesson was done first. */
function renewed({ training, ...file }: OldShiftFile): ShiftFile {
  const lessons = Object.entries(training).filter(([, at]) => isInstant(at));
  return {
    ...file,
    version: SHIFT_VERSION,
    training: Object.fromEntries(
      lessons.map(([key, at]) => [key, { shape: "", begun: at, done: at, tasks: {}, learned: {} }]),
    ),
    drills: {},
    cards: {},
  };
}
