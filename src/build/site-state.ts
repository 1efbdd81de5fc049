import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AnswerSheet } from "#site/standing.ts";
import { sha256 } from "#store/digest.ts";

/** What is known of a file that a build wrote. */
export interface KnownFile {
  readonly size: number;
  readonly mtimeMs: number;
  /** The digest of everything it shows, where the page says it before it is drawn. */
  readonly key?: string;
  /** The digest of its bytes, where devices keep it. */
  readonly digest?: string;
  /** The id of the answer whose page it is, where it is one's. */
  readonly answer?: string;
}

/** What the next build knows of the site that stands. */
export interface SiteState {
  /** What it was made with: another renderer or other teams make every page anew. */
  readonly ground: string;
  /** Which content it shows to which teams. */
  readonly audience: string;
  /** The files of its own that are named by their content, below the site's folder. */
  readonly hashed: readonly string[];
  readonly files: Readonly<Record<string, KnownFile>>;
  /** What the pages of answers were made from, where that is known. */
  readonly answers?: AnswerSheet;
}

/** The state that was kept; undefined when there is none and when it is damaged. */
export function keptState(path: string): SiteState | undefined {
  try {
    const [digest, text = ""] = readFileSync(path, "utf8").split("\n", 2);
    return digest === sha256(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** What threads that draw pages have to know of a kept state that was found to be whole before. */
export function knownPages(path: string): {
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly answers: AnswerSheet | undefined;
} {
  const { files, answers }: SiteState = JSON.parse(readFileSync(path, "utf8").split("\n", 2)[1] ?? "");
  return { files: new Map(Object.entries(files)), answers };
}

/** Keeps a state for the next build, whole or not at all. */
export function keepState(path: string, state: SiteState): void {
  const text = JSON.stringify(state);
  mkdirSync(dirname(path), { recursive: true });
  const making = `${path}.${process.pid}`;
  writeFileSync(making, `${sha256(text)}\n${text}`);
  renameSync(making, path);
}
