import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import type { renderToString } from "astro/runtime/server/index.js";
import { RENDERER, type RendererSheet } from "#build/renderer-parts.ts";

/** What a page is made by. */
export type Component = Parameters<typeof renderToString>[1];

/** The module of a route: a page has a component, an endpoint answers by itself. */
export interface RouteModule {
  readonly default?: Component;
  readonly GET?: (context: object) => Response | Promise<Response>;
}

/** A route as Astro knows it. */
export interface Route {
  readonly type: string;
  /** Names its module. */
  readonly component: string;
  /** The names that stand in its addresses: `...locale`, `id`. */
  readonly params: readonly string[];
  readonly pattern: RegExp;
}

/** One page of a route. */
export interface RoutePath {
  /** Its address below the site's base. */
  readonly pathname: string;
  readonly route: Route;
  readonly cacheKey?: string | undefined;
}

/** What of Astro's application the pages are drawn with. */
export interface PageApp {
  readonly manifest: {
    readonly routes: readonly { readonly routeData: Route }[];
    readonly base: string;
    readonly site?: string;
    readonly entryModules: Readonly<Record<string, string>>;
    /** How the modules of routes are loaded. */
    readonly pageMap: Map<string, () => Promise<{ readonly page: () => Promise<RouteModule> }>>;
  };
  /** What `getStaticPaths` of each route answered, by the address of each page. */
  readonly routeCache: {
    clearAll(): void;
    get(
      route: Route,
    ): { staticPaths: { keyed: ReadonlyMap<string, { readonly props?: object }> } } | undefined;
  };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  getComponentByRoute(route: Route): Promise<RouteModule>;
  render(request: Request, options: { readonly routeData: Route }): Promise<Response>;
}

/** Astro's application as it stood at the end of the bundling; it asks for two things that are no modules. */
export async function appOf(renderer: string): Promise<PageApp> {
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

/** Every page of the application, asked of its routes; of one route alone where its `component` is named. */
export async function routePaths(app: PageApp, component?: string): Promise<RoutePath[]> {
  const routes = app.manifest.routes.filter(
    ({ routeData }) => component === undefined || routeData.component === component,
  );
  const asked = {
    manifest: { ...app.manifest, routes },
    routeCache: app.routeCache,
    getComponentByRoute: (route: Route) => app.getComponentByRoute(route),
  };
  const paths = new StaticPaths(asked as unknown as ConstructorParameters<typeof StaticPaths>[0]);
  return (await paths.getAll()) as unknown as RoutePath[];
}

/** The whole address of a page. Pages end in a slash; an endpoint ends as its route does. */
export function addressOf({ manifest }: PageApp, { pathname, route }: RoutePath): URL {
  const path = pathname.replace(/^\//, "");
  const isOpen = route.type === "endpoint" || path === "" || path.endsWith("/");
  return new URL(`${manifest.base.replace(/\/$/, "")}/${path}${isOpen ? "" : "/"}`, "http://localhost");
}

/** What stands in a page's address under the names of its route. */
export function paramsOf({ pathname, route }: RoutePath): Record<string, string | undefined> {
  const [, ...found] = route.pattern.exec(pathname) ?? [];
  return Object.fromEntries(
    route.params.map((name, at) => [name.replace("...", ""), found[at] || undefined]),
  );
}

/** What its route hands to a page. */
export function propsOf(app: PageApp, { pathname, route }: RoutePath): object {
  return app.routeCache.get(route)?.staticPaths.keyed.get(pathname)?.props ?? {};
}
