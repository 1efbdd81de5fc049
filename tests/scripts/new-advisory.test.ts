import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { proposalFrom } from "#schema/proposal.ts";
import { historyIn, kb, kbJson, on, type PublishedJson } from "../histories.ts";
import { anAnswer, aProposal, aTree, aWorkspace, type ContentFolder, publishAll } from "../make.ts";

const folders: ContentFolder[] = [];
afterAll(() => {
  for (const folder of folders) folder.cleanup();
});

const FILE = "proposals/2026-02-01-storm.yaml";
const NOW = on("03-01");

const STORM = {
  countries: ["VN"],
  severity: "caution",
  from: "2026-02-01T09:00:00Z",
  until: "2026-04-01T09:00:00Z",
  scope: { answers: ["late"] },
  effect: "replace",
  use: "storm-line",
  after: "Write again.",
  tags: ["weather"],
};
const TOLD = {
  what: "Parcels to Viet Nam are late.",
  why: { en: "A storm closed the roads.", vi: "Bão làm tắc đường." },
  do: "Send the line about the storm.",
};
const TEXTS = {
  en: {
    title: "Storm",
    summary: "Roads are closed.",
    boxes: { text: "Roads are closed.", never: "Name a day." },
  },
  vi: { title: "Bão", boxes: { text: "Đường bị tắc." } },
};

/** Two published answers, and a storm that somebody proposes to tell of. */
function aProposedStorm(
  advisory: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): ContentFolder {
  const folder = aTree({
    "workspace.yaml": aWorkspace(),
    "settings/countries.yaml":
      "VN: {name: {en: Viet Nam, vi: Việt Nam}, synonyms: []}\nregions: {mekong: [VN]}\n",
    "answers/late/en.mdx": anAnswer(),
    "answers/storm-line/en.mdx": anAnswer({ title: "Under the weather" }),
  });
  folders.push(folder);
  publishAll(folder.root, on("01-01"));
  const fields = {
    owner: "team",
    suggestedBy: "Mai",
    advisory: { ...STORM, ...advisory },
    change: TOLD,
    ...more,
  };
  folder.write({ [FILE]: aProposal("new", { entry: "advisories/storm", more: fields, texts: TEXTS }) });
  return folder;
}

interface Checked {
  readonly problems: readonly {
    file: string;
    line?: number;
    rule: string;
    severity: string;
    message: string;
  }[];
}

async function faultsOf(folder: ContentFolder, at = NOW) {
  const { problems } = await kbJson<Checked>(folder.root, ["check"], at);
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, rule, message }) => [`${file}:${line}`, rule, message]);
}

const textOf = (folder: ContentFolder, path: string) => readFileSync(join(folder.root, path), "utf8");

