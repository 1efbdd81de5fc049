import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../environment.ts";

/** The texts under a folder of the tests' own content, whose names fit, in order: what mutations begin with. */
export function seedsIn(folder: string, fits: RegExp): string[] {
  return [...seedFiles(folder, fits).values()];
}

/** The same by path under that folder. */
export function seedFiles(folder: string, fits: RegExp): Map<string, string> {
  const root = join(PROJECT, "tests/fixtures", folder);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) =>
    path.replaceAll("\\", "/"),
  );
  const chosen = paths.filter((path) => fits.test(path)).sort();
  return new Map(chosen.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
