import { inTime } from "#browser/in-time.ts";

/** What goes on the clipboard: plain text always, HTML where the channel takes it. */
export interface Clip {
  readonly text: string;
  readonly html?: string;
}

/**
 * Puts a clip on the system's clipboard, also on plain http, where `navigator.clipboard` does not exist and
 * the `copy` event of a selection is the only way. False when neither worked.
 */
export async function copied(clip: Clip): Promise<boolean> {
  if (navigator.clipboard !== undefined && window.isSecureContext) {
    try {
      await inTime(writeClip(clip), PATIENCE);
      return true;
    } catch {
      // The page is not focused, the permission is refused or nothing comes back: the older way may still work.
    }
  }
  return copiedByEvent(clip);
}

/** A busy system can leave a write unanswered; an agent must not wait for it longer than this, in milliseconds. */
const PATIENCE = 1500;

async function writeClip({ text, html }: Clip): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const blob = (type: string, content: string) => new Blob([content], { type });
  const item = new ClipboardItem({
    "text/plain": blob("text/plain", text),
    "text/html": blob("text/html", html),
  });
  return navigator.clipboard.write([item]);
}

function copiedByEvent({ text, html }: Clip): boolean {
  let done = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (html !== undefined) event.clipboardData?.setData("text/html", html);
    done = true;
  };
  document.addEventListener("copy", fill, { once: true, capture: true });
  const ran = document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  return ran && done;
}
