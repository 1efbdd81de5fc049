import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeFullText } from "#build/full-text.ts";
import { readContent } from "#store/library.ts";
import {
  aChange,
  anAdvisory,
  anAnswer,
  aProduct,
  aReply,
  aTranslation,
  aTree,
  aWorkspace,
  NOW,
  publishAll,
} from "../make.ts";
import { type Ask, fullTextOf } from "../pagefind.ts";

const LATER = "2026-03-02T09:00:00Z";

const MATERIAL = `---
title: Your first day
summary: What a shift is like.
---

Read the **handbook** before you open the [queue](https://example.com/hidden).

<Quiz question="Which wording is approved?">
<Option right>The newest.</Option>
<Option>The one you remember.</Option>
</Quiz>
`;

const FILES = {
  "workspace.yaml": aWorkspace({
    replyLocales: ["en", "vi", "ja", "th"],
    timeZone: "Asia/Ho_Chi_Minh",
  }).replace("teams:", 'teams:\n  social: {name: Social, contact: "#s", hours: "Mon-Fri 09:00-17:00"}'),
  "answers/exchange/en.mdx": anAnswer({
    title: "Exchange a ticket",
    front: "teams: [social]\ntags: [ticket]",
    body: `<When>\nThe customer wants another day.\n</When>\n\n${aReply("Hi {{customer_name}}, tell us your new day.", 'channel="email" subject="Your exchange"')}\n\n${aReply()}`,
  }),
  "answers/exchange/vi.mdx": aTranslation({
    title: "Đổi vé",
    body: aReply("Chào {{customer_name}}, bạn muốn đổi sang ngày nào ạ?"),
  }),
  "answers/exchange/ja.mdx": aTranslation({
    title: "日程の変更",
    body: aReply("返金してください。チケットを確認します。"),
  }),
  "answers/exchange/th.mdx": aTranslation({ title: "เปลี่ยนวัน", body: aReply("ขอคืนเงินค่าตั๋วคอนเสิร์ต") }),
  "answers/late/en.mdx": anAnswer({ front: "tags: [parcel]" }),
  "products/harbour/en.mdx": aProduct({
    title: "Harbour Nights",
    front: "from: 2026-04-01T23:30:00+07:00\nzone: Asia/Tokyo\nvenue: The pier",
    body: "Umbrellas stay outside.",
  }),
  "advisories/storm/en.mdx": anAdvisory({
    where: "regions: [coast]",
    front: `until: 2026-03-10T00:00:00Z\n${aChange()}`,
  }),
  "settings/countries.yaml":
    "VN: {name: {en: Viet Nam}, synonyms: []}\nTH: {name: {en: Thailand}, synonyms: []}\nregions: {coast: [VN, TH]}\n",
  "training/first/path.yaml":
    "id: first\ntitle: {en: First steps}\nmodules:\n  - title: {en: One}\n    lessons: [day]\n",
  "training/first/day.en.mdx": MATERIAL,
  "training/first/not-listed.en.mdx": "---\ntitle: Unlisted\n---\n\nNobody sees this zebra.\n",
};

let folder = "";
let ask: Ask;

/** Writes the full text of a content folder into a site of its own. */
async function writtenSite(
  root: string,
  name: string,
  teams: readonly string[] = [],
  now = NOW,
): Promise<string> {
  const site = join(folder, name);
  await writeFullText(readContent(root), { teams, now, site });
  return site;
}

const tree = aTree(FILES);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "replybook full text "));
  publishAll(tree.root, NOW);
  ask = await fullTextOf(await writtenSite(tree.root, "site"), NOW);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  tree.cleanup();
});

const pathsFor = async (question: string, options = {}) =>
  (await ask(question, options)).found.map(({ path }) => path);

