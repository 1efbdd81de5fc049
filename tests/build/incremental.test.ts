import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Crew } from "#build/crew.ts";
import { spareOf } from "#build/output.ts";
import { makeSite } from "#build/site.ts";
import { isNamedByContent } from "#core/named-by-content.ts";
import { CACHE, environmentFrom, PROJECT } from "../../scripts/environment.ts";
import { setEnvironment } from "../../scripts/site.ts";
import { LARKSPAN } from "../content.ts";
import { aGenerator, kb } from "../histories.ts";
import { ownEnvironment } from "../own-environment.ts";
import { fullTextOf } from "../pagefind.ts";

const parent = mkdtempSync(join(tmpdir(), "replybook incremental "));
const content = join(parent, "content");
const NOW = "2026-11-23T09:10:00+07:00";
const LATER = "2026-12-02T09:10:00+07:00";

ownEnvironment();

/** Builds the content as it stands into a folder, as a build at an instant does. */
async function built(name: string, now = NOW) {
  const out = join(parent, name);
  const environment = environmentFrom({ KB_CONTENT: content, KB_OUT: out, KB_NOW: now }, 0);
  setEnvironment(environment);
  const order = { ...environment, project: PROJECT, address: "", purge: true };
  const crew = new Crew({ content, cache: CACHE });
  const approved = Promise.resolve({ collect: undefined });
  return { out, ...(await makeSite(order, { crew, approved, say: () => {} })) };
}

/** The files of a site with what stands in them; of the full text and the message model only that they are there. */
function filesOf(site: string): Map<string, string> {
  const found = readdirSync(site, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = found.map(({ parentPath, name }) => join(parentPath, name).slice(site.length + 1)).sort();
  return new Map(
    paths
      // What is kept offline names the files of the full text by their digests.
      .filter((path) => !/^pagefind\/|^offline\/\w+(?:\/text)?\.json$/.test(path))
      .map((path) => [path, readFileSync(join(site, path), "latin1")] as const),
  );
}

/** The paths at which a site differs from one made afresh; what it keeps for pages of the site before does not count. */
function differences(later: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): string[] {
  const isKept = (path: string) => !fresh.has(path) && isNamedByContent(`/${path}`);
  return [...new Set([...later.keys(), ...fresh.keys()])]
    .filter((path) => later.get(path) !== fresh.get(path) && !isKept(path))
    .sort();
}

function edited(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(content, file), "utf8");
  expect(text).toMatch(from);
  writeFileSync(join(content, file), text.replace(from, to));
}

async function done(...words: string[]): Promise<void> {
  const { status, out } = await kb(content, words, NOW);
  expect(status, out).toBe(0);
}

function published(...words: string[]): Promise<void> {
  return done("publish", ...words);
}

const NOTE = [
  "--note",
  "It says more, was less.",
  "--why",
  "Customers asked.",
  "--do",
  "Send it from now on.",
];

/** Up to three words that follow each other somewhere in the content, alike in every run. */
function questions(count: number): string[] {
  const files = readdirSync(LARKSPAN, { recursive: true, encoding: "utf8" });
  const texts = files.filter((file) => file.endsWith(".mdx")).sort();
  const all = texts.map((file) => readFileSync(join(LARKSPAN, file), "utf8")).join("\n");
  const words = all.match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? [];
  const next = aGenerator(20261123);
  return Array.from({ length: count }, () => {
    const at = Math.floor(next() * words.length);
    return words.slice(at, at + 1 + Math.floor(next() * 3)).join(" ");
  });
}

/** So many pages are drawn where nothing has changed. */
let always = 0;

beforeAll(async () => {
  cpSync(LARKSPAN, content, { recursive: true });
  const { out } = await built("whole");
  cpSync(out, join(parent, "site"), { recursive: true });
  // What was copied is taken for the files of another site.
  await built("site");
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

interface Step {
  readonly what: string;
  /** At most so many pages are drawn besides those that always are: lists, feeds, and with an advisory every country. */
  readonly most: number;
  readonly change: () => unknown;
  readonly now?: string;
}

describe("a build after a change is, byte for byte, what a build of everything is", () => {
  test("after nothing at all, and files that did not change stay the same files, down to their inode", async () => {
    const page = join(parent, "site/answers/charged-twice/index.html");
    const { ino } = statSync(page);
    const { drawn, purge, out } = await built("site");
    expect([statSync(page).ino, purge]).toEqual([ino, []]);
    always = drawn;
    expect(differences(filesOf(out), filesOf(join(parent, "whole")))).toEqual([]);
  });

  test.each<Step>([
    {
      what: "words, titles, notes and reviews, what waits, a withdrawal and the end of an advisory",
      most: 250,
      change: async () => {
        edited("answers/thank-you-for-waiting/en.mdx", /(<Reply>\n[^\n]+)/, "$1 We are here day and night.");
        edited("answers/event-postponed/en.mdx", /^title: .*$/m, "title: The show has another date");
        await published("answers/thank-you-for-waiting", ...NOTE);
        await published("answers/event-postponed", "--minor", ...NOTE);
        edited("answers/login-code/en.mdx", /(<Reply>\n[^\n]+)/, "$1 We are here day and night.");
        await published("answers/login-code", "--effective", "2026-11-28T09:00:00+07:00", ...NOTE);
        await done("correct-note", "answers/charged-twice", "3.0", "--note", "It says less, was more.");
        await done("review", "advisories/vn-undersea-cables");
        await done("withdraw", "answers/scam-claim", "--use", "security-notice");
        await done("withdraw", "advisories/de-parcel-strike", "--why", "It is over.");
      },
    },
    {
      what: "the name of a channel",
      most: Number.POSITIVE_INFINITY,
      change: () => edited("settings/channels.yaml", /Messenger/, "Messenger (Facebook)"),
    },
    {
      what: "nine days and a version that was called off, in a site that somebody wrote into",
      most: 80,
      now: LATER,
      change: async () => {
        await done("cancel", "answers/payout-late", "3.0");
        writeFileSync(join(parent, "site/answers/login-code/index.html"), "Nothing is approved.");
        rmSync(join(parent, "site/vi/answers/login-code/index.html"));
        mkdirSync(join(parent, "site.old/answers/added"), { recursive: true });
        writeFileSync(join(parent, "site.old/answers/added/index.html"), "Nothing is approved.");
      },
    },
  ])("after $what", async ({ most, change, now }) => {
    await change();
    const before = filesOf(join(parent, "site"));
    const later = await built("site", now);
    // Both sites share most of their files: what is written into one must not reach the other.
    expect(differences(filesOf(spareOf(later.out)), before)).toEqual([]);
    rmSync(join(parent, "whole"), { recursive: true, force: true });
    const whole = await built("whole", now);
    expect(differences(filesOf(later.out), filesOf(whole.out))).toEqual([]);
    expect(whole.drawn).toBe(whole.pages);
    expect(later.drawn - always).toBeLessThanOrEqual(most);
  });
});

test("200 questions find the same in the full text of a site that grew as in one made at once", async () => {
  const asks = await Promise.all(["site", "whole"].map((name) => fullTextOf(join(parent, name), LATER)));
  let met = 0;
  for (const question of questions(200)) {
    const [ours, theirs] = await Promise.all(asks.map((ask) => ask(question)));
    expect(ours, question).toEqual(theirs);
    met += Math.min(1, ours?.total ?? 0);
  }
  expect(met).toBeGreaterThan(150);
});
