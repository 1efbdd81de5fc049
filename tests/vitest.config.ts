import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What builds sites, drives a browser or kills processes: each file in a process of its own. */
const APART = ["tests/browser/**/*.test.ts", "tests/build/**/*.test.ts", "tests/store/killed*.test.ts"];

/** What takes longer hangs, in milliseconds: a busy machine may need ten times what a quiet one needs. */
const SLOW = 240_000;

/** So many files with a browser come for each one without. */
const BESIDE = 3;

/**
 * Puts files without a browser between those with one, and long ones first: there is one turn at the browser, and
 * the other worker has something else to do meanwhile.
 */
class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = sorted.filter(({ project }) => project.name === "rules");
    const [browsing, others] = [true, false].map((isBrowsing) =>
      sorted.filter(
        ({ project, moduleId }) =>
          project.name !== "rules" && moduleId.includes("/tests/browser/") === isBrowsing,
      ),
    ) as [TestSpecification[], TestSpecification[]];
    const late: TestSpecification[] = [...browsing.splice(0, 1)];
    while (browsing.length + others.length > 0)
      late.push(...others.splice(0, 1), ...browsing.splice(0, BESIDE));
    return [...early, ...late];
  }
}

export default defineConfig({
  root,
  test: {
    globalSetup: "tests/run.ts",
    maxWorkers: 2,
    sequence: { sequencer: Order },
    reporters: ["default"],
    projects: [
      {
        root,
        test: {
          name: "rules",
          include: ["tests/**/*.test.ts"],
          exclude: APART,
          // A process for each of 170 files reads the same modules as often: three times the work.
          isolate: false,
          testTimeout: SLOW,
          hookTimeout: SLOW,
        },
      },
      {
        root,
        test: {
          name: "sites",
          include: APART,
          expect: { poll: { timeout: 30_000 } },
          testTimeout: SLOW,
          // Long enough for a turn at the browser: see browser/chromium.ts.
          hookTimeout: 5 * SLOW,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
