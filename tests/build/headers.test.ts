import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { headerRules, headersFile, headersOf } from "#build/headers.ts";
import { nginxConfig } from "#build/nginx.ts";
import { FILE_POLICY, headerPolicy } from "#site/policy.ts";

const COLLECT = "https://shifts.larkspan.example/inbox";
const PATHS = [
  "/",
  "/answers/late-delivery/",
  "/_astro/frame.BR1sik6G.js",
  "/search/terms-12.0f67f7c56.bin",
  "/search/head.0cfaf701.json",
  "/search/manifest.json",
  "/pagefind/pagefind-entry.json",
  "/pagefind/fragment/unknown_0bd7b29.pf_fragment",
  "/pagefind/3/index/unknown_0bd7b29.pf_index",
  "/api/v1/now.json",
  "/offline.js",
  "/api/v1/index.json",
  "/files/answers/seat-map/1.0/map.gif",
  "/files/answers/seat-map/1.0/rules.pdf",
] as const;

/** The headers of an address as a host for static sites reads them: all rules that fit, a header named twice joined. */
function byFile(file: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let fits = false;
  for (const line of file.split("\n")) {
    const [name = "", value = ""] = line.trim().split(/: (.*)/);
    if (line.startsWith("/"))
      fits = new RegExp(`^${line.replace(".", "\\.").replace("*", ".*")}$`).test(path);
    else if (fits && name) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

describe("what hosts say of files", () => {
  test.each([
    ["/api/v1/now.json", "cache-control", "no-store"],
    ["/answers/", "cache-control", "no-cache"],
    ["/files/answers/seat-map/1.0/rules.pdf", "content-disposition", "attachment"],
    ["/files/answers/seat-map/1.0/rules.exe", "content-security-policy", FILE_POLICY],
    ["/", "content-security-policy", headerPolicy(COLLECT)],
  ])("%s: %s: %s", (path, name, value) => {
    expect(headersOf(headerRules(COLLECT), path)[name]).toBe(value);
  });

  test.each(PATHS)("_headers says of %s what the table says", (path) => {
    const table = headersOf(headerRules(COLLECT), path);
    const {
      "cache-control": kept,
      "content-security-policy": policy,
      ...rest
    } = byFile(headersFile("/kb/", COLLECT), `/kb${path}`);
    // Such hosts have everything else asked for anew by themselves.
    expect(kept ?? "no-cache").toBe(table["cache-control"]);
    // Of two policies the browser keeps to both (CSP3, 8.1).
    expect(policy?.split(", ").at(-1)).toBe(table["content-security-policy"]);
    expect(rest).toEqual(
      Object.fromEntries(Object.entries(table).filter(([name]) => !/^(?:cache|content-security)/.test(name))),
    );
  });

  test("_headers keeps to what its readers read: 100 rules, 2,000 letters a line, one star a path", () => {
    const lines = headersFile("/", COLLECT).split("\n");
    expect(lines.filter((line) => line.startsWith("/")).length).toBeLessThan(100);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
    expect(lines.filter((line) => /^\/.*\*.*\*/.test(line))).toEqual([]);
  });

  test("the configuration of nginx that is shipped is the one that is written", () => {
    const shipped = readFileSync(new URL("../../scripts/deploy/nginx.conf", import.meta.url), "utf8");
    const site = { name: "replybook", listen: "80", host: "_", folder: "/srv/replybook/site", base: "/" };
    expect(shipped).toBe(nginxConfig(site));
  });
});
