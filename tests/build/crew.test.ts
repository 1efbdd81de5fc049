import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Crew } from "#build/crew.ts";
import { readContent } from "#store/library.ts";
import { StoreError } from "#store/lock.ts";
import { LARKSPAN } from "../content.ts";
import type { dying, entriesAnd, readingNumber, refusing } from "./crew-works.ts";

const cache = mkdtempSync(join(tmpdir(), "replybook crew "));
const module = new URL("crew-works.ts", import.meta.url);
const work = (name: string) => ({ module, name });

const aCrew = () => new Crew({ content: LARKSPAN, cache });
const crew = aCrew();
afterAll(async () => {
  await crew.end();
  rmSync(cache, { recursive: true, force: true });
});

test("answers with what a work makes of the content and the order", async () => {
  const { size } = readContent(LARKSPAN).library.entries;
  expect(await crew.ask<typeof entriesAnd>(work("entriesAnd"), "asked")).toBe(`${size} asked`);
});

test("reads the content once in each thread, however much is asked", async () => {
  const asked = Array.from({ length: 6 }, () => crew.ask<typeof readingNumber>(work("readingNumber"), 5));
  expect(await Promise.all(asked)).toEqual(Array(6).fill(1));
});

test("throws what a work throws, and goes on", async () => {
  const refused = crew.ask<typeof refusing>(work("refusing"), "The disk is full.");
  await expect(refused).rejects.toThrow(StoreError);
  await expect(refused).rejects.toThrow("The disk is full.");
  expect(await crew.ask<typeof entriesAnd>(work("entriesAnd"), "still")).toContain("still");
});

test("what waits when the last thread dies is refused", async () => {
  const crew = aCrew();
  const deaths = Array.from({ length: 2 }, () => crew.ask<typeof dying>(work("dying"), "Out of memory."));
  for (const death of deaths) death.catch(() => {});
  const after = crew.ask<typeof entriesAnd>(work("entriesAnd"), "after");
  after.catch(() => {});
  for (const death of deaths) await expect(death).rejects.toThrow("Out of memory.");
  await expect(after).rejects.toThrow("No thread is left");
});

test("what was not begun when it ends is refused", async () => {
  const crew = aCrew();
  const asked = Array.from({ length: 8 }, () => crew.ask<typeof readingNumber>(work("readingNumber"), 500));
  for (const one of asked) one.catch(() => {});
  await crew.end();
  await expect(asked.at(-1)).rejects.toThrow("broken off");
});
