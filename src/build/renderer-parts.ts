import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** What a renderer's folder holds. */
export const RENDERER = { site: "site", pages: "pages", sheet: "sheet.json" } as const;

/** What the modules that draw pages need besides themselves. */
export interface RendererSheet {
  /** The module to begin with, below `pages`. */
  readonly entry: string;
  /** The styles of each page, by Astro's key of the page. */
  readonly styles: Readonly<Record<string, readonly unknown[]>>;
}

/** The one part of Astro's record of a page that drawing it reads. */
interface PageStyles {
  readonly styles: readonly unknown[];
}

/**
 * Makes a build of Astro draw no page and keep, in `folder`, the modules that can draw them all: Astro itself throws
 * them away behind its last page.
 */
export function keptRenderer(folder: string): AstroIntegration {
  let pages: ReadonlyMap<string, PageStyles> = new Map();
  let out = "";
  return {
    name: "replybook-renderer",
    hooks: {
      "astro:config:done": ({ config }) => {
        out = fileURLToPath(config.outDir);
      },
      "astro:build:setup": (options) => {
        pages = options.pages as unknown as typeof pages;
      },
      "astro:build:start": ({ setPrerenderer }) => {
        setPrerenderer({
          name: "replybook-renderer",
          async getStaticPaths() {
            keepPages(join(out, ".prerender"), folder, pages);
            return [];
          },
          render: () => Promise.reject(new Error("Pages are drawn when Astro is done.")),
        });
      },
    },
  };
}

function keepPages(made: string, folder: string, pages: ReadonlyMap<string, PageStyles>): void {
  const kept = join(folder, RENDERER.pages);
  rmSync(kept, { recursive: true, force: true });
  cpSync(made, kept, { recursive: true });
  const styles = Object.fromEntries([...pages].map(([key, page]) => [key, page.styles]));
  const entry = readdirSync(kept).find((name) => name.startsWith("prerender-entry"));
  if (!entry) throw new Error("Astro made no module to begin drawing pages with.");
  const sheet: RendererSheet = { entry, styles };
  writeFileSync(join(folder, RENDERER.sheet), JSON.stringify(sheet));
}
