import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { appOf, routePaths } from "#build/page-app.ts";
import { RouteDrawer } from "#build/route-drawer.ts";
import type { Locale } from "#core/locale.ts";
import type { Files } from "#exports/zip.ts";
import { reading as handed } from "#site/reading.ts";
import { packageOrder } from "#site/taught-order.ts";
import type { Reading } from "#store/library.ts";

/** What a package is made of. */
export interface PackageOrder {
  /** The folder of the product itself. */
  readonly project: string;
  readonly renderer: string;
  readonly path: string;
  readonly locale: Locale;
}

const PAGE = "src/pages/[...locale]/training/[path]/package.astro";
const STYLES = ["tokens", "fonts", "base", "difference", "pack", "package"];

/**
 * The files of a path that runs by itself from a folder: one page, its styles with their fonts, one classic script. Without
 * an address of any host: none of them is asked for, and none is named.
 */
export async function packageFiles(reading: Reading, order: PackageOrder): Promise<Files> {
  const styles = stylesOf(order.project);
  return new Map<string, Uint8Array>([
    ["index.html", Buffer.from(await drawnPage(reading, order))],
    ["package.css", Buffer.from(styles.text)],
    ["package.js", Buffer.from(await scriptOf(order.project))],
    ...styles.fonts,
  ]);
}

async function drawnPage(reading: Reading, { renderer, path, locale }: PackageOrder): Promise<string> {
  handed.hand(() => reading);
  packageOrder.hand({ path, locale });
  const app = await appOf(renderer);
  // What an earlier order made of the route does not count.
  app.routeCache.clearAll();
  const drawer = new RouteDrawer(app);
  const [page] = await routePaths(app, PAGE);
  if (!page) throw new Error(`The path "${path}" has no page in "${locale}".`);
  const drawn = await drawer.drawn(page);
  return typeof drawn === "string" ? drawn : drawn.text();
}

/** The site's own styles in one file, with the fonts beside it that they ask for. */
function stylesOf(project: string): { readonly text: string; readonly fonts: Files } {
  const { resolve } = createRequire(join(project, "package.json"));
  const fonts = new Map<string, Uint8Array>();
  const own = STYLES.map((name) => readFileSync(join(project, `src/styles/${name}.css`), "utf8"));
  const text = own.join("\n").replace(/url\("(@[^"]+\/([^"/]+))"\)/g, (_, module: string, name: string) => {
    fonts.set(`fonts/${name}`, readFileSync(resolve(module)));
    return `url("fonts/${name}")`;
  });
  return { text: text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*\n+/g, "\n"), fonts };
}

/** The script of packages in one file that needs no module: a page opened from a folder may load no module. */
async function scriptOf(project: string): Promise<string> {
  const bundle = await rolldown({
    input: join(project, "src/browser/scorm.ts"),
    cwd: project,
    platform: "browser",
  });
  try {
    const { output } = await bundle.generate({ format: "iife", minify: true, comments: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
