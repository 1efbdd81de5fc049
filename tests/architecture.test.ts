import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The import table of src/README.md: which rooms a room may import, and which packages. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  core: { rooms: [], packages: ["diff", "ts-fsrs"] },
  words: { rooms: [], packages: [] },
  schema: { rooms: ["core"], packages: ["zod", "yaml", "js-yaml", "gray-matter"] },
  markup: { rooms: ["core"], packages: ["satteri", "mdast"] },
  checks: { rooms: ["core", "search"], packages: [] },
  search: { rooms: ["core"], packages: ["lunr"] },
  exports: { rooms: ["core"], packages: ["fflate", "timezones-ical-library"] },
  imports: {
    rooms: ["core", "schema", "markup"],
    packages: [
      "csv-parse",
      "hast",
      "mdast",
      "rehype-parse",
      "rehype-remark",
      "remark-gfm",
      "remark-parse",
      "remark-stringify",
      "unified",
    ],
  },
  store: { rooms: ["core", "schema", "markup"], packages: ["node", "js-yaml", "image-size"] },
  site: {
    rooms: ["store", "core", "schema", "markup", "search", "exports", "words"],
    packages: [
      "node",
      "astro",
      "d3-geo",
      "geojson",
      "iso-3166",
      "licence texts",
      "topojson-client",
      "topojson-specification",
      "world-atlas",
    ],
  },
  build: {
    rooms: ["store", "search", "exports", "site", "core", "words", "browser"],
    packages: ["node", "astro", "pagefind", "rolldown"],
  },
  browser: {
    rooms: ["core", "search", "exports", "words"],
    packages: ["workbox-core", "workbox-navigation-preload", "workbox-routing", "workbox-strategies"],
  },
  components: { rooms: ["core", "site", "browser", "words", "components"], packages: ["astro"] },
  layouts: {
    rooms: ["core", "site", "browser", "words", "components", "styles"],
    packages: ["@fontsource", "astro"],
  },
  pages: { rooms: ["site", "layouts", "components", "exports", "words", "core"], packages: ["astro"] },
  styles: { rooms: [], packages: ["@fontsource"] },
  scripts: {
    rooms: [
      "core",
      "schema",
      "markup",
      "checks",
      "search",
      "exports",
      "imports",
      "store",
      "site",
      "build",
      "words",
    ],
    packages: ["node", "astro", "vitest", "lunr", "minisearch", "pagefind"],
  },
};

interface Source {
  readonly file: string;
  readonly room: string;
  readonly imports: readonly string[];
}

function sources(folder: string): Source[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  return files
    .filter((file) => /\.(ts|astro|css)$/.test(file))
    .map((file) => {
      const path = `${folder}/${file}`;
      return { file: path, room: roomOf(path), imports: importsIn(path) };
    });
}

function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "src" ? (second.endsWith(".ts") ? "content.config" : second) : first;
}

function importsIn(path: string): string[] {
  const source = readFileSync(join(ROOT, path), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"|import\("([^"]+)"\)/g;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** The room or package an import leads to, as the table names it. */
function targetOf(source: Source, specifier: string): { room?: string; package?: string } {
  if (specifier.endsWith("/LICENSE?raw")) return { package: "licence texts" };
  const plain = specifier.split("?")[0] ?? specifier;
  if (plain.startsWith("#")) return { room: plain.slice(1).split("/")[0] ?? "" };
  if (plain.startsWith(".")) return { room: roomOf(posix.join(dirname(source.file), plain)) };
  if (plain.startsWith("node:")) return { package: "node" };
  if (plain.startsWith("astro")) return { package: "astro" };
  return {
    package:
      plain.startsWith("@") && !plain.startsWith("@fontsource")
        ? plain.split("/").slice(0, 2).join("/")
        : (plain.split("/")[0] ?? ""),
  };
}

function strayImports(source: Source): string[] {
  const table = MAY_IMPORT[source.room];
  if (!table) return [];
  return source.imports.filter((specifier) => {
    const { room, package: name } = targetOf(source, specifier);
    if (room !== undefined) return room !== source.room && !table.rooms.includes(room);
    return !table.packages.includes(name ?? "");
  });
}

const all = [...sources("src"), ...sources("scripts")];

describe("the house", () => {
  test("every folder of src is a declared room", () => {
    const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true }).filter((item) =>
      item.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => MAY_IMPORT[name] === undefined)).toEqual([]);
  });

  test.each(Object.keys(MAY_IMPORT))("%s imports only what the table allows", (room) => {
    const strays = all
      .filter((source) => source.room === room)
      .flatMap((source) => strayImports(source).map((specifier) => `${source.file} imports ${specifier}`));
    expect(strays).toEqual([]);
  });

  test("only site asks Astro's collections", () => {
    const askers = all.filter((source) => source.imports.includes("astro:content")).map(({ room }) => room);
    expect(
      [...new Set(askers)].filter(
        (room) => !["site", "content.config", "components", "pages"].includes(room),
      ),
    ).toEqual([]);
  });

  test("the core knows no clock, disk or page", () => {
    const impure = all
      .filter(({ room }) => room === "core")
      .filter(({ file }) =>
        /Date\.now\(|new Date\(\)|\bdocument\.|\bwindow\.|\bprocess\./.test(
          readFileSync(join(ROOT, file), "utf8"),
        ),
      )
      .map(({ file }) => file);
    expect(impure).toEqual([]);
  });

  test("a page gets, passes and renders, in at most 30 lines", () => {
    const long = all
      .filter(({ room }) => room === "pages")
      .filter(({ file }) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 31);
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  test("nothing is exported by default but what Astro asks for", () => {
    const defaults = all.filter(
      ({ file }) => file.endsWith(".ts") && /^export default/m.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(defaults.map(({ file }) => file)).toEqual([]);
  });

  test("the top level holds only what was agreed", () => {
    const agreed = [
      "LICENSE",
      "README.md",
      "astro.config.mjs",
      "content",
      "dist",
      "dist.next",
      "node_modules",
      "package-lock.json",
      "package.json",
      "public",
      "scripts",
      "src",
      "tests",
      "tsconfig.json",
    ];
    const names = readdirSync(ROOT).filter((name) => !name.startsWith(".") && !agreed.includes(name));
    expect(names).toEqual([]);
  });
});
