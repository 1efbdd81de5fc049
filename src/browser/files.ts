import type { AnswerDesk } from "#browser/answer-acts.ts";
import { draw } from "#browser/drawn-nodes.ts";
import { filesHtml } from "#browser/files-view.ts";
import { copiedImage } from "#browser/image-clip.ts";
import { pageWords } from "#browser/page.ts";

const WORDS = await pageWords();

/** Draws the files to send of the version and language that a part of an answer page stands for. */
export function drawFiles(part: HTMLElement, { view, sheet }: AnswerDesk): void {
  const [name = "", locale = ""] = part.dataset.of?.split("/") ?? [];
  const version = sheet.entry.versions[name];
  if (version) draw(part, filesHtml({ ...view, words: WORDS }, version, locale));
}

/** Copies the picture at an address, and says whether it could be. */
export async function copyImage(desk: AnswerDesk, address: string): Promise<void> {
  desk.say((await copiedImage(address)) ? WORDS.files.copied : WORDS.files.notCopied);
}
