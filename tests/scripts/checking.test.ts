import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Findings, findingsOf, RULES } from "#checks/rules.ts";
import type { Instant } from "#core/instant.ts";
import type { KeptFindings } from "#core/kept-findings.ts";
import { FindingsOnDisk } from "#store/kept-findings.ts";
import { readContent } from "#store/library.ts";
import { checkingOf, errorsForBuild, findingsWithKept } from "../../scripts/checking.ts";
import { checkingWithProposals } from "../../scripts/proposal-checking.ts";
import { shifted } from "../histories.ts";
import {
  aChange,
  aFragment,
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  type ContentFolder,
  type FileTree,
  NOW,
  publishAll,
} from "../make.ts";

/** `KB_TEST_RUNS=1000` looks for longer. */
const RUNS = Number(process.env.KB_TEST_RUNS ?? 10);

const parent = mkdtempSync(join(tmpdir(), "replybook-findings-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const aCache = () => mkdtempSync(join(parent, "cache-"));

/** Written and published once, since each publication waits for the disk. */
const base = aSmallBase();
let folder: ContentFolder;
afterEach(() => folder.cleanup());
afterAll(() => base.cleanup());

function aCopy(): ContentFolder {
  const copy = aTree();
  cpSync(base.root, copy.root, { recursive: true });
  return copy;
}

/** A body whose note for agents leads to another entry. */
function pointing(url: string, words?: string): string {
  return `<When>\nSee [there](${url}).\n</When>\n\n${aReply(words)}`;
}

/** Answers that name each other, a product, a fragment and words in capitals, with a past of two versions. */
function aSmallBase(): ContentFolder {
  const tree = aTree({
    "workspace.yaml": aWorkspace(),
    "fragments/credit/en.mdx": aFragment(),
    "fragments/credit/vi.mdx": aTranslation({ title: "Tiền bồi thường", body: "5 euro" }),
    "products/shop/en.mdx": aProduct(),
    "advisories/storm/en.mdx": anAdvisory(),
    "answers/late/en.mdx": anAnswer({
      front: "products: [shop]",
      body: aReply('You get <Fragment id="credit"/>.'),
    }),
    "answers/late/vi.mdx": aTranslation({ body: aReply('Bạn được <Fragment id="credit"/>.') }),
    "answers/lost/en.mdx": anAnswer({
      title: "My parcel is lost",
      front: "review: {every: 30d, last: 2026-01-05}",
    }),
    "answers/other/en.mdx": anAnswer({
      title: "Something else",
      body: pointing("answer:late", "Ask in the VINTNER app."),
    }),
  });
  publishAll(tree.root, "2026-01-05T09:00:00Z");
  return tree;
}

/** What somebody may write next. */
const EDITS: readonly FileTree[] = [
  {
    "answers/late/en.mdx": anAnswer({
      front: "products: [shop]",
      body: aReply("WAIT, we WILL look in VINTNER."),
    }),
  },
  {
    "answers/late/en.mdx": anAnswer({
      front: `products: [store]\n${aChange()}`,
      body: aReply('You get <Fragment id="credit"/>.'),
    }),
  },
  { "answers/late/en.mdx": anAnswer({ front: aChange({ more: "kind: minor" }), body: aReply("No.") }) },
  {
    "answers/late/en.mdx": anAnswer({
      front: aChange({ more: "effective: 2026-03-10T09:00" }),
      body: aReply("Soon."),
    }),
  },
  { "answers/late/en.mdx": anAnswer({ front: aChange({ more: "withdraw: {use: other, why: Wrong.}" }) }) },
  { "answers/late/vi.mdx": aTranslation({ body: aReply("Bạn được 10 euro.") }) },
  { "answers/lost/en.mdx": anAnswer({ title: "VINTNER is lost", body: pointing("product:shop") }) },
  { "answers/lost/en.mdx": anAnswer({ title: "Lost", front: `formerly: [gone]\n${aChange()}` }) },
  { "answers/other/en.mdx": anAnswer({ title: "Something else", body: pointing("answer:gone") }) },
  {
    "answers/other/en.mdx": anAnswer({
      title: "Something else",
      front: "allow:\n  - {rule: all-caps, reason: So., until: 2026-03-05}",
      body: aReply("STOP it."),
    }),
  },
  { "fragments/credit/en.mdx": aFragment({ body: "x".repeat(400), front: aChange() }) },
  { "fragments/credit/vi.mdx": "no front matter" },
  {
    "fragments/credit/vi.mdx": aTranslation({
      title: "Tiền bồi thường",
      body: "5 euro",
      front: "translates: next",
    }),
  },
  {
    "products/shop/en.mdx": aProduct({
      front: `formerly: [store]\n${aChange({ more: "withdraw: {why: Closed.}" })}`,
    }),
  },
  { "products/shop/en.mdx": aProduct({ title: "VINTNER" }) },
  {
    "advisories/storm/en.mdx": anAdvisory({
      front: `until: 2026-03-03T00:00:00Z\nscope: {products: [shop]}\n${aChange()}`,
    }),
  },
  { "answers/late/notes.txt": "Words." },
  { "answers/late/map.png": "no picture" },
  { "settings/wording.yaml": "- {never: look in, say: look at}\n- {allow: [WAIT]}\n" },
  {
    "workspace.yaml": aWorkspace({
      more: "rules: {all-caps: error, no-phrases: warning, promised-date: off}",
    }),
  },
];
/** What the rules' own examples say. */
const EXAMPLES = RULES.flatMap(({ bad, good }) => [bad.files, good.files, ...(bad.published ?? [])]);

interface Step {
  readonly write?: FileTree;
  readonly publish?: true;
  readonly wait?: number;
  readonly tamper?: number;
  readonly remove?: number;
  readonly spoil?: number;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...EDITS).map((write) => ({ write })) },
  { weight: 3, arbitrary: fc.constantFrom(...EXAMPLES).map((write) => ({ write })) },
  { weight: 3, arbitrary: fc.constant({ publish: true as const }) },
  { weight: 2, arbitrary: fc.constantFrom(3600, 86_400, 8 * 86_400, 200 * 86_400).map((wait) => ({ wait })) },
  { weight: 1, arbitrary: fc.nat().map((tamper) => ({ tamper })) },
  { weight: 1, arbitrary: fc.nat().map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.nat().map((spoil) => ({ spoil })) },
);

