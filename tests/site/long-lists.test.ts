import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  answersPage,
  answersRoutes,
  listFactsJson,
  listPageRoutes,
  listPageTitle,
} from "#site/answer-pages.ts";
import { changeLogPage, changeLogRoutes } from "#site/change-log.ts";
import { siteLibrary } from "#site/library.ts";
import { anchorOf, letterRows } from "#site/list-letters.ts";
import { reading } from "#site/reading.ts";
import { readContent } from "#store/library.ts";
import { kb } from "../histories.ts";
import { aChange, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../make.ts";

const folder = aTree({ "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }) });
const LETTERS = "ABCDEFGHIKLMNOPQRSTUVXY";

const write = (first: number, until: number) =>
  folder.write(
    Object.fromEntries(
      Array.from({ length: until - first }, (_, index) => {
        const number = first + index;
        const title = `${LETTERS[number % LETTERS.length]} question ${number}`;
        return [`answers/question-${number}/en.mdx`, anAnswer({ title, body: aReply(`Answer ${number}.`) })];
      }),
    ),
  );

/** Goes by the folder as it is, at an instant. */
function lookedAt(now: string): void {
  process.env.KB_NOW = now;
  const read = readContent(folder.root);
  reading.hand(() => read);
}

beforeAll(() => {
  write(0, 90);
  publishAll(folder.root, "2026-01-05T01:00:00Z");
  write(90, 160);
  publishAll(folder.root, "2026-02-03T20:00:00Z");
  lookedAt("2026-02-10T09:00:00Z");
});
afterAll(() => {
  reading.hand(undefined as never);
  delete process.env.KB_NOW;
  folder.cleanup();
});

/** The keys of all pages by what they are called. */
function keysOf(routes: readonly { readonly params: object; readonly cacheKey: string }[]) {
  return new Map(routes.map(({ params, cacheKey }) => [JSON.stringify(params), cacheKey]));
}

/** The pages that are drawn again, or for the first time. */
function drawn(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].flatMap(([name, key]) => (before.get(name) === key ? [] : [name])).sort();
}

const english = <R extends { readonly params: { readonly locale?: string | undefined } }>(
  routes: readonly R[],
) => routes.filter(({ params }) => params.locale === undefined);
const logPages = async () => english(await changeLogRoutes()).map(({ props }) => changeLogPage(props));

/** How many changes the small library has before those of the questions. */
const extra = (total: number) => total - 160;

describe("the pages of the log of changes", () => {
  test("hold every change once, the newest 50 to 99 first, and link to each other", async () => {
    const [newest, ...older] = await logPages();
    const keys = [...older, newest].flatMap((page) => page?.changes.toReversed().map(({ key }) => key) ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(extra(keys.length)).toBeGreaterThanOrEqual(0);
    expect(newest?.changes.length).toBe(keys.length - 100);
    expect(older.map(({ changes, counted }) => [changes.length, ...counted])).toEqual([
      [50, 1, 50],
      [50, 51, 100],
    ]);
    expect([newest, ...older].map((page) => [page?.newer, page?.older])).toEqual([
      [undefined, "/changes/2/"],
      ["/changes/2/", undefined],
      ["/changes/", "/changes/1/"],
    ]);
  });

  test("are called by the days of their changes, in the workspace's zone", async () => {
    const pages = (await changeLogRoutes()).map(({ props }) => changeLogPage(props).title);
    expect(pages).toEqual([
      "Changes",
      "Changes on 5 Jan 2026",
      "Changes from 5 Jan 2026 to 4 Feb 2026",
      "Thay đổi",
      "Thay đổi ngày 5/1/2026",
      "Thay đổi từ 5/1/2026 đến 4/2/2026",
    ]);
  });
});

describe("the pages of all answers", () => {
  test("hold every row once: the first in whole parts, the others one after another", async () => {
    const library = await siteLibrary();
    const first = answersPage({ library, locale: "en" });
    const further = new Map(
      english(await listPageRoutes()).map(({ props }) => [`/list/${props.name}/`, props]),
    );
    const ids = first.rows.map(({ row }) => row.id);
    expect(ids.length).toBeLessThanOrEqual(48);
    let before = "/answers/";
    for (let at = first.next; at; ) {
      const page = further.get(at);
      expect(page?.previous).toBe(before);
      ids.push(...(page?.rows.map(({ id }) => id) ?? []));
      [before, at] = [at, page?.next];
      if (page) further.delete(before);
    }
    expect(further.size).toBe(0);
    expect(ids.length).toBe(first.count);
    expect(new Set(ids).size).toBe(first.count);
    const { parts } = listFactsJson({ library, locale: "en" });
    expect(parts.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(first.count);
  });

  test("are called by their first and last answer", async () => {
    const titles = english(await listPageRoutes()).map(({ props }) => listPageTitle(props));
    expect(titles.at(-1)).toMatch(/^Answers from “.+” to “Y question 137”$/);
  });

  test("are led to by letters, each to the page and the row with which it begins", async () => {
    const library = await siteLibrary();
    const { letters, rows } = answersPage({ library, locale: "en" });
    const further = english(await listPageRoutes()).map(({ props }) => props);
    const pages = new Map([
      ["/answers/", rows.map(({ row }) => row)],
      ...further.map((page) => [`/list/${page.name}/`, page.rows] as const),
    ]);
    expect(letters.map(({ letter }) => letter).join("")).toBe(LETTERS);
    for (const { letter, path } of letters) {
      const [page = "", anchor] = path.split("#");
      const row = pages.get(page)?.find(({ title }) => title.text.startsWith(letter));
      expect(anchor).toBe(anchorOf((row && letterRows(library, "en").get(row)) ?? ""));
    }
  });
});

describe("after a publication", () => {
  test("only what it touches is drawn again", async () => {
    const routes = async () => ({
      log: keysOf(await changeLogRoutes()),
      list: keysOf([...(await answersRoutes()), ...(await listPageRoutes())]),
    });
    const before = await routes();
    write(160, 161);
    publishAll(folder.root, "2026-02-11T09:00:00Z");
    lookedAt("2026-02-11T10:00:00Z");
    const one = await routes();
    const NEWEST = ['{"locale":"vi"}', "{}"];
    expect(drawn(before.log, one.log)).toEqual(NEWEST);
    const again = drawn(before.list, one.list);
    expect(again).toEqual(expect.arrayContaining(NEWEST));
    expect(again.length).toBeLessThanOrEqual(8);
    expect(before.list.size).toBeGreaterThan(8);

    folder.write({
      "answers/question-3/en.mdx": anAnswer({
        title: "D question 3",
        front: aChange({ what: "It is longer.", why: "Customers asked.", todo: "Send it." }),
        body: aReply("A longer answer."),
      }),
    });
    publishAll(folder.root, "2026-02-12T09:00:00Z");
    lookedAt("2026-02-12T10:00:00Z");
    const two = await routes();
    expect(drawn(one.log, two.log)).toEqual([
      '{"locale":"vi","page":"1"}',
      '{"locale":"vi"}',
      '{"page":"1"}',
      "{}",
    ]);

    const said = ["--note", "It is twice as long."];
    await kb(folder.root, ["correct-note", "answers/question-3", "2.0", ...said], "2026-02-12T11:00:00Z");
    lookedAt("2026-02-12T12:00:00Z");
    expect(drawn(two.log, (await routes()).log)).toEqual(drawn(one.log, two.log));
    const [newest] = await logPages();
    expect(newest?.changes[0]?.said.text).toBe("It is twice as long.");

    write(161, 200);
    publishAll(folder.root, "2026-02-13T09:00:00Z");
    lookedAt("2026-02-13T10:00:00Z");
    const three = await routes();
    expect(drawn(two.log, three.log)).toContain('{"page":"3"}');
    expect(three.log.size - two.log.size).toBe(2);
  });
});
