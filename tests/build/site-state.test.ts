import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { keepState, keptState, knownPages, type SiteState } from "#build/site-state.ts";

const folder = mkdtempSync(join(tmpdir(), "replybook state "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, "kept", "site.json");
const STATE: SiteState = {
  ground: "one",
  audience: "all",
  hashed: ["_astro/frame.1a2b.js"],
  files: { "answers/late/index.html": { size: 12, mtimeMs: 1.5, key: "abc" } },
};

test("what was kept is read again", () => {
  keepState(path, STATE);
  expect(keptState(path)).toEqual(STATE);
  expect(knownPages(path).files.get("answers/late/index.html")).toEqual({
    size: 12,
    mtimeMs: 1.5,
    key: "abc",
  });
});

test("where nothing was kept nothing is known", () => {
  expect(keptState(join(folder, "nowhere.json"))).toBeUndefined();
});

test("a state of which any byte is another is not trusted", () => {
  keepState(path, STATE);
  const whole = readFileSync(path);
  const damaged = join(folder, "damaged.json");
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, turn) => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ turn;
      writeFileSync(damaged, bytes);
      expect(keptState(damaged)).toBeUndefined();
    }),
  );
});

test("a state that was cut off is not trusted", () => {
  keepState(path, STATE);
  const whole = readFileSync(path);
  const cut = join(folder, "cut.json");
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      writeFileSync(cut, whole.subarray(0, length));
      expect(keptState(cut)).toBeUndefined();
    }),
  );
});
