import { pageLocale } from "#browser/page.ts";
import { SHIFT_BYTES, type ShiftFault, type ShiftReading, shiftFrom } from "#core/shift-reading.ts";
import { filled, type InterfaceLocale, type ShiftFaultWords } from "#words/text.ts";

const FAULTS: Readonly<Record<InterfaceLocale, () => Promise<ShiftFaultWords>>> = {
  en: async () => (await import("#words/shift-fault-en.ts")).shiftFaultEn,
  vi: async () => (await import("#words/shift-fault-vi.ts")).shiftFaultVi,
};

/** Reads an end-of-shift file that somebody dropped or chose. Nothing leaves the device, and it never throws. */
export async function shiftFileFrom(file: File): Promise<ShiftReading> {
  if (file.size > SHIFT_BYTES) return { fault: { type: "long" } };
  try {
    return shiftFrom(await file.text());
  } catch {
    return { fault: { type: "unreadable" } };
  }
}

/** Why a file is left out, in one sentence in the open page's language. */
export async function shiftFaultText(fault: ShiftFault): Promise<string> {
  const words = await FAULTS[pageLocale()]();
  return filled(words[fault.type], { ...fault });
}
