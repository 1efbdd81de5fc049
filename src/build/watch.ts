import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join, sep } from "node:path";

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

function watching(root: string, soon: () => void, failed: () => void): Pick<FSWatcher, "close"> | undefined {
  try {
    if (process.platform === "linux") return new WatchedFolders(root, soon, failed);
    return watch(root, { recursive: true }, soon).on("error", failed);
  } catch {
    return undefined;
  }
}

/**
 * Watches each folder of a tree by itself. Node's own way to watch a tree on Linux watches each file instead, and loses
 * sight of one for ever when another takes its place, which is how many editors save (seen with Node 24.21).
 */
class WatchedFolders {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #soon: () => void;
  readonly #failed: () => void;

  constructor(root: string, soon: () => void, failed: () => void) {
    this.#soon = soon;
    this.#failed = failed;
    try {
      this.#add(root);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #add(folder: string): void {
    const watcher = watch(folder, (kind, name) => {
      this.#soon();
      if (kind === "rename" && name !== null && isEdited(name)) this.#takeIn(join(folder, name));
    });
    this.#watchers.set(folder, watcher.on("error", this.#failed));
    for (const item of readdirSync(folder, { withFileTypes: true }))
      if (item.isDirectory() && isEdited(item.name)) this.#add(join(folder, item.name));
  }

  /** Something came, went or has another name: what stands there now is watched, and what stood there no longer. */
  #takeIn(path: string): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folder !== path && !folder.startsWith(path + sep)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    try {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) this.#add(path);
    } catch {
      // There is no room for more watchers, or it went while it was looked at.
      this.#failed();
    }
  }
}

/** Published versions never change, and what begins with a dot is no content. */
function isEdited(name: string): boolean {
  return name !== "versions" && !name.startsWith(".");
}

function everyRound(root: string, soon: () => void): ReturnType<typeof setInterval> {
  let last = stampOfFiles(root);
  return setInterval(() => {
    const stamp = stampOfFiles(root);
    if (stamp !== last) soon();
    last = stamp;
  }, ROUND);
}

/** What changes when a file people edit is written, made or deleted. */
function stampOfFiles(folder: string): string {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => isEdited(name))
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
