import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import { RENDERER, type RendererSheet } from "#build/renderer-parts.ts";

/** One file of the site that the renderer can draw. */
export interface Page {
  /** Its file below the site's folder. */
  readonly file: string;
  /** Everything it shows, as a digest; absent where only drawing it tells whether it changed. */
  readonly key?: string;
  draw(): Promise<Buffer>;
}

/** What of Astro's application the pages are drawn with. */
interface PageApp {
  readonly manifest: { readonly base: string; readonly entryModules: Readonly<Record<string, string>> };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  render(request: Request, options: { readonly routeData: Route }): Promise<Response>;
}

type StaticPathsApp = ConstructorParameters<typeof StaticPaths>[0];

interface Route {
  readonly type: string;
}

/** Every page that a renderer can draw of the content that was handed over, in an order that hangs on the content alone. */
export async function pagesOf(renderer: string): Promise<Page[]> {
  const app = await appOf(renderer);
  const paths = await new StaticPaths(app as unknown as StaticPathsApp).getAll();
  return paths.map(({ pathname, route, cacheKey }) => ({
    file: fileOf(pathname, route),
    ...(cacheKey !== undefined && { key: cacheKey }),
    draw: () => drawn(app, pathname, route),
  }));
}

/** Astro's application as it stood at the end of the bundling; it asks for two things that are no modules. */
async function appOf(renderer: string): Promise<PageApp> {
  const { entry, styles }: RendererSheet = JSON.parse(readFileSync(join(renderer, RENDERER.sheet), "utf8"));
  const { app }: { app: PageApp } = await import(pathToFileURL(join(renderer, RENDERER.pages, entry)).href);
  const { entryModules } = app.manifest;
  const hasScript = PAGE_SCRIPT in entryModules;
  app.setInternals({
    pagesByKeys: new Map(Object.entries(styles).map(([key, sheets]) => [key, { styles: [...sheets] }])),
    entrySpecifierToBundleMap: new Map(Object.entries(entryModules)),
  });
  app.setOptions({
    settings: { scripts: hasScript ? [{ stage: "page" }] : [] },
    logger: { options: { destination: TO_STDERR } },
  });
  return app;
}

const PAGE_SCRIPT = "astro:scripts/page.js";
const TO_STDERR = {
  write({ level, message }: { level: string; message: string }) {
    if (level === "warn" || level === "error") console.error(message);
  },
};

async function drawn(app: PageApp, pathname: string, route: Route): Promise<Buffer> {
  const address = new URL(addressOf(app.manifest.base, pathname, route), "http://localhost");
  const response = await app.render(new Request(address), { routeData: route });
  if (!response.ok && !isError(pathname)) throw new Error(`${pathname} answered ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

/** Pages end in a slash; an endpoint ends as its route does. */
function addressOf(base: string, pathname: string, { type }: Route): string {
  const path = pathname.replace(/^\//, "");
  const isOpen = type === "endpoint" || path === "" || path.endsWith("/");
  return `${base.replace(/\/$/, "")}/${path}${isOpen ? "" : "/"}`;
}

function fileOf(pathname: string, { type }: Route): string {
  const path = pathname.replace(/^\/|\/$/g, "");
  if (type === "endpoint") return path;
  if (isError(pathname)) return `${path}.html`;
  return path === "" ? "index.html" : `${path}/index.html`;
}

function isError(pathname: string): boolean {
  return /^\/?404\/?$/.test(pathname);
}