describe("the full text", () => {
  test.each([
    ["with tone marks", "đổi sang ngày nào", "/answers/exchange/"],
    ["without tone marks or đ", "doi sang ngay nao", "/answers/exchange/"],
    ["with marks as separate characters", "đổi".normalize("NFD"), "/answers/exchange/"],
    ["in Japanese", "返金", "/answers/exchange/"],
    ["in Thai", "คืนเงิน", "/answers/exchange/"],
    ["in two languages at once", "返金 đổi", "/answers/exchange/"],
    ["by a reply's subject", "your exchange", "/answers/exchange/"],
    ["by what stands beside the reply", "another day", "/answers/exchange/"],
    ["as the beginning of a word", "umbrel", "/products/harbour/"],
    ["in a lesson", "handbook", "/training/first/day/"],
    ["in a quiz", "which wording is approved", "/training/first/day/"],
  ])("finds %s", async (_, question, path) => {
    expect((await pathsFor(question))[0]).toBe(path);
  });

  test.each([
    ["nothing", ""],
    ["only emoji", "😡😡"],
    ["a single letter", "a"],
    ["a tag of a lesson", "quiz option"],
    ["the address behind a link of a lesson", "hidden"],
    ["a lesson that no path lists", "zebra"],
    ["the name of a field", "name"],
  ])("finds nothing for %s", async (_, question) => {
    expect(await ask(question)).toEqual({ found: [], total: 0 });
  });

  test("a long message finds what fits it, though no record holds all of its words", async () => {
    const message =
      "Hello there!! I am waiting since weeks 😡 and my friend says umbrellas are forbidden, is that so? ".repeat(
        200,
      );
    expect((await pathsFor(message))[0]).toBe("/products/harbour/");
  });

  test("names things in the reader's language, else in the one they are in", async () => {
    const titles = async (question: string) => (await ask(question, { locale: "vi" })).found[0]?.title;
    expect(await titles("exchange")).toEqual({ text: "Đổi vé", locale: "vi" });
    expect(await titles("umbrellas")).toEqual({ text: "Harbour Nights", locale: "en" });
  });

  test("an event says when it begins by the clocks of its place", async () => {
    expect((await ask("umbrellas")).found).toEqual([
      {
        kind: "event",
        title: { text: "Harbour Nights", locale: "en" },
        path: "/products/harbour/",
        when: "2026-04-02T01:30:00+09:00",
      },
    ]);
  });

  test.each([
    ["country", "TH", "parcels north", ["/advisories/storm/"]],
    ["country", "DE", "parcels north", []],
    ["channel", "email", "exchange", ["/answers/exchange/"]],
    ["channel", "facebook-comment", "exchange", []],
    ["tag", "ticket", "exchange", ["/answers/exchange/"]],
    ["tag", "parcel", "exchange", []],
    ["language", "th", "exchange", ["/answers/exchange/"]],
    ["product", "harbour", "umbrellas", ["/products/harbour/"]],
    ["team", "social", "umbrellas", ["/products/harbour/"]],
    ["team", "team", "exchange", []],
  ])("narrowed to %s %s, %s finds %j", async (filter, value, question, paths) => {
    expect(await pathsFor(question, { filters: { [filter]: value } })).toEqual(paths);
  });

  test("answers that are named already are not named again", async () => {
    expect(await pathsFor("exchange", { without: ["exchange"] })).toEqual([]);
  });

  test("holds no interface of Pagefind's own", async () => {
    const names = readdirSync(join(folder, "site/pagefind"));
    expect(names.filter((name) => /ui|highlight|playground/.test(name))).toEqual([]);
  });
});

describe("what is approved by the reader's own clock", () => {
  test("a version that waits is found from its minute on, and the one before until then", async () => {
    const root = tree.root;
    tree.write({
      "products/harbour/en.mdx": aProduct({
        title: "Harbour Nights",
        front: aChange(),
        body: "Raincoats are handed out.",
      }),
    });
    publishAll(root, "2026-03-01T10:00:00Z", { effective: LATER });
    const site = await writtenSite(root, "waiting", [], "2026-03-01T10:00:00Z");
    const before = await fullTextOf(site, "2026-03-02T08:59:59Z");
    const after = await fullTextOf(site, LATER);
    const totals = async (words: string) => [(await before(words)).total, (await after(words)).total];
    expect(await totals("umbrellas")).toEqual([1, 0]);
    expect(await totals("raincoats")).toEqual([0, 1]);
  });

  test("an advisory is found until it ends", async () => {
    expect(await pathsFor("parcels north", { now: "2026-03-09T23:59:59Z" })).toContain("/advisories/storm/");
    expect(await pathsFor("parcels north", { now: "2026-03-10T00:00:00Z" })).toEqual([]);
  });

  test("nothing is found when nothing is approved", async () => {
    const own = aTree({ "answers/a/en.mdx": anAnswer({ title: "Quagga" }) });
    publishAll(own.root, NOW, { effective: LATER });
    const asked = await fullTextOf(await writtenSite(own.root, "nothing yet"), NOW);
    expect((await asked("quagga")).total).toBe(0);
    expect((await asked("quagga", { now: LATER })).total).toBe(1);
  });
});

test("a build for one team does not hold what is for others", async () => {
  const site = await writtenSite(tree.root, "team", ["team"]);
  const asked = await fullTextOf(site, NOW);
  expect((await asked("đổi sang ngày nào")).total).toBe(0);
  expect((await asked("looking into")).found.map(({ path }) => path)).toEqual(["/answers/late/"]);
});

test("an empty workspace has an empty full text", async () => {
  const own = aTree();
  const asked = await fullTextOf(await writtenSite(own.root, "empty"), NOW);
  expect(await asked("anything")).toEqual({ found: [], total: 0 });
});
