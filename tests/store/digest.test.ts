import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { expect, test } from "vitest";
import { recordDigest, sha256, versionDigest } from "#store/digest.ts";
import { kb, on } from "../histories.ts";
import { aChange, anAnswer, aReply, aTranslation, aTree, aWorkspace } from "../make.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const byHand = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

test("a version's digest is name, NUL, byte length, NUL, bytes of every file", () => {
  const files = new Map([
    ["settings.json", bytes("{}\n")],
    ["en.mdx", bytes("Đợi")],
    ["vi.mdx", bytes("")],
  ]);
  expect(versionDigest(files)).toBe(byHand("en.mdx\x006\0Đợisettings.json\x003\0{}\nvi.mdx\x000\0"));
});

test("is what other tools make of the same bytes", () => {
  // printf 'en.mdx\0005\0Hello' | sha256sum
  const known = "c3f9205b5a865b6a97d9059115c2676644831535591bd249c87b808e06cb8d97";
  expect(versionDigest(new Map([["en.mdx", bytes("Hello")]]))).toBe(known);
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("files go in byte order of name, whatever order they come in", () => {
  const names = ["b", "a.b", "a-b", "a", "A", "\uff5e", "\u{1f600}"];
  const files = new Map(names.map((name) => [name, bytes(name)]));
  const inOrder = ["A", "a", "a-b", "a.b", "b", "\uff5e", "\u{1f600}"];
  const text = inOrder.map((name) => `${name}\0${bytes(name).length}\0${name}`).join("");
  expect(versionDigest(files)).toBe(byHand(text));
  expect(versionDigest(new Map([...files].reverse()))).toBe(byHand(text));
});

test("two folders that differ anywhere differ in their digest", () => {
  const folder = fc.dictionary(fc.stringMatching(/^[a-z0-9.-]{1,6}$/), fc.uint8Array({ maxLength: 4 }));
  fc.assert(
    fc.property(folder, folder, (a, b) => {
      const same = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
      const digests = [a, b].map((files) => versionDigest(new Map(Object.entries(files))));
      expect(digests[0] === digests[1]).toBe(same);
    }),
  );
});

test("a record's digest is over its canonical JSON: neither order nor the writing of YAML matters", () => {
  expect(recordDigest({ version: "1.0", at: "x" })).toBe(byHand('{"at":"x","version":"1.0"}'));
});

test("what is on the disk after publishing is what the records say, by hand", async () => {
  const folder = aTree({
    "workspace.yaml": aWorkspace(),
    "answers/a/en.mdx": anAnswer(),
    "answers/a/vi.mdx": aTranslation(),
    "answers/a/seat-map.txt": new Uint8Array([0, 13, 10, 255]),
  });
  await kb(folder.root, ["publish", "--all"], on("01-05"));
  folder.write({ "answers/a/en.mdx": anAnswer({ front: aChange(), body: aReply("New.") }) });
  await kb(folder.root, ["publish", "--all"], on("01-06"));
  await kb(folder.root, ["review", "answers/a"], on("01-07"));
  const root = join(folder.root, "answers/a");
  const records = load(readFileSync(join(root, "history.yaml"), "utf8"), { schema: CORE_SCHEMA }) as Record<
    string,
    string
  >[];
  expect(records.map(({ record }) => record)).toEqual(["publish", "publish", "review"]);
  for (const { record, version = "", digest } of records) {
    if (record !== "publish") continue;
    const hash = createHash("sha256");
    for (const name of readdirSync(join(root, "versions", version)).sort()) {
      const content = readFileSync(join(root, "versions", version, name));
      hash.update(Buffer.concat([Buffer.from(`${name}\0${content.length}\0`), content]));
    }
    expect(hash.digest("hex")).toBe(digest);
  }
  records.forEach((record, index) => {
    const before = records[index - 1];
    expect(record.previous).toBe(before && byHand(sorted(before)));
  });
  folder.cleanup();
});

/** Canonical JSON, written once more. */
function sorted(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${sorted((value as Record<string, unknown>)[name])}`).join(",")}}`;
}
