import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RESERVED_PATHS } from "#core/training.ts";
import { PROJECT } from "../scripts/environment.ts";

/** The section of the content's README that says where each feature is seen. */
const SECTION = /^## Where to see it\n([\s\S]*?)^## /m.exec(
  readFileSync(join(PROJECT, "content/README.md"), "utf8"),
)?.[1];
const ADDRESSES = [
  ...new Set([...(SECTION ?? "").matchAll(/`(\/[^`]*)`/g)].map(([, path]) => path as string)),
];

/** The file without which a page would not be built. */
function behind(address: string): string {
  const [room = "", name = "", lesson] = address.split("/").filter(Boolean);
  if (room === "countries" && name) return "content/settings/countries.yaml";
  if (room === "training" && lesson === "pack") return "src/pages/[...locale]/training/[path]/pack.astro";
  if (room === "training" && lesson) return `content/training/${name}/${lesson}.en.mdx`;
  if (room === "training" && RESERVED_PATHS.includes(name)) return `src/pages/[...locale]/training/${name}`;
  if (room === "training" && name) return `content/training/${name}/path.yaml`;
  if (room === "propose" && name) return `content/answers/${name}/en.mdx`;
  if (name) return `content/${room}/${name}/history.yaml`;
  return `src/pages/[...locale]/${room}`;
}

test("the tour names pages of the start, of answers and of every other room", () => {
  expect(ADDRESSES.length).toBeGreaterThan(20);
  expect(new Set(ADDRESSES.map((address) => address.split("/")[1]))).toEqual(
    new Set([
      "",
      "answers",
      "advisories",
      "audit",
      "briefing",
      "changes",
      "countries",
      "health",
      "products",
      "propose",
      "r",
      "shift",
      "side",
      "training",
    ]),
  );
});

test.each(ADDRESSES)("%s is a page of the shipped site", (address) => {
  expect(existsSync(join(PROJECT, behind(address)))).toBe(true);
});
