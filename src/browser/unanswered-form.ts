import { caseSheet, theCase } from "#browser/case.ts";
import { deviceNow } from "#browser/clock.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { jsonAt } from "#browser/json.ts";
import { pageLocale } from "#browser/page.ts";
import { shiftPageWords } from "#browser/shift-words.ts";
import { keepTopic } from "#browser/unanswered.ts";
import { escaped } from "#core/html.ts";
import { textIn } from "#core/locale.ts";
import { type MaskGround, masked, maskedForSure } from "#core/mask.ts";
import { TOPIC_LENGTH, topicText } from "#core/unanswered.ts";

const SHIFT = await shiftPageWords();

/** The field for the customer's name, which every workspace begins with. */
const NAME_FIELD = "customer_name";

/**
 * Shows what was looked for, masked, and keeps it when the agent says so. Resolves with the sentence that tells what
 * came of it; empty when nothing was kept.
 */
export async function askToKeep(words: string): Promise<string> {
  const ground = await groundNow();
  const dialog = dialogWith(topicText(masked(words, ground)));
  document.body.append(dialog);
  dialog.showModal();
  const said = await new Promise<string>((resolve) => {
    dialog.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const kept = keptFrom(dialog, ground);
      if (kept === undefined) return;
      resolve(kept);
      dialog.close();
    });
    dialog.querySelector("[data-act='cancel']")?.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => resolve(""));
  });
  dialog.remove();
  return said;
}

function dialogWith(text: string): HTMLDialogElement {
  const { keep } = SHIFT;
  const dialog = document.createElement("dialog");
  dialog.className = "keep-topic";
  dialog.setAttribute("aria-labelledby", "keep-title");
  draw(
    dialog,
    `<form method="dialog"><h2 id="keep-title">${escaped(keep.title)}</h2><p id="keep-hint">${escaped(keep.hint)}</p><textarea rows="4" maxlength="${TOPIC_LENGTH}" aria-label="${escaped(keep.label)}" aria-describedby="keep-hint" autocomplete="off" autofocus>${escaped(text)}</textarea><p role="alert"></p><div class="acts"><button class="btn main" type="submit">${escaped(keep.keep)}</button><button class="btn tall" type="button" data-act="cancel">${escaped(keep.cancel)}</button></div></form>`,
  );
  return dialog;
}

/** Keeps what stands in the dialog; undefined when nothing does. What can be told for certain never stays in it. */
function keptFrom(dialog: HTMLDialogElement, ground: MaskGround): string | undefined {
  const { keep } = SHIFT;
  const typed = topicText(dialog.querySelector("textarea")?.value ?? "");
  const alert = dialog.querySelector("[role='alert']");
  if (typed === "" && alert) {
    alert.textContent = keep.empty;
    dialog.querySelector("textarea")?.focus();
    return undefined;
  }
  const text = topicText(maskedForSure(typed, ground));
  const { locale, channel, country } = theCase();
  const isKept = keepTopic({
    text,
    at: deviceNow(),
    ...(locale && { locale }),
    ...(channel && { channel }),
    ...(country && { country }),
  });
  if (!isKept) return keep.notKept;
  return text === typed ? keep.kept : keep.keptMasked;
}

async function groundNow(): Promise<MaskGround> {
  const sheet = caseSheet();
  const placeholders = sheet?.privateFields ?? [];
  const own = [NAME_FIELD, ...placeholders.map(({ name }) => name)];
  const typed = Object.entries(theCase().fields).filter(([name]) => own.includes(name));
  const names = [...(sheet?.channels ?? []), ...(sheet?.countries ?? [])].map(({ name }) => name);
  return {
    placeholders,
    fields: Object.fromEntries(typed),
    known: [document.querySelector(".brand span")?.textContent ?? "", ...names, ...(await titles())],
    nameOf: (kind, field) => {
      if (kind !== "field") return SHIFT.keep.kinds[kind];
      const label = placeholders.find(({ name }) => name === field)?.label ?? {};
      const other = field === NAME_FIELD ? SHIFT.keep.kinds.name : SHIFT.keep.kinds.field;
      return textIn(label, pageLocale(), "en", other).toLowerCase();
    },
  };
}

/** What the company's own answers are called, in all languages; without it more is masked, never less. */
async function titles(): Promise<string[]> {
  try {
    const root = document.documentElement.dataset.base ?? "/";
    return await jsonAt<string[]>(`${root}list/titles.json`, "length");
  } catch {
    return [];
  }
}
