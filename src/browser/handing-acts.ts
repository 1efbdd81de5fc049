import { copied } from "#browser/clipboard.ts";
import { type HandedFile, pathOf } from "#browser/propose-handing.ts";
import { filled, type ProposeWords } from "#words/text.ts";

/** Copies or downloads a file that is to be handed over, as the pressed button asks, and says in `said` what was done. */
export async function actOnFile(
  act: HTMLElement,
  file: HandedFile,
  send: ProposeWords["send"],
  said: HTMLElement | null,
): Promise<void> {
  if (act.dataset.act === "download") download(file);
  const words = act.dataset.act === "copy-file" ? send.copied : pasteWords(act, send);
  if (words === undefined) return;
  const text = (await copied({ text: file.text })) ? filled(words, { file: pathOf(file) }) : send.notCopied;
  if (said) said.textContent = text;
}

/** What is said where the place that opens cannot be given the text: it is pasted there. */
function pasteWords(act: HTMLElement, send: ProposeWords["send"]): string | undefined {
  if (act.dataset.paste === undefined) return undefined;
  return act.dataset.act === "mail" ? send.mailPasteHint : send.hostPasteHint;
}

function download({ name, text }: HandedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  Object.assign(document.createElement("a"), { href: address, download: `${name}.yaml` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
