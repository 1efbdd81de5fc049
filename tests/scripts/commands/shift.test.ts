import { describe, expect, test } from "vitest";
import { workspaceFrom } from "#schema/settings.ts";
import { kb, kbJson, on } from "../../histories.ts";
import { aChange, anAdvisory, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../../make.ts";

const LATE = "answers/late-delivery/en.mdx";
const folder = aTree({
  "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh", more: "target: 40" }),
  [LATE]: anAnswer({ front: "change: {}" }),
  "answers/holding/en.mdx": anAnswer({ title: "We are waiting for news", front: "change: {}" }),
  "answers/lost/en.mdx": anAnswer({ title: "My parcel is lost", front: "change: {}" }),
});
publishAll(folder.root, on("01-05"));
folder.write({
  [LATE]: anAnswer({
    front: aChange({ more: "acknowledge: true" }),
    body: aReply("Hi, it comes within a day."),
  }),
  "answers/lost/en.mdx": anAnswer({
    title: "My parcel is lost",
    front: "change:\n  withdraw: {use: holding}",
  }),
  "advisories/storm/en.mdx": anAdvisory({
    effect: "hold",
    front: `use: holding\nuntil: 2026-01-09T00:00:00Z\nafter: Answer what waited.\n${aChange()}`,
  }),
});
publishAll(folder.root, on("01-06"));

/** The file of an agent as the page makes it. */
function aFile(agent: string, parts: object = {}): string {
  return JSON.stringify({
    format: "replybook-shift",
    version: 1,
    made: "2026-01-07T15:00:00Z",
    agent,
    device: "0a0a0a0a",
    zone: "Asia/Ho_Chi_Minh",
    day: "2026-01-07",
    tally: { "2026-01-06": 38, "2026-01-07": 43 },
    uses: { "2026-01-07": { "late-delivery@1.0/en/chat": 7, "late-delivery@1.0/en/chat~": 2 } },
    receipts: {},
    unanswered: [],
    parked: [],
    training: {},
    ...parts,
  });
}

folder.write({
  "ab.json": aFile("AB", {
    receipts: { "answers/late-delivery@2.0": "2026-01-06T10:00:00Z" },
    unanswered: [{ text: "Can I bring «name» to the show?", at: "2026-01-07T11:00:00Z", channel: "chat" }],
  }),
  "cd.json": aFile("CD", {
    device: "0c0c0c0c",
    tally: { "2025-12-31": 51, "2026-01-07": 29 },
    uses: { "2026-01-07": { "late-delivery@2.0/en/zalo": 4, "lost@1.0/en/chat": 1, "gone@1.0/en/chat": 1 } },
    unanswered: [{ text: "can I bring «name» to the show", at: "2026-01-07T12:00:00Z" }],
    parked: [{ advisory: "storm", answer: "late-delivery", at: "2026-01-07T13:00:00Z", country: "VN" }],
  }),
});

describe("kb shift", () => {
  test("merges any number of files into tables", async () => {
    const ran = await kb(folder.root, ["shift", "cd.json", "ab.json", "ab.json"], on("01-08"));
    expect(ran).toMatchObject({ status: 0, err: "" });
    await expect(`${ran.out}\n`).toMatchFileSnapshot("../../golden/shift.txt");
  });

  test("gives the same as JSON, with who has not acknowledged", async () => {
    const tables = await kbJson<Record<string, object>>(
      folder.root,
      ["shift", "ab.json", "cd.json"],
      on("01-08"),
    );
    expect(tables).toMatchObject({
      files: 2,
      target: 40,
      cases: { AB: { "2026-01-07": 43 }, CD: { "2026-01-07": 29 } },
      missing: [{ count: 2, agents: ["AB", "CD"] }],
      parked: [{ advisory: "storm", until: "2026-01-09T00:00:00Z", isOver: false, cases: { CD: 1 } }],
      acknowledgements: [
        { change: "answers/late-delivery@2.0", missing: [{ agent: "CD", isFileOlder: false }] },
      ],
      refused: [],
    });
  });

  test("leaves out what is no such file, says so in a sentence each, and merges the rest", async () => {
    folder.write({
      "broken.json": aFile("EF").slice(0, -2),
      "foreign.json": '{"name": "replybook"}',
      "newer.json": aFile("EF", { version: 3 }),
      "more.json": aFile("EF", { customer: "Linh" }),
      "odd.json": aFile("EF", { tally: { "2026-01-07": -4 } }),
    });
    const names = [
      "ab.json",
      "none.json",
      "broken.json",
      "foreign.json",
      "newer.json",
      "more.json",
      "odd.json",
    ];
    const ran = await kb(folder.root, ["shift", ...names], on("01-08"));
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/^Agents\n {2}Agent .*\n {2}AB /);
    expect(ran.err.split("\n")).toEqual([
      "left out none.json: It cannot be read (ENOENT).",
      "left out broken.json: It is no end-of-shift file.",
      "left out foreign.json: It is no end-of-shift file.",
      "left out newer.json: It is written in format 3; this version reads formats 1 and 2.",
      "left out more.json: It is damaged: it holds “customer”, which no such file has.",
      "left out odd.json: It is damaged: “tally.2026-01-07” is not what it should be.",
    ]);
  });

  test("asks for a file", async () => {
    expect(await kb(folder.root, ["shift"])).toMatchObject({
      status: 2,
      err: "Name at least one file. Usage: kb shift FILE… [--json] [--path ID] [--since DATE]",
    });
  });
});

test.each(["https://collect.example/shifts", "http://localhost:8080/", "http://127.0.0.1:9000/x"])(
  "%s is an address that files can be posted to",
  (collect) => {
    expect(workspaceFrom("workspace.yaml", aWorkspace({ more: `collect: ${collect}` }))).toMatchObject({
      value: { collect },
      problems: [],
    });
  },
);
