import { expect, test } from "vitest";
import { kb, kbJson, on } from "../../histories.ts";
import { aChange, anAnswer, aReply, aTree, aWorkspace, publishAll } from "../../make.ts";

const LATE = "answers/late/en.mdx";
const LOST = "answers/lost/en.mdx";
const lesson = (title: string, answer: string) => `---\ntitle: ${title}\n---\n\n<Answer id="${answer}"/>\n`;
const path = (id: string, lessons: string) =>
  `id: ${id}\ntitle:\n  en: The ${id}\npass: 80\nmodules:\n  - title:\n      en: All\n    lessons: [${lessons}]\n`;
const folder = aTree({
  "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
  [LATE]: anAnswer({ front: "change: {}" }),
  [LOST]: anAnswer({ title: "My parcel is lost", front: "change: {}" }),
  "training/desk/path.yaml": path("desk", "look, ask"),
  "training/desk/look.en.mdx": lesson("Look it up", "late"),
  "training/desk/ask.en.mdx": lesson("Ask once", "lost"),
  "training/phone/path.yaml": path("phone", "call"),
  "training/phone/call.en.mdx": lesson("Call back", "late"),
});
publishAll(folder.root, on("01-05"));
folder.write({
  [LATE]: anAnswer({ front: aChange(), body: aReply("Hi, it comes within a day.") }),
  [LOST]: anAnswer({
    title: "My parcel is lost",
    front: "change:\n  withdraw: {why: The carrier answers now.}",
  }),
});
publishAll(folder.root, on("01-08"));

function aLesson(day: string, right: number, learned: object, done = true) {
  const at = `2026-01-${day}T08:00:00Z`;
  const tasks = { "0": { at, right, asked: 4 } };
  return { shape: done ? "c10" : "", begun: at, ...(done && { done: at }), tasks, learned };
}

function aFile(agent: string, device: string, parts: object): string {
  return JSON.stringify({
    format: "replybook-shift",
    version: 2,
    made: "2026-01-09T15:00:00Z",
    agent,
    device,
    zone: "Asia/Ho_Chi_Minh",
    day: "2026-01-09",
    tally: {},
    uses: {},
    receipts: {},
    unanswered: [],
    parked: [],
    training: {},
    drills: {},
    cards: {},
    ...parts,
  });
}

folder.write({
  // One agent on two devices, who has learned all there is as it is now.
  "ab-phone.json": aFile("AB", "0a0a0a0a", { training: { "desk/look": aLesson("09", 4, { late: "2.0" }) } }),
  "ab-desk.json": aFile("AB", "0b0b0b0b", {
    training: { "desk/ask": aLesson("09", 3, {}), "desk/look": aLesson("06", 1, {}, false) },
    drills: { "2026-01-09": { find: { right: 9, asked: 10 } } },
  }),
  "cd.json": aFile("CD", "0c0c0c0c", {
    training: {
      "desk/look": aLesson("06", 2, { late: "1.0" }),
      "desk/ask": aLesson("07", 4, { lost: "1.0" }),
      "phone/call": aLesson("07", 1, { late: "1.0" }, false),
      "gone/lesson": aLesson("07", 4, {}),
    },
    drills: {
      "2026-01-07": { find: { right: 0, asked: 5 } },
      "2026-01-09": { "hold-or-send": { right: 2, asked: 5 }, leak: { right: 0, asked: 1 } },
    },
  }),
  "ef.json": aFile("EF", "0e0e0e0e", {}),
});
const FILES = ["ab-phone.json", "ab-desk.json", "cd.json", "ef.json"];

test("kb shift tells who is how far in which path, who is ready, and what changed since", async () => {
  const ran = await kb(folder.root, ["shift", ...FILES], on("01-10"));
  expect(ran).toMatchObject({ status: 0, err: "" });
  const training = ran.out.slice(ran.out.indexOf("\nTraining\n") + 1);
  await expect(`${training}\n`).toMatchFileSnapshot("../../golden/shift-training.txt");
});

test("kb shift --json gives the same for one path, with what changed in it since a day", async () => {
  const args = ["shift", ...FILES, "--path", "desk", "--since", "2026-01-08"];
  expect(await kbJson(folder.root, args, on("01-10"))).toMatchObject({
    training: [
      { agent: "AB", devices: 2, path: "desk", done: 2, of: 2, percent: 87, pass: 80, isReady: true },
      {
        agent: "CD",
        path: "desk",
        percent: 75,
        weak: [{ drill: "hold-or-send", right: 2, asked: 5 }],
        stale: [
          { id: "late", from: "1.0", to: "2.0" },
          { id: "lost", from: "1.0", why: "The carrier answers now." },
        ],
        missing: ["score", "changes"],
        isReady: false,
      },
    ],
    notBegun: ["EF"],
    changes: [
      { id: "late", from: "1.0", to: "2.0" },
      { id: "lost", from: "1.0", what: "The carrier answers now." },
    ],
  });
});

test.each([
  [["--path", "moon"], 'There is no path "moon". There are: desk, phone.'],
  [["--since", "monday"], '"monday" is no day. Write it like 2026-11-23.'],
  [["--since", "2026-02-30"], '"2026-02-30" is no day. Write it like 2026-11-23.'],
])("kb shift %o is refused in a sentence", async (options, err) => {
  expect(await kb(folder.root, ["shift", "ef.json", ...options], on("01-10"))).toMatchObject({
    status: 2,
    err,
  });
});
