import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSearchState, writeSearchState } from "#build/search-state.ts";
import { type SearchWritten, writeSearchOver } from "#build/search-step.ts";
import { openEngine } from "#search/engine.ts";
import type { SearchEntry } from "#search/entry.ts";
import { openedManifest } from "#search/manifest.ts";
import { someEntries } from "../../scripts/bench/phrases.ts";
import { GROUND } from "../search/documents.ts";

const NOW = "2026-11-22T09:00:00Z";
const entries = someEntries(24);
/** Fewer answers than any base that would be learnt in part: the tests would take minutes. */
const RULES = { leastTexts: 100, leastAnswers: 0, mostSingle: 0.1 };
const CHANGED = "my quokka chewed the turnstile voucher";

let folder = "";
let sites = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replybook search "));
  made("first", entries);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the search of some answers as the next site, with `previous` as the one that stands. */
function made(
  site: string,
  own: readonly SearchEntry[],
  { previous, state = `${site}.state`, full }: { previous?: string; state?: string; full?: boolean } = {},
): SearchWritten {
  const material = {
    entries: own,
    ground: { ...GROUND, replyLocales: ["en", "vi"] },
    words: {},
    teams: { teams: {} },
  };
  const place = {
    site: join(folder, site),
    ...(previous !== undefined && { previous: join(folder, previous) }),
  };
  return writeSearchOver(material, { ...place, state: join(folder, state), full, rules: RULES });
}

/** The next site after the first one, which leaves the first one's state as it was. */
function next(own: readonly SearchEntry[], changes: { state?: Uint8Array; full?: boolean } = {}) {
  const site = `site ${++sites}`;
  writeFileSync(join(folder, `${site}.state`), changes.state ?? readFileSync(join(folder, "first.state")));
  return { site, ...made(site, own, { previous: "first", full: changes.full ?? false }) };
}

function filesIn(site: string): Map<string, string> {
  const { files } = openedManifest(
    JSON.parse(readFileSync(join(folder, site, "search/manifest.json"), "utf8")),
  );
  return new Map(Object.entries(files));
}

async function asked(site: string, message: string) {
  const files = filesIn(site);
  const read = async (name: string) =>
    new Uint8Array(readFileSync(join(folder, site, "search", files.get(name) ?? "")));
  const { findings, isSure } = await (await openEngine({ read })).suggest(message, {
    top: 5,
    now: NOW,
    locale: "en",
  });
  return { ids: findings.map(({ id }) => id), isSure };
}

function withPhrase(entry: SearchEntry, text: string): SearchEntry {
  const versions = Object.entries(entry.document.versions).map(([name, version]) => [
    name,
    { ...version, phrases: { ...version.phrases, en: [...(version.phrases.en ?? []), text] } },
  ]);
  return { ...entry, document: { ...entry.document, versions: Object.fromEntries(versions) } };
}

const one = entries[15] as SearchEntry;
const edited = entries.map((entry) => (entry === one ? withPhrase(one, CHANGED) : entry));

describe("a search that is made beside one that stands", () => {
  test("of the same answers is the same, all of it linked", () => {
    const { site, learnt, written } = next(entries);
    expect({ learnt, written }).toEqual({ learnt: 0, written: 0 });
    const files = readdirSync(join(folder, site, "search"));
    expect(files).toEqual(readdirSync(join(folder, "first/search")));
    const inode = (own: string, file: string) => statSync(join(folder, own, "search", file)).ino;
    expect(files.filter((file) => inode(site, file) !== inode("first", file))).toEqual([]);
  });

  test("finds the one answer that changed by its new phrase at once", async () => {
    const { site, learnt } = next(edited);
    expect(learnt).toBe(1);
    expect(await asked(site, `hi, ${CHANGED}!`)).toMatchObject({ ids: [one.document.id], isSure: true });
    expect((await asked("first", CHANGED)).isSure).toBe(false);
  });

  test("differs from one that is made whole in learnt weights alone", () => {
    const [part, whole] = [next(edited), next(edited, { full: true })];
    expect(whole.learnt).toBe(entries.length);
    const [ours, theirs] = [filesIn(part.site), filesIn(whole.site)];
    const others = (files: ReadonlyMap<string, string>) =>
      [...files].filter(([name]) => !name.startsWith("model"));
    expect(others(ours)).toEqual(others(theirs));
  });

  test("still finds the answers that did not change", async () => {
    const { site } = next(edited);
    const phrases = entries
      .filter((entry) => entry !== one)
      .flatMap(({ document }) => {
        const [version] = Object.values(document.versions);
        return [[document.id, version?.phrases.en?.[0] ?? ""] as const];
      });
    const [now, before] = [[], []] as [string[], string[]];
    for (const [id, phrase] of phrases) {
      if ((await asked(site, phrase)).ids[0] === id) now.push(id);
      if ((await asked("first", phrase)).ids[0] === id) before.push(id);
    }
    expect(now).toEqual(before);
  });

  test("never finds an answer that was removed, and a new one at once", async () => {
    const own = { ...one, document: { ...one.document, id: "aa-new" }, replies: {} };
    const added = withPhrase(own, CHANGED);
    const gone = entries[10] as SearchEntry;
    const { site, learnt } = next([added, ...entries.filter((entry) => entry !== gone)]);
    expect(learnt).toBe(1);
    expect((await asked(site, CHANGED)).ids[0]).toBe("aa-new");
    const [phrase = ""] = Object.values(gone.document.versions)[0]?.phrases.en ?? [];
    expect((await asked("first", phrase)).ids).toContain(gone.document.id);
    expect((await asked(site, phrase)).ids).not.toContain(gone.document.id);
  });

  test("learns everything once too many answers have changed", () => {
    const many = entries.map((entry, number) =>
      number < 3 ? withPhrase(entry, `${CHANGED} ${number}`) : entry,
    );
    expect(next(many).learnt).toBe(entries.length);
  });

  test("counts the answers that changed one build after another", () => {
    const state = "in turns.state";
    writeFileSync(join(folder, state), readFileSync(join(folder, "first.state")));
    let [own, previous] = [[...entries], "first"];
    const learnt = [0, 1, 2].map((turn) => {
      own = own.map((entry, number) => (number === turn ? withPhrase(entry, CHANGED) : entry));
      const { learnt: count } = made(`turn ${turn}`, own, { previous, state });
      previous = `turn ${turn}`;
      return count;
    });
    expect(learnt).toEqual([1, 1, entries.length]);
  });
});

describe("what an earlier build has learnt is thrown away", () => {
  const state = () => readFileSync(join(folder, "first.state"));

  test("when a byte of its state is another", () => {
    const bytes = state().map((byte, at) => (at === 400 ? byte ^ 1 : byte));
    expect(next(edited, { state: bytes }).learnt).toBe(entries.length);
  });

  test("when other code made it", () => {
    const own = readSearchState(join(folder, "first.state"));
    expect(own?.answers.length).toBe(entries.length);
    if (own) writeSearchState(join(folder, "other code"), { ...own, code: "other" });
    const { learnt } = next(edited, { state: readFileSync(join(folder, "other code")) });
    expect(learnt).toBe(entries.length);
  });

  test("when the weights of the site that stands are others", () => {
    made("other", entries);
    const file = filesIn("other").get("model/0") ?? "";
    const path = join(folder, "other/search", file);
    const bytes = readFileSync(path);
    writeFileSync(
      path,
      bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)),
    );
    expect(made("after other", edited, { previous: "other", state: "other.state" }).learnt).toBe(
      entries.length,
    );
  });
});
