import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RendererSource, rendererFor } from "#build/renderer.ts";
import { RENDERER } from "#build/renderer-parts.ts";

let root: string;
let made: string[];

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Asks for the renderer of what lies in `root`; `made` lists each that had to be made. */
function asked(parts: Partial<RendererSource> = {}): Promise<string> {
  const [project, cache, content] = [join(root, "project"), join(root, "cache"), join(root, "content")];
  mkdirSync(cache, { recursive: true });
  const source = { project, cache, content, base: "/", address: "", isDemo: false, ...parts };
  return rendererFor(source, async (folder) => {
    made.push(folder);
    writeFileSync(join(folder, RENDERER.sheet), "{}");
  });
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "replybook renderer "));
  made = [];
  put("project/src/pages/index.astro", "<p>One</p>");
  put("project/astro.config.mjs", "export default {};");
  put("project/package-lock.json", "{}");
  put("project/README.md", "One");
  put("content/answers/late/en.mdx", "One");
  put("content/training/first/one.en.mdx", "One");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the renderer", () => {
  test("is made once for the same sources", async () => {
    expect(await asked()).toBe(await asked());
    expect(made).toHaveLength(1);
  });

  test.each([
    ["a source file", "project/src/pages/index.astro"],
    ["a new source file", "project/src/core/more.ts"],
    ["the configuration", "project/astro.config.mjs"],
    ["the lock file", "project/package-lock.json"],
    ["a file that is handed out as it is", "project/public/theme.js"],
    ["a lesson", "content/training/first/one.en.mdx"],
  ])("is made anew when %s changed", async (_, path) => {
    const before = await asked();
    put(path, "Two");
    expect(await asked()).not.toBe(before);
  });

  test.each([
    ["an answer", "content/answers/late/en.mdx"],
    ["a document", "project/README.md"],
  ])("stays when %s changed", async (_, path) => {
    const before = await asked();
    put(path, "Two");
    expect(await asked()).toBe(before);
  });

  test.each([
    ["another base", { base: "/kb/" }],
    ["another address", { address: "https://kb.example" }],
    ["the demo clock", { isDemo: true }],
  ])("is another for %s", async (_, parts) => {
    expect(await asked(parts)).not.toBe(await asked());
  });

  test("that was broken off is never taken for one", async () => {
    const folder = await asked();
    rmSync(join(folder, RENDERER.sheet));
    put(join("cache", "half.making", "site/index.html"), "half");
    expect(await asked()).toBe(folder);
    expect(made).toHaveLength(2);
  });

  test("that failed to be made leaves nothing to be taken for it", async () => {
    const source = {
      project: join(root, "project"),
      cache: join(root, "cache"),
      content: join(root, "content"),
    };
    mkdirSync(source.cache);
    const failing = rendererFor({ ...source, base: "/", address: "", isDemo: false }, async (folder) => {
      put("cache/unrelated", "");
      writeFileSync(join(folder, "site"), "");
      throw new Error("The bundler failed.");
    });
    await expect(failing).rejects.toThrow("The bundler failed.");
    expect(await asked()).toBeTruthy();
    expect(made).toHaveLength(1);
  });

  test("goes when six others were used after it", async () => {
    const oldest = await asked();
    utimesSync(oldest, 0, 0);
    for (let number = 0; number < 6; number++) await asked({ base: `/${number}/` });
    expect(readdirSync(join(root, "cache"))).toHaveLength(6);
    expect(made).toHaveLength(7);
    await asked();
    expect(made).toHaveLength(8);
  });
});
