import type { SSRResult } from "astro";
import { renderToString } from "astro/runtime/server/index.js";
import {
  addressOf,
  type PageApp,
  paramsOf,
  propsOf,
  type RouteModule,
  type RoutePath,
} from "#build/page-app.ts";

/**
 * Draws the pages of an application. For each page Astro makes a request, an answer and much about them, which costs as
 * much as the page. So it draws the first page of a route alone: the `SSRResult` it made for that (styles, scripts, how
 * components are made) serves the others, whose component Astro's own `renderToString` draws.
 */
export class RouteDrawer {
  readonly #app: PageApp;
  readonly #results = new Map<string, SSRResult>();

  constructor(app: PageApp) {
    this.#app = app;
    for (const [name, load] of app.manifest.pageMap) {
      let module: Promise<RouteModule> | undefined;
      const page = () => (module ??= load().then(async ({ page }) => this.#watched(name, await page())));
      app.manifest.pageMap.set(name, async () => ({ page }));
    }
  }

  /** A page's text, or the answer it stands in. */
  async drawn(path: RoutePath): Promise<string | Response> {
    const { route, pathname } = path;
    const { GET, default: component } = await this.#app.getComponentByRoute(route);
    const [props, params, url] = [propsOf(this.#app, path), paramsOf(path), addressOf(this.#app, path)];
    if (GET) return GET({ props, params, url, site: siteOf(this.#app) });
    const kept = this.#results.get(route.component);
    if (!kept || !component) return this.#app.render(new Request(url), { routeData: route });
    const result = {
      ...copyOf(kept),
      params,
      pathname,
      // Nothing of ours asks for `Astro.request`, which stays the first page's.
      createAstro: (...made: Parameters<SSRResult["createAstro"]>) =>
        Object.assign(kept.createAstro(...made), { params, url }),
    };
    return renderToString(result, component, props, {}, true);
  }

  /** The module with a component that keeps the first result it is drawn with. */
  #watched(name: string, module: RouteModule): RouteModule {
    const { default: component } = module;
    if (!component) return module;
    const watching: typeof component = (result, props, slots) => {
      if (!this.#results.has(name)) this.#results.set(name, copyOf(result));
      return component(result, props, slots);
    };
    return { ...module, default: Object.assign(watching, component) };
  }
}

/** A result with what drawing a page takes out of it or writes into it anew. */
function copyOf(result: SSRResult): SSRResult {
  const { styles, scripts, links, _metadata } = result;
  return {
    ...result,
    styles: new Set(styles),
    scripts: new Set(scripts),
    links: new Set(links),
    _metadata: structuredClone(_metadata),
  };
}

function siteOf({ manifest }: PageApp): URL | undefined {
  return manifest.site ? new URL(manifest.site) : undefined;
}
