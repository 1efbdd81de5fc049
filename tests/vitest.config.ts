import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What builds sites, drives a browser or kills processes: behind the rules, which are told of sooner. */
const APART = [
  // Those on device.ts load modules anew, and with them would forget the browser.
  "tests/browser/!(drill-run|memory|reader|shelf|tally).test.ts",
  "tests/build/**/*.test.ts",
  "tests/store/killed*.test.ts",
];

/** What takes longer hangs, in milliseconds: a busy machine may need ten times what a quiet one needs. */
const SLOW = 240_000;

export default defineConfig({
  root,
  test: {
    globalSetup: "tests/run.ts",
    maxWorkers: 2,
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
          // All files of a process use one browser: see browser/chromium.ts.
          isolate: false,
          hookTimeout: SLOW,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
