import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts below a folder by path, in order; none where it is not there. */
export function folderFiles(root: string, folder: string): Map<string, string> {
  if (!existsSync(join(root, folder))) return new Map();
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    paths.sort().map((path) => [path.slice(root.length).replace(/^\/+/, ""), readFileSync(path, "utf8")]),
  );
}
