import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type History, inEffect } from "#core/history.ts";
import { windowsOf } from "#core/in-force.ts";
import { isBefore } from "#core/instant.ts";
import { type PublishedEntry, type PublishedVersion, stateAt } from "#core/published.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { stretchAt } from "#core/stretch.ts";
import { type AnswerDocument, documentsFrom } from "#search/document.ts";
import { readLibrary } from "#store/library.ts";
import { type AsOfJson, kbJson } from "../histories.ts";
import { anAnswer, aTree } from "../make.ts";
import { anyHistory, momentsOf } from "../random-histories.ts";

/** What travels with a page or in a file, as the browser reads it. */
function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** An entry as the build holds it; of its versions only that they are there. */
function aBuilt(history: History): PublishedEntry {
  const versions = history.flatMap(({ version }) => {
    const front = { products: [], tags: [], shortcuts: [] };
    return [[version, { version, front, texts: {} } as unknown as PublishedVersion] as const];
  });
  return { kind: "answers", id: "late", history, versions: Object.fromEntries(versions) };
}

function windowAt(history: History, at: string) {
  return windowsOf(history).find(
    ({ from, until }) => !isBefore(at, from) && (until === undefined || isBefore(at, until)),
  );
}

/** What a list that was built at one instant shows at another. */
function listedAt([document]: readonly AnswerDocument[], at: string): string | undefined {
  const stretch = stretchAt(document?.stretches ?? [], at);
  return stretch?.isWithdrawn ? undefined : stretch?.version;
}

describe("what is in effect", () => {
  test("is the same for a page, a list and an advisory, however old the build is", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, turn) => {
        const entry = aBuilt(history);
        const moments = momentsOf(history).sort((a, b) => Date.parse(a) - Date.parse(b));
        const built = moments[turn % Math.max(1, moments.length)] ?? "2026-01-01T00:00:00Z";
        const page = overTheWire(entry);
        const list = overTheWire(documentsFrom([entry], built));
        for (const at of moments) {
          const version = inEffect(history, at)?.version;
          const { record, withdrawal } = stateAt(page.history, at);
          expect(withdrawal ? undefined : record?.version).toBe(version);
          expect(windowAt(history, at)?.version).toBe(version);
          if (!isBefore(at, built)) expect(listedAt(list, at)).toBe(version);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("is what kb as-of says, of the same records on disk", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHistory, { minLength: 20, maxLength: 20 }), async (made) => {
        const histories = made.filter(([first]) => first?.record === "publish");
        const folder = aTree(
          Object.fromEntries(
            histories.flatMap((history, n) => [
              [`answers/a${n}/history.yaml`, JSON.stringify(history)],
              [`answers/a${n}/en.mdx`, anAnswer({ title: `Answer ${n}` })],
            ]),
          ),
        );
        const library = readLibrary(folder.root);
        const built = [...library.entries.values()].map((entry) => publishedEntry(library, entry));
        for (const at of histories.flatMap((history) => momentsOf(history).slice(0, 3)).slice(0, 9)) {
          const { entries } = await kbJson<AsOfJson>(folder.root, ["as-of", at]);
          const said = Object.fromEntries(entries.map(({ id, version }) => [id, version]));
          histories.forEach((history, n) => {
            const version = inEffect(history, at)?.version;
            expect(said[`answers/a${n}`]).toBe(version);
            const own = built.find((entry) => entry?.id === `a${n}`);
            expect(own && inEffect(own.history, at)?.version).toBe(version);
          });
        }
        folder.cleanup();
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
