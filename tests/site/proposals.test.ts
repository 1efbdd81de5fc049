import { afterAll, describe, expect, test } from "vitest";
import { headOf } from "#core/proposal.ts";
import { publishedEntry } from "#core/published-entry.ts";
import { NO_TRAINING } from "#core/training.ts";
import type { SiteLibrary } from "#site/library.ts";
import { proposalLists } from "#site/proposals.ts";
import { readLibrary } from "#store/library.ts";
import { anAnswer, aTree, aWorkspace, publishAll } from "../make.ts";

const folder = aTree({
  "workspace.yaml": aWorkspace(),
  "answers/late/en.mdx": anAnswer({ title: "My order is late" }),
});
publishAll(folder.root, "2026-01-01T09:00:00Z");
afterAll(() => folder.cleanup());

const lines = (more: readonly string[]) => `at: 2026-02-01T09:00:00Z\n${more.join("\n")}\n`;
folder.write({
  "proposals/2026-02-03-b.yaml": lines([
    "proposal: change",
    "entry: answers/late",
    'from: "1.0"',
    "suggestedBy: Mai",
    "change: {what: {en: Sooner., vi: Sớm hơn.}}",
  ]),
  "proposals/2026-02-04-a.yaml": lines(["proposal: idea", "idea: A word for lost parcels."]),
  "proposals/2026-02-05-new.yaml": lines([
    "proposal: new",
    "entry: answers/lost",
    "texts: {en: {title: Lost parcel}}",
  ]),
  "proposals/2026-02-06-storm.yaml": lines([
    "proposal: new",
    "entry: advisories/storm",
    "advisory: {everywhere: true, severity: info, from: 2026-02-01T09:00:00Z, effect: note}",
    "texts: {en: {title: Storm}}",
  ]),
  "proposals/2026-02-01-no.yaml": lines([
    "proposal: withdraw",
    "entry: answers/late",
    "change: {withdraw: {why: It is wrong.}}",
    'outcome: {declined: It is right., at: "2026-02-02T09:00:00Z", by: team}',
  ]),
  "proposals/2026-02-01-yes.yaml": lines([
    "proposal: review",
    "entry: answers/late",
    'outcome: {taken: "1.0", at: "2026-02-02T09:00:00Z", by: team}',
  ]),
});

/** The site's library as its loaders make it, through JSON as in a build. */
function siteLibraryIn(root: string): SiteLibrary {
  const { workspace, settings, entries, proposals } = readLibrary(root);
  const published = [...entries].flatMap(([key, entry]) => {
    const data = publishedEntry(readLibrary(root), entry);
    return data ? [[key, data] as const] : [];
  });
  const heads = [...proposals.values()].map((proposal) => headOf(proposal, workspace.sourceLocale));
  return {
    workspace,
    settings,
    entries: new Map(published),
    proposals: JSON.parse(JSON.stringify(heads)),
    briefings: [],
    training: NO_TRAINING,
    atWork: { drafts: [], drift: [], allowances: [] },
  };
}

describe("what was proposed", () => {
  const { open, taken, declined } = proposalLists(siteLibraryIn(folder.root), "vi");

  test("stands in three lists", () => {
    expect(open.map(({ name }) => name)).toEqual([
      "2026-02-03-b",
      "2026-02-04-a",
      "2026-02-05-new",
      "2026-02-06-storm",
    ]);
    expect(taken.map(({ name }) => name)).toEqual(["2026-02-01-yes"]);
    expect(declined.map(({ outcome }) => outcome)).toEqual([
      { declined: "It is right.", at: "2026-02-02T09:00:00Z", by: "team" },
    ]);
  });

  test("says its piece in the reader's language where it was written in it", () => {
    expect(open.map(({ says }) => says)).toEqual([
      { text: "Sớm hơn.", locale: "vi" },
      { text: "A word for lost parcels.", locale: "en" },
      { text: "Lost parcel", locale: "en" },
      { text: "Storm", locale: "en" },
    ]);
    expect(declined[0]?.says).toEqual({ text: "It is wrong.", locale: "en" });
  });

  test("names the entry it speaks of and who wrote it", () => {
    expect(open[0]).toMatchObject({
      ask: "change",
      entry: { key: "answers/late", title: "My order is late" },
      suggestedBy: "Mai",
    });
    expect(open[2]?.entry).toBeUndefined();
    expect(open.slice(2).map(({ ask }) => ask)).toEqual(["new", "new-advisory"]);
  });
});
