import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonSchema, SCHEMA_NAMES } from "#schema/json-schemas.ts";
import { larkspanSite } from "../browser/site.ts";
import { isSchema, schemaFaults } from "../schema/json-schema.ts";

const NOW = "2026-11-21T12:00:00Z";
const parent = mkdtempSync(join(tmpdir(), "replybook-api-"));
const api = join(parent, "dist/api/v1");

beforeAll(() => larkspanSite(NOW, join(parent, "dist")));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(api, path), "utf8"));
}

describe("the data of a built site", () => {
  test.each([
    ["now", "now.json"],
    ["index", "index.json"],
    ["changes", "changes.json"],
    ["advisories", "advisories.json"],
  ])("keeps the schema %s", (name, path) => {
    expect(schemaFaults(name, read(path))).toEqual([]);
  });

  test.each([
    ["answer", "answers/*.json"],
    ["answer-version", "answers/*/*.json"],
  ])("keeps the schema %s in every file", (name, pattern) => {
    const files = globSync(pattern, { cwd: api });
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) expect([file, schemaFaults(name, read(file))]).toEqual([file, []]);
  });

  test("stands beside its schemas, which any validator takes", () => {
    expect(globSync("*.json", { cwd: join(api, "schemas") }).sort()).toEqual(
      SCHEMA_NAMES.map((name) => `${name}.json`).sort(),
    );
    for (const name of SCHEMA_NAMES) {
      expect(read(`schemas/${name}.json`)).toEqual(jsonSchema(name));
      expect([name, isSchema(jsonSchema(name))]).toEqual([name, true]);
    }
  });

  test("is refused by them as soon as a field is missing, wrong or new", () => {
    const now = read("now.json") as Record<string, unknown>;
    const { build: _, ...rest } = now;
    expect(schemaFaults("now", rest)).toHaveLength(1);
    expect(schemaFaults("now", { ...now, build: 1 })).toHaveLength(1);
    expect(schemaFaults("now", { ...now, more: 1 })).toHaveLength(1);
  });
});
