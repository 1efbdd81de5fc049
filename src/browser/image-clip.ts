const PNG = "image/png";
const PATIENCE = 10_000;

/**
 * Puts the picture at an address on the system's clipboard as PNG, other kinds drawn anew. To be called within
 * the user's click, which the clipboard asks for. False where it does not work: on plain http, in a browser
 * that cannot, or when the picture does not come within ten seconds; then it can be downloaded.
 */
export async function copiedImage(address: string): Promise<boolean> {
  if (!window.isSecureContext || typeof ClipboardItem === "undefined") return false;
  try {
    // The item is given a promise, so that the click still counts when the picture has come.
    const item = new ClipboardItem({ [PNG]: pngAt(address) });
    await Promise.race([navigator.clipboard.write([item]), late()]);
    return true;
  } catch {
    return false;
  }
}

/** A busy system can leave a write unanswered; an agent must not wait for it. */
function late(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error("The clipboard did not answer.")), PATIENCE),
  );
}

async function pngAt(address: string): Promise<Blob> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  const picture = await response.blob();
  return picture.type === PNG ? picture : drawnAnew(picture);
}

async function drawnAnew(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture cannot be drawn."))), PNG),
  );
}
