import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spareOf, stagingOf } from "#build/output.ts";
import {
  built,
  killedBuilds,
  type SiteCase,
  siteCaseIn,
  siteDigest,
  usualBuild,
} from "../../scripts/bench/fault-build.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook killed "));
let made: SiteCase;
let took: number;
beforeAll(async () => {
  made = await siteCaseIn(parent);
  took = await usualBuild(made);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** `npm run bench:faults -- --mode build` kills 20. */
test("a build that is killed at any time leaves the whole site of before or the whole new one", async () => {
  const came = await killedBuilds(made, [0.35 * took, 0.6 * took, 0.85 * took]);
  // At least one was killed while the new site was being made beside the other.
  expect(came.some(({ state, inCommit }) => state === "before" && inCommit)).toBe(true);
});

test("a site that a killed build left beside its place stands again, even where the next build fails", async () => {
  const { content, out } = made;
  const before = siteDigest(made);
  // As between the two renames of a swap.
  rmSync(spareOf(out), { recursive: true, force: true });
  renameSync(out, spareOf(out));
  mkdirSync(stagingOf(out));
  writeFileSync(join(content, "settings/channels.yaml"), "nothing");
  await expect(built(made)).rejects.toThrow("ended with 1");
  expect(existsSync(out)).toBe(true);
  expect(siteDigest(made)).toBe(before);
});
