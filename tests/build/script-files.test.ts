import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fileOf, withoutForwarding } from "#build/script-files.ts";

/** A small site: what each module says when it runs, and whom it imports, at once (`+`) or when it is called (`~`). */
const SITE: Readonly<Record<string, string>> = {
  "browser/frame": "+core/version ~browser/list ~browser/soon ~browser/later ~browser/box ~browser/reading",
  "browser/list": "+core/when",
  "browser/soon": "+core/when +core/fold",
  "browser/later": "+core/judged +core/fold ~browser/live",
  "browser/live": "+core/told",
  "browser/box": "+core/judged +core/letters ~words/en ~words/find-en",
  "browser/reading": "+core/letters +core/audit",
  "core/version": "",
  "core/when": "",
  "core/fold": "",
  "core/judged": "",
  "core/told": "",
  "core/letters": "",
  "core/audit": "",
  "words/en": "",
  "words/find-en": "",
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "replybook scripts "));
});

afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(root, { recursive: true, force: true });
});

const nameOf = (module: string) => module.replace(/\W/g, "_");

/** The source of a module: what it exports says itself and what it imports; what it would load it tells `site`. */
function source(module: string): string {
  const uses = (SITE[module] ?? "").split(" ").filter(Boolean);
  const own = (sign: string) => uses.filter((use) => use.startsWith(sign)).map((use) => use.slice(1));
  const at = (use: string) => JSON.stringify(`../${use}.ts`);
  const imports = own("+").map((use) => `import { ${nameOf(use)} } from ${at(use)};`);
  const said = [JSON.stringify(module), ...own("+").map((use) => `${nameOf(use)}()`)];
  const asks = own("~").map(
    (use) => `async () => { const { ${nameOf(use)} } = await import(${at(use)}); return ${nameOf(use)}(); }`,
  );
  return `${imports.join("\n")}
export function ${nameOf(module)}() { return [${said}].join(" "); }
globalThis.ran = ${JSON.stringify(module)};
// As ours, which wait for their words.
${module === "browser/frame" ? "" : "await null;"}
globalThis.site?.push(${asks});`;
}

/** Bundles the site as our pages' scripts are; gives the folder. */
async function bundled(pages: readonly string[] = ["page"]): Promise<string> {
  for (const module of Object.keys(SITE)) {
    mkdirSync(join(root, "src", module, ".."), { recursive: true });
    writeFileSync(join(root, "src", `${module}.ts`), source(module));
  }
  for (const page of pages) writeFileSync(join(root, `${page}.js`), 'import "./src/browser/frame.ts";\n');
  const bundle = await rolldown({
    input: Object.fromEntries(pages.map((page) => [page, join(root, `${page}.js`)])),
    preserveEntrySignatures: "allow-extension",
    plugins: [withoutForwarding()],
  });
  const out = join(root, "out");
  await bundle.write({
    dir: out,
    format: "es",
    minify: true,
    entryFileNames: "[name].[hash].js",
    chunkFileNames: "[name].[hash].js",
    codeSplitting: { groups: [{ name: fileOf, debugName: "times", includeDependenciesRecursively: false }] },
  });
  await bundle.close();
  writeFileSync(join(out, "package.json"), '{"type":"module"}');
  return out;
}

const scripts = (out: string) => readdirSync(out).filter((file) => file.endsWith(".js"));

/** Which modules lie in which file, by the file's name without its digest. */
function modulesByFile(out: string): Record<string, string[]> {
  const files = scripts(out).map((file) => {
    const text = readFileSync(join(out, file), "utf8");
    const modules = Object.keys(SITE).filter((module) => new RegExp(`["'\`]${module}["'\`]`).test(text));
    return [file.split(".")[0], modules.sort()] as const;
  });
  return Object.fromEntries(files);
}

describe("the scripts of pages", () => {
  test("lie together where they are needed at the same times, and nowhere twice", async () => {
    expect(modulesByFile(await bundled())).toEqual({
      page: ["browser/frame", "core/version"],
      list: ["browser/list"],
      when: ["core/when"],
      soon: ["browser/soon", "core/fold"],
      near: ["browser/later", "browser/live", "core/told"],
      "near-box": ["core/judged"],
      box: ["browser/box"],
      "box-elsewhere": ["core/letters"],
      reading: ["browser/reading", "core/audit"],
      "words-en": ["words/en", "words/find-en"],
    });
  });

  test("hold no file that only says where another one lies", async () => {
    const out = await bundled();
    for (const file of scripts(out)) {
      const rest = readFileSync(join(out, file), "utf8")
        .replace(/^(?:import[^;]*;)+/, "")
        .trim();
      expect(rest, file).not.toBe("");
      expect(rest, file).not.toMatch(/^export\s*\{[^}]*\}\s*from[^;]*;?$/);
    }
  });

  test("run, and hand over under its own name whatever is asked for", async () => {
    const out = await bundled();
    const page = scripts(out).find((file) => file.startsWith("page.")) ?? "";
    const asks: (() => Promise<string>)[] = [];
    vi.stubGlobal("site", asks);
    await import(pathToFileURL(join(out, page)).href);
    const said: string[] = [];
    // What is loaded may ask for more.
    for (const ask of asks) said.push(await ask());
    expect(said).toEqual([
      "browser/list core/when",
      "browser/soon core/when core/fold",
      "browser/later core/judged core/fold",
      "browser/box core/judged core/letters",
      "browser/reading core/letters core/audit",
      "browser/live core/told",
      "words/en",
      "words/find-en",
    ]);
  });

  test("stay where two kinds of page begin with the same", async () => {
    const out = await bundled(["page", "other"]);
    const begun = scripts(out).filter((file) => /^(?:page|other)\./.test(file));
    expect(begun).toHaveLength(2);
    const asks: unknown[] = [];
    vi.stubGlobal("site", asks);
    for (const file of begun) await import(pathToFileURL(join(out, file)).href);
    // What both begin with runs once.
    expect(asks).toHaveLength(5);
  });

  test("are called by what is in them: the same sources give the same names", async () => {
    const first = scripts(await bundled()).sort();
    rmSync(join(root, "out"), { recursive: true });
    expect(scripts(await bundled()).sort()).toEqual(first);
  });
});
