import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { join, relative } from "node:path";
import { RENDERER } from "#build/renderer-parts.ts";
import { sha256 } from "#store/digest.ts";

/** What a renderer is made from. */
export interface RendererSource {
  /** The folder of the product itself. */
  readonly project: string;
  /** Where renderers are kept. */
  readonly cache: string;
  readonly content: string;
  readonly base: string;
  /** The site's address, where it is known. */
  readonly address: string;
  readonly isDemo: boolean;
}

/** What Astro bundles, and what decides how: a change to any of it makes another renderer. */
const SOURCES = ["src", "public", "astro.config.mjs", "package.json", "package-lock.json", "tsconfig.json"];

/** So many renderers are kept, the ones used last. */
const MOST_KEPT = 6;

/**
 * The folder of the renderer for some content: styles and scripts under `site`, modules that draw pages under
 * `pages`. Astro makes it once for the same sources, lessons and address; `make` is asked to when there is none.
 */
export async function rendererFor(
  source: RendererSource,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = rendererFolder(source);
  mkdirSync(source.cache, { recursive: true });
  if (!existsSync(join(folder, RENDERER.sheet))) await madeAt(folder, make);
  const now = new Date();
  utimesSync(folder, now, now);
  forgetOthers(source.cache);
  return folder;
}

/** Where the renderer for some content lies, or will lie. */
export function rendererFolder(source: RendererSource): string {
  return join(source.cache, rendererKey(source));
}

/** Made beside its place and put there whole, so that one that was broken off is never taken for one. */
async function madeAt(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const making = `${folder}.making`;
  for (const stale of [making, folder]) rmSync(stale, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await make(making);
  renameSync(making, folder);
}

function forgetOthers(cache: string): void {
  const kept = readdirSync(cache).map((name) => join(cache, name));
  const byUse = kept.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of byUse.slice(MOST_KEPT)) rmSync(old, { recursive: true, force: true });
}

function rendererKey({ project, content, base, address, isDemo }: RendererSource): string {
  const files = [
    ...SOURCES.flatMap((name) => filesAt(join(project, name))).map((path) => [project, path] as const),
    ...lessonsAt(join(content, "training")).map((path) => [content, path] as const),
  ];
  const digests = files.map(([root, path]) => `${relative(root, path)} ${sha256(readFileSync(path))}`);
  const told = [process.versions.node, base, address, String(isDemo)];
  return sha256([...told, ...digests].join("\n")).slice(0, 24);
}

/** Of the training only lessons are bundled: whom a path is for, and what it is called, is handed over. */
function lessonsAt(path: string): string[] {
  return filesAt(path).filter((file) => file.endsWith(".mdx"));
}

/** The files at and below a path, in order. */
function filesAt(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
}
