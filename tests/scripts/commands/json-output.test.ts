import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { movingOut, THEN } from "../../exports/moving-out.ts";
import { kb } from "../../histories.ts";
import { aChange, anAnswer, aReply, type ContentFolder } from "../../make.ts";
import { schemaFaults } from "../../schema/json-schema.ts";

let folder: ContentFolder;
beforeAll(async () => {
  folder = await movingOut();
  folder.write({
    "answers/draft/en.mdx": anAnswer({
      title: "A draft",
      front: aChange(),
      body: aReply("Draft {{nobody}}."),
    }),
    "answers/odd/en.mdx": anAnswer({
      title: "An odd one",
      front: "allow: [{rule: no-phrases, reason: It is new., until: 2027-01-01}]",
    }),
    "account.json": JSON.stringify({ macros: [] }),
  });
});
afterAll(() => folder.cleanup());

describe("what a command prints with --json", () => {
  test.each([
    ["kb-check", ["check"]],
    ["kb-status", ["status"]],
    ["kb-find", ["find", "order late"]],
    ["kb-suggest", ["suggest", "where is my order, it is late"]],
    ["kb-as-of", ["as-of", THEN]],
    ["kb-diff", ["diff", "answers/behind"]],
    ["kb-publish", ["publish", "--all", "--dry-run"]],
    ["kb-export-plan", ["export", "zendesk", "--against", "account.json"]],
  ])("keeps the schema %s", async (name, args) => {
    const { out } = await kb(folder.root, [...args, "--json"], THEN);
    expect(schemaFaults(name, JSON.parse(out))).toEqual([]);
  });

  test.each(["csv", "jsonl", "zendesk", "chatwoot", "zammad", "espanso", "markdown", "handbook"])(
    "keeps the schema of exports for %s",
    async (format) => {
      const out = join(folder.root, "..", `${format}-out`);
      const ran = await kb(folder.root, ["export", format, "--out", out, "--json"], THEN);
      expect(schemaFaults("kb-export", JSON.parse(ran.out))).toEqual([]);
    },
  );
});
