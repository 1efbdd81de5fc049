import type { Page, Request } from "playwright-core";

/** So long nothing may be asked for, in milliseconds: what one part loads when it has come, it asks for sooner. */
const QUIET = 100;
const STEP = 20;

/**
 * Does what loads a page and waits until everything is there that it asks for besides, also by itself. Playwright's
 * own `networkidle` waits for half a second each time.
 */
export async function settled(page: Page, load: () => Promise<unknown>): Promise<void> {
  const open = new Set<Request>();
  let last = Date.now();
  const asked = (request: Request) => open.add(request);
  const answered = (request: Request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on("request", asked);
  for (const event of ["requestfinished", "requestfailed"] as const)
    page.on(event as "requestfinished", answered);
  try {
    await load();
    last = Date.now();
    while (open.size > 0 || Date.now() - last < QUIET)
      await new Promise((resolve) => setTimeout(resolve, STEP));
  } finally {
    page.off("request", asked);
    for (const event of ["requestfinished", "requestfailed"] as const)
      page.off(event as "requestfinished", answered);
  }
}
