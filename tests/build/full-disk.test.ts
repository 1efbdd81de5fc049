import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "#store/digest.ts";
import { PROJECT } from "../../scripts/environment.ts";
import { larkspanSite } from "../browser/site.ts";
import { LARKSPAN } from "../content.ts";

const NOW = "2026-11-21T12:00:00Z";
const parent = mkdtempSync(join(tmpdir(), "replybook full "));
const disk = mkdtempSync(join(tmpdir(), "replybook-disk-"));
const [content, out] = [join(parent, "content"), join(disk, "site")];
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk]);
const canMount = mounted.status === 0;
if (!canMount) console.warn(`Skipped: no small disk can be mounted here (${String(mounted.stderr).trim()}).`);

/** What stays free for the new site: less than its scripts and styles take. */
const LEFT = 1_000_000;

beforeAll(async () => {
  if (!canMount) return;
  await larkspanSite(NOW, out);
  cpSync(LARKSPAN, content, { recursive: true });
  const channels = join(content, "settings/channels.yaml");
  writeFileSync(channels, readFileSync(channels, "utf8").replace("Messenger", "Messenger (Facebook)"));
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize - LEFT));
});

afterAll(() => {
  if (canMount) spawnSync("umount", [disk]);
  for (const folder of [parent, disk]) rmSync(folder, { recursive: true, force: true });
});

function digests(): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(path))]));
}

test.runIf(canMount)(
  "a build onto a full disk says so in a sentence and leaves the site that stood",
  async () => {
    const before = digests();
    const env = { ...process.env, KB_CONTENT: content, KB_OUT: out, KB_NOW: NOW };
    const build = spawn(process.execPath, [join(PROJECT, "scripts/node.mjs"), "build"], { env });
    const [[status], said] = await Promise.all([once(build, "close"), text(build.stderr)]);
    expect(status).toBe(1);
    expect(said).toMatch(/^The site could not be written: the disk is full.*\.$/m);
    expect(said).toContain(`The site that was in ${out} still stands.`);
    expect(said).not.toMatch(/\n\s+at /);
    expect(digests()).toEqual(before);
    expect(readdirSync(disk).sort()).toEqual(["filler", "site"]);
  },
);
