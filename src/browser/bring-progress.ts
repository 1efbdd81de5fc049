import { partIn } from "#browser/drawn-part.ts";
import { keepProgress, keptProgress } from "#browser/progress.ts";
import { shiftFaultText, shiftFileFrom } from "#browser/shift-reading.ts";
import { mergedProgress } from "#core/kept-progress.ts";
import type { Progress } from "#core/progress.ts";
import { withLearned } from "#core/stale-lessons.ts";
import type { TrainingSheet } from "#core/training-sheet.ts";
import { counted, type InterfaceLocale, type TrainingWords } from "#words/text.ts";

/** What is needed to say how a file was taken over. */
export interface Bringing {
  readonly training: TrainingWords;
  readonly locale: InterfaceLocale;
  /** Tells which versions were in effect, where an older file does not say what was learned. */
  readonly sheet: () => Promise<TrainingSheet>;
}

/** Lets an end-of-shift file be chosen or dropped in a part of the page; its progress then counts on this device too. */
export function bringProgress(place: HTMLElement, bringing: Bringing): void {
  const input = partIn(place, "file");
  const take = (file: File | null | undefined) => file && void taken(place, file, bringing);
  input?.addEventListener("change", () => {
    if (!(input instanceof HTMLInputElement)) return;
    take(input.files?.[0]);
    // The same file may be chosen once more.
    input.value = "";
  });
  const over = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    place.toggleAttribute("data-over", isOver);
  };
  place.addEventListener("dragover", (event) => over(event, true));
  place.addEventListener("dragleave", (event) => over(event, false));
  place.addEventListener("drop", (event) => {
    over(event, false);
    take(event.dataTransfer?.files[0]);
  });
}

async function taken(place: HTMLElement, file: File, bringing: Bringing): Promise<void> {
  const said = partIn(place, "brought");
  const text = await saidOf(file, bringing);
  if (said) said.textContent = text;
}

async function saidOf(file: File, { training, locale, sheet }: Bringing): Promise<string> {
  const reading = await shiftFileFrom(file);
  if ("fault" in reading) return `${await shiftFaultText(reading.fault)} ${training.bring.nothingChanged}`;
  const before = keptProgress();
  const brought = await sheet().then(
    (known) => withLearned(reading.file.training, known),
    () => reading.file.training,
  );
  const after = mergedProgress(before, brought);
  const count = differing(before, after);
  if (count > 0 && !keepProgress(after)) return training.finish.unkept;
  return count > 0 ? counted(training.bring.added, count, locale) : training.bring.nothing;
}

function differing(before: Progress, after: Progress): number {
  return Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .length;
}
