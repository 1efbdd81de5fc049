import { beforeAll, expect, test } from "vitest";
import { addressOf, appOf, type PageApp, type RoutePath, routePaths } from "#build/page-app.ts";
import { RouteDrawer } from "#build/route-drawer.ts";
import { readyRenderer } from "#build/site.ts";
import { reading } from "#site/reading.ts";
import { readContent } from "#store/library.ts";
import { CACHE, environmentFrom, PROJECT } from "../../scripts/environment.ts";
import { setEnvironment } from "../../scripts/site.ts";
import { LARKSPAN } from "../content.ts";
import { ownEnvironment } from "../own-environment.ts";

const NOW = "2026-11-21T12:00:00Z";
/** So many pages of a route tell what the first one cannot. */
const ENOUGH = 4;
let app: PageApp;
let found: ReturnType<typeof readContent>;

ownEnvironment();

beforeAll(async () => {
  setEnvironment(environmentFrom({ KB_CONTENT: LARKSPAN, KB_NOW: NOW }, 0));
  found = readContent(LARKSPAN, { cache: CACHE });
  reading.hand(() => found);
  const source = { project: PROJECT, content: LARKSPAN, base: "/", address: "" };
  app = await appOf(await readyRenderer(source, () => {}));
});

async function textOf(drawn: string | Response): Promise<string> {
  return typeof drawn === "string" ? drawn : drawn.text();
}

test("every kind of page is drawn as Astro's application draws it alone", async () => {
  const drawer = new RouteDrawer(app);
  const byRoute = Map.groupBy(await routePaths(app), ({ route }) => route.component);
  const some = [...byRoute.values()].flatMap((paths): RoutePath[] => paths.slice(0, ENOUGH));
  expect(some.length).toBeGreaterThan(byRoute.size);
  for (const path of some) {
    reading.hand(() => found);
    const ours = await textOf(await drawer.drawn(path));
    // What pages share is remembered for one reading: nothing of another page may stand in this one.
    const fresh = { ...found };
    reading.hand(() => fresh);
    const theirs = await app.render(new Request(addressOf(app, path)), { routeData: path.route });
    expect(ours, path.pathname).toBe(await theirs.text());
  }
});
