import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#store/digest.ts";
import { PROJECT } from "../environment.ts";

/** What a bench needs and the product does not. */
export interface Needed {
  /** Exact versions. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Exact versions of packages further down, where the newest do not install. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/**
 * The `node_modules` with some packages, installed once below `.cache/bench` by `npm` with a lock of their own, so that
 * nobody who builds the site has to; undefined, and why on the error output, where npm cannot.
 */
export function installed(name: string, needed: Needed): string | undefined {
  const manifest = JSON.stringify({ private: true, type: "module", ...needed }, undefined, 2);
  const folder = join(PROJECT, ".cache/bench", `${name}-${sha256(manifest).slice(0, 12)}`);
  const packages = join(folder, "node_modules");
  if (existsSync(packages)) return packages;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, "package.json"), manifest);
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", args, { cwd: making, encoding: "utf8" });
  if (status !== 0) {
    console.error(`npm could not install ${name}: ${stderr?.trim() ?? ""}`);
    return undefined;
  }
  renameSync(making, folder);
  return packages;
}
