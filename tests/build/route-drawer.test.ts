import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressOf, appOf, type PageApp, type RoutePath, routePaths } from "#build/page-app.ts";
import { rendererFor } from "#build/renderer.ts";
import { RouteDrawer } from "#build/route-drawer.ts";
import { reading } from "#site/reading.ts";
import { readContent } from "#store/library.ts";
import { CACHE, environmentFrom, PROJECT } from "../../scripts/environment.ts";
import { setEnvironment } from "../../scripts/site.ts";
import { larkspanSite } from "../browser/site.ts";
import { LARKSPAN } from "../content.ts";

const NOW = "2026-11-21T12:00:00Z";
const parent = mkdtempSync(join(tmpdir(), "replybook drawer "));
/** So many pages of a route tell what the first one cannot. */
const ENOUGH = 4;
let app: PageApp;
let found: ReturnType<typeof readContent>;

beforeAll(async () => {
  await larkspanSite(NOW, join(parent, "dist"));
  // A renderer is made for one kind of run, and sites are built for production.
  vi.stubEnv("NODE_ENV", "production");
  setEnvironment(environmentFrom({ KB_CONTENT: LARKSPAN, KB_OUT: join(parent, "out"), KB_NOW: NOW }, 0));
  found = readContent(LARKSPAN, { cache: CACHE });
  reading.hand(() => found);
  const source = { project: PROJECT, content: LARKSPAN, base: "/", address: "", isDemo: false };
  const renderer = await rendererFor({ ...source, cache: join(CACHE, "renderers") }, () =>
    Promise.reject(new Error("The site was built without a renderer.")),
  );
  app = await appOf(renderer);
}, 120_000);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

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
