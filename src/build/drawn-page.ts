import { appOf, type PageApp, paramsOf, propsOf, type RoutePath, routePaths } from "#build/page-app.ts";
import { RouteDrawer } from "#build/route-drawer.ts";
import type { PublishedEntry } from "#core/published.ts";

/** One file of the site that the renderer can draw. */
export interface Page {
  /** Its file below the site's folder. */
  readonly file: string;
  /** Everything it shows, as a digest; absent where only drawing it tells whether it changed. */
  readonly key?: string;
  /** The id of the answer whose page it is, where it is one's. */
  readonly answer?: string;
  draw(): Promise<Buffer>;
}

/** Every page that a renderer is asked for of the content that was handed over, in an order that hangs on the content alone. */
export async function pagesOf(renderer: string): Promise<Page[]> {
  const app = await appOf(renderer);
  const drawer = new RouteDrawer(app);
  return byEntry(await routePaths(app)).map((path) => ({
    file: fileOf(path),
    ...(path.cacheKey !== undefined && { key: path.cacheKey, ...answerOf(app, path) }),
    draw: async () => bytesOf(await drawer.drawn(path), path),
  }));
}

/** The pages of an entry follow each other, of all kinds and languages: what was read and compared for one serves the next. */
function byEntry(paths: readonly RoutePath[]): RoutePath[] {
  return [...Map.groupBy(paths, (path) => paramsOf(path).id).values()].flat();
}

/** Routes that leave out answers hand the answer to its pages. */
function answerOf(app: PageApp, path: RoutePath): Pick<Page, "answer"> {
  const { entry } = propsOf(app, path) as { readonly entry?: Partial<PublishedEntry> };
  return entry?.kind === "answers" && entry.id !== undefined ? { answer: entry.id } : {};
}

async function bytesOf(text: string | Response, { pathname }: RoutePath): Promise<Buffer> {
  if (typeof text === "string") return Buffer.from(text);
  if (!text.ok && !isError(pathname)) throw new Error(`${pathname} answered ${text.status}.`);
  return Buffer.from(await text.arrayBuffer());
}

function fileOf({ pathname, route }: RoutePath): string {
  const path = pathname.replace(/^\/|\/$/g, "");
  if (route.type === "endpoint") return path;
  if (isError(pathname)) return `${path}.html`;
  return path === "" ? "index.html" : `${path}/index.html`;
}

function isError(pathname: string): boolean {
  return /^\/?404\/?$/.test(pathname);
}
