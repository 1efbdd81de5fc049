import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Instant } from "#core/instant.ts";
import { readLibrary } from "#store/library.ts";
import { atDemoClock } from "../../scripts/demo.ts";
import { environmentFrom, PROJECT } from "../../scripts/environment.ts";
import { kb, on, publishIn } from "../histories.ts";
import { anAnswer, aTree, aWorkspace, type FileTree } from "../make.ts";

const DEMO = "2026-06-01T08:58:40+07:00";
const CLOCK = Date.parse("2027-02-03T04:05:06Z");
const FILES: FileTree = {
  "workspace.yaml": aWorkspace({ more: `demoClock: ${DEMO}` }),
  "answers/late/en.mdx": anAnswer(),
};

/** What `npm start` goes by in a content folder whose answer was published at an instant. */
function started(publishedAt: Instant, files = FILES, env: Record<string, string> = {}) {
  const folder = aTree(files);
  publishIn(folder.root, ["answers/late"], publishedAt);
  const said: string[] = [];
  const given = environmentFrom({ KB_CONTENT: folder.root, ...env }, CLOCK);
  const { now, demo } = atDemoClock(given, readLibrary(folder.root), (line) => said.push(line));
  folder.cleanup();
  return { now, demo, said };
}

describe("npm start and npm run dev", () => {
  test("go by the workspace's demo clock", () => {
    expect(started(on("05-30"))).toEqual({ now: DEMO, demo: DEMO, said: [] });
  });

  test("go by the real clock in a workspace without one", () => {
    const files = { ...FILES, "workspace.yaml": aWorkspace() };
    expect(started(on("05-30"), files)).toEqual({ now: "2027-02-03T04:05:06Z", demo: undefined, said: [] });
  });

  test("go by KB_NOW where somebody has set it", () => {
    const KB_NOW = "2026-05-31T00:00:00Z";
    expect(started(on("05-30"), FILES, { KB_NOW })).toEqual({ now: KB_NOW, demo: undefined, said: [] });
  });

  test("show what was published after the demo clock's start: the real clock is used, and that is said", () => {
    const { now, demo, said } = started(on("07-01"));
    expect([now, demo]).toEqual(["2027-02-03T04:05:06Z", undefined]);
    expect(said).toEqual([
      "The demo clock is off and the real one is used: answers/late has changed since the demo's start (Mon 1 Jun 2026 01:58 in UTC). Delete demoClock from workspace.yaml, or choose a later instant.",
    ]);
  });
});

describe("the content that is shipped", () => {
  const root = join(PROJECT, "content");

  test("has a version that takes effect within two minutes of the demo clock's start, and no later record", () => {
    const library = readLibrary(root);
    const { now, demo } = atDemoClock(environmentFrom({ KB_CONTENT: root }, CLOCK), library, () => {});
    expect(demo).toBe(library.workspace.demoClock);
    const waits = [...library.entries.values()].flatMap(({ history }) =>
      history.flatMap((record) =>
        record.record === "publish" ? Date.parse(record.effective) - Date.parse(now) : [],
      ),
    );
    expect(waits.filter((wait) => wait > 0 && wait < 120_000)).toHaveLength(1);
  });

  test.each([
    "2026-11-22T00:00:00+07:00",
    "2026-11-23T08:58:40+07:00",
    "2026-11-23T09:00:00+07:00",
    "2026-12-01T00:00:00Z",
    "2026-12-31T23:59:59-12:00",
    "2027-03-28T01:30:00Z",
    "2028-02-29T12:00:00+14:00",
    "2029-07-01T00:00:00Z",
    "2030-12-31T23:59:59Z",
  ])("passes `kb check` at %s", async (now) => {
    const { status, out } = await kb(root, ["check"], now);
    expect(out).not.toMatch(/ error /);
    expect(status).toBe(0);
  });
});