describe("a new advisory that somebody proposes", () => {
  test("is found in order, and published as 1.0 with its note once it is merged", async () => {
    const folder = aProposedStorm();
    expect(await faultsOf(folder)).toEqual([]);
    const { published } = await kbJson<PublishedJson>(folder.root, ["publish", "--pending"], NOW);
    expect(published.map(({ id, version }) => `${id} ${version}`)).toEqual(["advisories/storm 1.0"]);
    expect(textOf(folder, "advisories/storm/versions/1.0/en.mdx")).toBe(
      `---
title: Storm
summary: Roads are closed.
owner: team
tags:
  - weather
countries:
  - VN
severity: caution
from: 2026-02-01T09:00:00Z
until: 2026-04-01T09:00:00Z
scope:
  answers:
    - late
effect: replace
use: storm-line
after: Write again.
---

Roads are closed.

<Never>
Name a day.
</Never>
`,
    );
    expect(textOf(folder, "advisories/storm/versions/1.0/vi.mdx")).toContain("title: Bão\ntranslates:");
    expect(historyIn(folder.root, "advisories/storm")).toMatchObject([
      {
        record: "publish",
        version: "1.0",
        suggestedBy: "Mai",
        note: { en: { what: TOLD.what, why: TOLD.why.en, do: TOLD.do } },
      },
    ]);
    const { proposal } = proposalFrom(FILE, textOf(folder, FILE));
    expect(proposal?.outcome).toMatchObject({ taken: "1.0", by: "team" });
    expect(await kb(folder.root, ["verify"], NOW)).toMatchObject({ status: 0, err: "" });
  });

  test.each<[string, Record<string, unknown>, string, string, string]>([
    [
      "for a country nobody can choose",
      { countries: ["VM"] },
      "countries",
      "unknown-country",
      '"VM" is not a country of the settings',
    ],
    [
      "for a region nobody knows",
      { countries: [], regions: ["alps"] },
      "regions",
      "unknown-country",
      '"alps" is not a region of the settings',
    ],
    [
      "for no place",
      { countries: [] },
      "advisory",
      "missing-field",
      '"advisory.countries" is missing, and so are regions and everywhere',
    ],
    [
      "of an answer that is not there",
      { scope: { answers: ["gone"] } },
      "scope",
      "dead-link",
      '"gone" is not one of the answers',
    ],
    [
      "of a team that is not there",
      { scope: { teams: ["gone"] } },
      "scope",
      "unknown-team",
      '"gone" is not a team',
    ],
    [
      "that replaces by nothing",
      { use: undefined },
      "advisory",
      "missing-field",
      '"advisory.use" is missing, and "effect: replace" needs it',
    ],
    [
      "that holds and offers nothing",
      { effect: "hold", use: undefined },
      "advisory",
      "missing-field",
      '"advisory.use" is missing, and "effect: hold" needs it',
    ],
    [
      "that offers an answer that is not there",
      { use: "gone" },
      "use",
      "dead-link",
      '"gone" is not one of the answers',
    ],
    [
      "that adds no line",
      { effect: "append", use: undefined },
      "texts",
      "no-reply",
      'The advisory says "effect: append" and has no <Reply>.',
    ],
    [
      "that ends before it begins",
      { until: "2026-01-01T00:00:00Z" },
      "until",
      "wrong-value",
      'does not lie after "from"',
    ],
    [
      "that begins at no time",
      { from: undefined },
      "advisory",
      "missing-field",
      '"advisory.from" is missing.',
    ],
    [
      "of a stage nobody knows",
      { incident: "gone" },
      "incident",
      "wrong-value",
      '"advisory.incident" is "gone"',
    ],
  ])("%s is refused at its place in the file", async (_, facts, field, rule, message) => {
    const folder = aProposedStorm(facts);
    const line = textOf(folder, FILE)
      .split("\n")
      .findIndex((row) => row.startsWith(field === "texts" ? "texts:" : "advisory:"));
    expect(await faultsOf(folder)).toContainEqual([
      `${FILE}:${line + 1}`,
      rule,
      expect.stringContaining(message),
    ]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["without a note", { change: { what: "A" } }, 'The note does not say "why".'],
    [
      "that says its end among its words",
      { texts: { en: { ...TEXTS.en, until: "2026-04-01T09:00:00Z" } } },
      "until in en: a new advisory says it once, beside its texts.",
    ],
    ["that is an answer", { entry: "answers/storm" }, "Only a new advisory is described by `advisory:`."],
  ])("%s is refused", async (_, more, message) => {
    const folder = aProposedStorm();
    const { texts = TEXTS, entry = "advisories/storm", ...rest } = more as Record<string, never>;
    const fields = { owner: "team", advisory: STORM, change: TOLD, ...(rest as Record<string, unknown>) };
    folder.write({ [FILE]: aProposal("new", { entry, more: fields, texts }) });
    expect((await faultsOf(folder)).map(([, , said]) => said)).toContain(message);
  });

  test("goes out before it is approved where it cannot wait, and stays listed until then", async () => {
    const folder = aProposedStorm({}, { change: { ...TOLD, emergency: { reason: "People travel." } } });
    await kbJson<PublishedJson>(folder.root, ["publish", "--pending"], NOW);
    expect(historyIn(folder.root, "advisories/storm")).toMatchObject([
      { version: "1.0", emergency: { reason: "People travel." } },
    ]);
    const { out } = await kb(folder.root, ["status"], NOW);
    expect(out).toContain("Emergencies that await approval: 1");
  });

  test("is listed as what it is", async () => {
    const folder = aProposedStorm();
    const listed = await kb(folder.root, ["proposals"], NOW);
    expect(listed.out).toContain("storm: new advisories/storm, from Mai");
    const { open } = await kbJson<{ open: readonly object[] }>(folder.root, ["proposals"], NOW);
    expect(open).toMatchObject([{ verb: "new", entry: "advisories/storm", title: "Storm", problems: [] }]);
  });
});

describe("a change of where an advisory speaks and what it does", () => {
  const change = "proposals/2026-03-02-storm.yaml";
  const at = on("03-03");

  async function aChangedStorm(...fields: string[]): Promise<ContentFolder> {
    const folder = aProposedStorm();
    await kbJson<PublishedJson>(folder.root, ["publish", "--pending"], NOW);
    const lines = [
      "proposal: change",
      "entry: advisories/storm",
      'from: "1.0"',
      `at: ${on("03-02")}`,
      "change: {what: The storm moves on., why: The wind turned., do: Look at the map.}",
      "texts:",
      "  en:",
      ...fields.map((field) => `    ${field}`),
    ];
    folder.write({ [change]: `${lines.join("\n")}\n` });
    return folder;
  }

  test("is taken like one of its words", async () => {
    const folder = await aChangedStorm("countries: []", "regions: [mekong]", "scope: {}", "until: ''");
    expect(await faultsOf(folder, at)).toEqual([]);
    await kbJson<PublishedJson>(folder.root, ["publish", "--pending"], at);
    const text = textOf(folder, "advisories/storm/versions/2.0/en.mdx");
    expect(text).toContain("regions:\n  - mekong\n");
    expect(text).not.toMatch(/^(?:countries|until|scope):/m);
    expect(await kb(folder.root, ["verify"], at)).toMatchObject({ status: 0, err: "" });
  });

  test.each<[string, string[], number, string]>([
    ["a country nobody can choose", ["effect: note", "countries: [VM]"], 9, '"VM" is not a country'],
    ["an answer that is not there", ["countries: [VN]", "use: gone"], 9, '"gone" is not one of the answers'],
    ["no place", ["countries: []"], 8, '"countries" is missing, and so are regions and everywhere'],
  ])("is refused for %s, at its place in the file", async (_, fields, line, message) => {
    const folder = await aChangedStorm(...fields);
    expect(await faultsOf(folder, at)).toContainEqual([
      `${change}:${line}`,
      expect.any(String),
      expect.stringContaining(message),
    ]);
  });
});
