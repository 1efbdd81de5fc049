import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

const PAUSE = 120;
const ROUND = 1500;

/**
 * Calls `changed` soon after anything in a folder has changed, once for a burst of changes. Where the system lets
 * nobody watch so many folders, it looks round every second and a half instead. Returns how to end it.
 */
export function watched(root: string, changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rounds: ReturnType<typeof setInterval> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, PAUSE);
  };
  const lookRound = () => {
    watcher?.close();
    rounds ??= everyRound(root, soon);
  };
  const watcher = watching(root, soon, lookRound);
  if (!watcher) lookRound();
  return () => {
    clearTimeout(timer);
    clearInterval(rounds);
    watcher?.close();
  };
}

function watching(root: string, soon: () => void, failed: () => void): FSWatcher | undefined {
  try {
    return watch(root, { recursive: true }, soon).on("error", failed);
  } catch {
    return undefined;
  }
}

function everyRound(root: string, soon: () => void): ReturnType<typeof setInterval> {
  let last = stampOfFiles(root);
  return setInterval(() => {
    const stamp = stampOfFiles(root);
    if (stamp !== last) soon();
    last = stamp;
  }, ROUND);
}

/** What changes when a file people edit is written, made or deleted; published versions never change. */
function stampOfFiles(folder: string): string {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => name !== "versions" && !name.startsWith("."))
      .map((item) => {
        const path = join(folder, item.name);
        if (item.isDirectory()) return `${item.name}/${stampOfFiles(path)}`;
        const { mtimeMs, size } = statSync(path);
        return `${item.name} ${mtimeMs} ${size}`;
      })
      .join("\n");
  } catch {
    // A file may go while it is looked at: the next round sees it.
    return "";
  }
}
