import { shiftFileFrom } from "#browser/shift-reading.ts";
import { mergedShifts, type Shifts, shiftsOf } from "#core/shift.ts";
import type { ShiftFault } from "#core/shift-reading.ts";

/** What came of the end-of-shift files that were read: held for this visit only, and nowhere else. */
export interface HeldFiles {
  readonly shifts: Shifts;
  /** How many of them could be read. */
  readonly count: number;
  readonly refused: readonly { readonly name: string; readonly fault: ShiftFault }[];
}

const NONE: HeldFiles = { shifts: {}, count: 0, refused: [] };

let held = NONE;

/** The files of this visit: they outlive a look at another page of the site, not a reload. */
export function heldFiles(): HeldFiles {
  return held;
}

/** Forgets them all. */
export function emptyFiles(): void {
  held = NONE;
}

/** Reads some more files; those that cannot be read are named, the others count. */
export async function addFiles(files: readonly File[]): Promise<void> {
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, reading: await shiftFileFrom(file) })),
  );
  const sound = read.flatMap(({ reading }) => ("file" in reading ? [shiftsOf(reading.file)] : []));
  held = {
    shifts: sound.reduce<Shifts>(mergedShifts, held.shifts),
    count: held.count + sound.length,
    refused: read.flatMap(({ name, reading }) =>
      "fault" in reading ? [{ name, fault: reading.fault }] : [],
    ),
  };
}
