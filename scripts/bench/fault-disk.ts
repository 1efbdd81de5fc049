import { dirname } from "node:path";
import { DISK, type Disk } from "#store/disk.ts";

/**
 * One operation that was asked of a disk; `to` is the second path of a link or rename, `synced` all that is waited
 * for (`path` is then the first of them).
 */
export interface Operation {
  readonly name: keyof Disk;
  readonly path: string;
  readonly synced?: readonly string[];
  readonly to?: string;
  readonly bytes?: Uint8Array;
}

/** A machine that stops: nothing is done any more, and nothing is tidied up. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A disk that hands every operation to `around`, which carries it out or does not. */
function interposed(around: (operation: Operation, carryOut: () => void) => void): Disk {
  const sync = (name: "syncFiles" | "syncFolders") => (synced: readonly string[]) =>
    around({ name, path: synced[0] ?? "", synced }, () => DISK[name](synced));
  const one = (name: "makeFolder" | "unlink" | "remove") => (path: string) =>
    around({ name, path }, () => DISK[name](path));
  const two = (name: "link" | "rename") => (path: string, to: string) =>
    around({ name, path, to }, () => DISK[name](path, to));
  return {
    write: (path, bytes) => around({ name: "write", path, bytes }, () => DISK.write(path, bytes)),
    syncFiles: sync("syncFiles"),
    syncFolders: sync("syncFolders"),
    makeFolder: one("makeFolder"),
    link: two("link"),
    rename: two("rename"),
    unlink: one("unlink"),
    remove: one("remove"),
  };
}

/** A disk that works and writes down what it was asked for. */
export function recording(operations: Operation[]): Disk {
  return interposed((operation, carryOut) => {
    carryOut();
    operations.push(operation);
  });
}

/** How an operation of a disk goes wrong. */
export interface Fault {
  /** The operation that fails, counted from 0. */
  readonly at: number;
  /** The error's code; without one the machine stops there. */
  readonly code?: "ENOSPC" | "EIO" | "EMFILE" | "EACCES";
  /** Whether everything after it fails too, as a full disk goes on to be full. */
  readonly lasts: boolean;
  /** Whether it was done, and reported as failed all the same. */
  readonly isDone: boolean;
}

/** A disk that fails as a fault says; `look` is called just before, when what it writes is half written. */
export function failing(fault: Fault, look: () => void): Disk {
  let count = 0;
  return interposed((operation, carryOut) => {
    const place = count++;
    const isFailing = place === fault.at || (place > fault.at && (fault.lasts || !fault.code));
    if (!isFailing || (fault.code && isTidying(operation, fault))) return carryOut();
    if (place === fault.at) {
      if (fault.isDone) carryOut();
      else if (operation.bytes) DISK.write(operation.path, half(operation.bytes));
      look();
    }
    if (!fault.code) throw new Stopped();
    throw Object.assign(new Error(`${fault.code}: ${operation.name}`), {
      code: fault.code,
      path: operation.path,
    });
  });
}

/** A full disk still takes things away. */
function isTidying({ name }: Operation, { code }: Fault): boolean {
  return code === "ENOSPC" && (name === "remove" || name === "unlink");
}

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.byteLength >> 1);
}

/**
 * What a disk holds after a power cut, as operations to do on it: whatever was waited for, and of the rest what
 * chance left. A disk that keeps names in order has all of them up to some moment; another one any of them. Words
 * that nobody waited for may be whole, half or gone.
 */
export function leftByPowerCut(
  operations: readonly Operation[],
  keepsOrder: boolean,
  random: () => number,
): Operation[] {
  const waits = new Map(
    operations.flatMap(({ name, synced = [] }, place) => synced.map((path) => [`${name} ${path}`, place])),
  );
  const isSynced = (name: "syncFiles" | "syncFolders", path: string, place: number) =>
    (waits.get(`${name} ${path}`) ?? -1) > place;
  const last = operations.findLastIndex(({ synced }) => synced);
  const kept = last + 1 + Math.floor(random() * (operations.length - last));
  return operations.flatMap((operation, place) => {
    const { path, to, bytes, synced } = operation;
    if (synced) return [];
    const isNamed = isSynced("syncFolders", dirname(to ?? path), place) || random() < 0.5;
    if (keepsOrder ? place >= kept : !isNamed) return [];
    if (!bytes || isSynced("syncFiles", path, place)) return [operation];
    const left = [bytes, half(bytes), new Uint8Array()][Math.floor(random() * 3)];
    return [{ ...operation, bytes: left ?? bytes }];
  });
}

/** Does operations again as far as they can be done: what lay in a folder that is not there is lost. */
export function doAgain(operations: readonly Operation[]): void {
  for (const { name, path, to, bytes, synced } of operations) {
    if (synced) continue;
    try {
      if (bytes) DISK.write(path, bytes);
      else if (name === "link" || name === "rename") DISK[name](path, to ?? path);
      else if (name === "makeFolder" || name === "unlink" || name === "remove") DISK[name](path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }
}
