import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stagingOf } from "#build/output.ts";
import { sha256 } from "#store/digest.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { LARKSPAN } from "../content.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook killed "));
const content = join(parent, "content");
const out = join(parent, "site");

/** Starts a build, kills it after some milliseconds, and says how long it lived. */
async function build(lifetime = Number.POSITIVE_INFINITY): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, "scripts/node.mjs"), "build"], {
    env: { ...process.env, KB_CONTENT: content, KB_OUT: out, KB_NOW: "2026-11-23T09:10:00+07:00" },
    stdio: "ignore",
  });
  const timer = Number.isFinite(lifetime) ? setTimeout(() => child.kill("SIGKILL"), lifetime) : undefined;
  const [status] = await once(child, "close");
  clearTimeout(timer);
  if (timer === undefined) expect(status).toBe(0);
  return performance.now() - start;
}

/** Stands for every byte of the site. */
function siteDigest(): string {
  const found = readdirSync(out, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = found.map((file) => join(file.parentPath, file.name)).sort();
  return sha256(paths.map((path) => `${path} ${sha256(readFileSync(path))}`).join("\n"));
}

beforeAll(() => {
  cpSync(LARKSPAN, content, { recursive: true });
  // More pages would only make each build longer.
  for (const more of ["training", "proposals"]) rmSync(join(content, more), { recursive: true, force: true });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("a build that is killed at any time leaves the whole site of before or the whole new one", async () => {
  const took = await build();
  const before = siteDigest();
  const channels = join(content, "settings/channels.yaml");
  writeFileSync(channels, readFileSync(channels, "utf8").replace("Messenger", "Messenger (Facebook)"));
  const met: { site: string; wasMaking: boolean }[] = [];
  for (const share of [0.35, 0.6, 0.85]) {
    await build(took * share);
    met.push({ site: siteDigest(), wasMaking: existsSync(stagingOf(out)) });
  }
  await build();
  const after = siteDigest();
  expect(after).not.toBe(before);
  expect(existsSync(stagingOf(out))).toBe(false);
  for (const { site } of met) expect([before, after]).toContain(site);
  // At least one was killed while the new site was being made beside the other.
  expect(met.some(({ site, wasMaking }) => wasMaking && site === before)).toBe(true);
});
