import { handed } from "#site/handed.ts";

/** Which of several threads that draw pages beside each other this one is. */
export interface Share {
  readonly part: number;
  readonly parts: number;
}

const WHOLE: Share = { part: 0, parts: 1 };

/** The share of this thread; the whole where nobody parted the work. */
export const share = handed<Share>("share");

/** Whether the page or entry of a name is drawn by this thread. */
export function isMine(name: string): boolean {
  const { part, parts } = share.taken() ?? WHOLE;
  return parts === 1 || numberOf(name) % parts === part;
}

/** A number that hangs on every letter: FNV-1a over the UTF-16 units. */
function numberOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