function filesBelow(root: string): string[] {
  const all = readdirSync(root, { recursive: true, withFileTypes: true });
  return all
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function take({ root, write }: ContentFolder, cache: string, now: Instant, done: Step): void {
  const fileOf = (place: number, of = root) => filesBelow(of).at(place % Math.max(filesBelow(of).length, 1));
  if (done.write) write(done.write);
  if (done.publish) tryToPublish(root, now);
  const tampered = done.tamper === undefined ? undefined : fileOf(done.tamper);
  if (tampered) writeFileSync(tampered, `${readFileSync(tampered, "utf8")}\n- SOMETHING: x\n`);
  const removed = done.remove === undefined ? undefined : fileOf(done.remove);
  if (removed) rmSync(removed);
  const spoilt = done.spoil === undefined ? undefined : fileOf(done.spoil, cache);
  if (spoilt) writeFileSync(spoilt, readFileSync(spoilt, "utf8").replace("[", "  ["));
}

/** What cannot be published stays a draft. */
function tryToPublish(root: string, now: Instant): void {
  try {
    publishAll(root, now);
  } catch {
    // Somebody will mend it.
  }
}

describe("a check with what was found before", () => {
  test("says the same as one that looks anew, whatever happens to content, time and cache", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), fc.boolean(), (steps, notes) => {
        folder = aCopy();
        const cache = aCache();
        let now: Instant = NOW;
        for (const done of [{}, ...steps, {}]) {
          take(folder, cache, now, done);
          now = shifted(now, done.wait ?? 1);
          const anew = findingsOf(checkingWithProposals(readContent(folder.root), now, notes));
          const reading = readContent(folder.root);
          const context = checkingWithProposals(reading, now, notes);
          expect(findingsWithKept(context, reading, cache)).toEqual(anew);
          expect(errorsForBuild(reading, now, cache)).toEqual(errorsForBuild(reading, now, undefined));
        }
        folder.cleanup();
      }),
      { numRuns: RUNS },
    );
  });

  const shouting = anAnswer({ title: "Something else", body: aReply("Ask in the VINTNER app.") });
  const naming = anAnswer({ title: "VINTNER is down" });
  const linking = anAnswer({ title: "Something else", body: pointing("answer:lost") });
  const missing = anAnswer({ title: "Something else", body: pointing("answer:gone") });
  const storm = anAdvisory({ front: `until: 2026-03-03T00:00:00Z\nscope: {products: [shop]}\n${aChange()}` });
  const closed = aProduct({ front: aChange({ more: "withdraw: {why: Closed.}" }) });
  const shared = aFragment({ body: "WAIT for 5 euros" });
  const LATER = "2026-03-08T09:00:00Z";

  const waiting = anAnswer({
    front: aChange({ more: "effective: 2026-03-05T09:00" }),
    body: aReply("Soon."),
  });
  const newer = anAnswer({ body: aReply("Sooner.") });
  const withoutFolder = (path: string) => rmSync(path, { recursive: true });
  const withComment = (path: string) => writeFileSync(path, `# A note.\n${readFileSync(path, "utf8")}`);

  test.each<readonly [string, { before?: Deed[]; after?: Deed[]; now?: Instant }, string[]]>([
    ["nothing happened", {}, []],
    ["time alone went by", { now: LATER }, []],
    ["words changed that nobody names", { after: [{ "answers/other/en.mdx": linking }] }, ["answers/other"]],
    [
      "a title no longer has a word in capitals",
      {
        before: [{ "answers/other/en.mdx": shouting, "answers/lost/en.mdx": naming }],
        after: [{ "answers/lost/en.mdx": anAnswer({ title: "It is down" }) }],
      },
      ["answers/lost", "answers/other"],
    ],
    [
      "shared wording changed",
      { after: [{ "fragments/credit/en.mdx": shared }] },
      ["answers/late", "fragments/credit"],
    ],
    [
      "what an answer names was pulled",
      { after: [{ "products/shop/en.mdx": closed }, "publish"] },
      ["answers/late", "products/shop"],
    ],
    [
      "what an answer names is gone, and no other rule asked about it",
      {
        before: [{ "workspace.yaml": aWorkspace({ more: "rules: {points-to-withdrawn: off}" }) }],
        after: [{ "products/shop": withoutFolder }],
      },
      ["answers/late"],
    ],
    [
      "an advisory is over that names what was pulled",
      {
        before: [{ "advisories/storm/en.mdx": storm, "products/shop/en.mdx": closed }, "publish"],
        now: LATER,
      },
      ["advisories/storm"],
    ],
    [
      "a version took effect that waited for its time",
      {
        before: [{ "answers/late/en.mdx": waiting }, "publish", { "answers/late/en.mdx": newer }],
        now: LATER,
      },
      ["answers/late", "answers/other"],
    ],
    [
      "what a link misses came under another name",
      {
        before: [{ "answers/other/en.mdx": missing }],
        after: [{ "answers/lost/en.mdx": anAnswer({ title: "Lost", front: "formerly: [gone]" }) }],
      },
      ["answers/lost", "answers/other"],
    ],
    [
      "the record of a finding stands on another line",
      {
        before: [{ "answers/lost/versions": withoutFolder }],
        after: [{ "answers/lost/history.yaml": withComment }],
      },
      ["answers/lost"],
    ],
    [
      "settings changed",
      { after: [{ "settings/wording.yaml": "- {never: look in, say: look at}\n" }] },
      [
        "advisories/storm",
        "answers/late",
        "answers/lost",
        "answers/other",
        "fragments/credit",
        "products/shop",
      ],
    ],
  ])("asks the rules again where it must: %s", (_, { before = [], after = [], now = NOW }, asked) => {
    folder = aCopy();
    const cache = aCache();
    for (const deed of before) perform(deed);
    askedWith(cache, NOW);
    for (const deed of after) perform(deed);
    const again = askedWith(cache, now);
    expect(again.asked).toEqual(asked);
    expect(again.findings).toEqual(findingsOf(checkingOf(readContent(folder.root), now)));
  });
});

/** What somebody does to the content: writes files, or publishes what was written. */
type Deed = FileTree | "publish";

function perform(deed: Deed): void {
  if (deed === "publish") publishAll(folder.root, NOW);
  else folder.write(deed);
}

/** What a check finds, and the entries it asks the rules about. */
function askedWith(cache: string, now: Instant): { findings: Findings; asked: string[] } {
  const reading = readContent(folder.root);
  const onDisk = FindingsOnDisk.of(reading, cache);
  const asked: string[] = [];
  const kept: KeptFindings = {
    find: (key) => onDisk?.find(key),
    keep(key, finding) {
      asked.push(key);
      onDisk?.keep(key, finding);
    },
    digestOf: (entry) => onDisk?.digestOf(entry) ?? "",
    digest: (words) => onDisk?.digest(words) ?? "",
  };
  const findings = findingsOf({ ...checkingOf(reading, now), kept });
  onDisk?.save();
  return { findings, asked };
}
