import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { answerPage, answerRoutes } from "#site/answers.ts";
import { reading } from "#site/reading.ts";
import { keepParsed, readContent } from "#store/library.ts";
import { aFragment, anAdvisory, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../make.ts";

const cache = mkdtempSync(join(tmpdir(), "replybook-ground-"));
const folder = aTree({
  "workspace.yaml": aWorkspace(),
  "fragments/see-also/en.mdx": aFragment({ body: "see [tracking](answer:tracking)" }),
  "answers/late/en.mdx": anAnswer({
    body: `<When>\nOr [lost](answer:lost), and <Fragment id="see-also"/>.\n</When>\n\n${aReply()}`,
  }),
  "answers/alone/en.mdx": anAnswer({ title: "Alone" }),
});
afterAll(() => {
  reading.hand(undefined as never);
  delete process.env.KB_NOW;
  folder.cleanup();
  rmSync(cache, { recursive: true });
});

/** The key of each answer's English page, and what the page carries; read with what was kept of the time before. */
async function pages(now: string) {
  process.env.KB_NOW = now;
  const read = readContent(folder.root, { cache, worth: 1 });
  reading.hand(() => read);
  const routes = (await answerRoutes()).filter(({ props }) => props.locale === "en");
  const told = routes.map(({ params, props, cacheKey }) => {
    return [params.id, { key: cacheKey, shown: JSON.stringify(answerPage(props).own) }] as const;
  });
  keepParsed(read);
  return new Map(told);
}

type Pages = Awaited<ReturnType<typeof pages>>;

const differing = (before: Pages, after: Pages, what: "key" | "shown") =>
  [...after].flatMap(([id, page]) => (before.get(id)?.[what] === page[what] ? [] : [id]));

const CHANGES: readonly (readonly [what: string, files: Record<string, string>, ids: readonly string[]])[] = [
  ["an answer that it links to", { "answers/lost/en.mdx": anAnswer({ title: "Lost" }) }, ["late", "lost"]],
  [
    "an answer that a fragment in it links to",
    { "answers/tracking/en.mdx": anAnswer({ title: "Tracking" }) },
    ["late", "tracking"],
  ],
  [
    "an advisory for everybody",
    { "advisories/flood/en.mdx": anAdvisory() },
    ["alone", "late", "lost", "tracking"],
  ],
];

describe("the page of an answer has another key", () => {
  publishAll(folder.root, "2026-01-05T09:00:00Z");
  let day = 10;

  test.each(CHANGES)("after %s came, and no page else", async (_, files, ids) => {
    const before = await pages(`2026-01-${day}T12:00:00Z`);
    folder.write(files);
    const drafted = await pages(`2026-01-${day}T12:00:00Z`);
    expect(differing(before, drafted, "key")).toEqual([]);
    publishAll(folder.root, `2026-01-${day}T13:00:00Z`);
    const after = await pages(`2026-01-${day}T14:00:00Z`);
    day++;
    expect(differing(before, after, "shown")).toEqual(ids);
    expect(differing(before, after, "key")).toEqual(ids);
  });

  test("once something on it is no news any more", async () => {
    const [before, after] = [await pages("2026-01-13T12:00:00Z"), await pages("2026-02-28T12:00:00Z")];
    expect(differing(before, after, "key")).toContain("lost");
  });
});
