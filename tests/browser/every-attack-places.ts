/** The instant at which pages are opened and much of what a device keeps was kept. */
export const NOW = "2026-11-21T12:00:00Z";

/** Pages that list what content says. */
export const LISTS = [
  "/",
  "/answers/",
  "/advisories/",
  "/changes/",
  "/briefing/",
  "/health/",
  "/shift/",
  "/audit/",
];
/** Pages on which somebody writes or learns. */
export const MORE = [
  "/propose/",
  "/propose/?new",
  "/propose/?advisory",
  "/training/",
  "/training/evening/",
  "/training/new/",
  "/side/",
];

/** Places that take words, by page: every payload goes into all of them at once, as if typed. */
export const BOXES: Readonly<Record<string, string>> = {
  "/": "#q",
  "/answers/trap-1/": "input, textarea",
  "/propose/trap-1/": "kb-propose textarea, kb-propose input",
  "/propose/?new": "main textarea, main input",
  "/propose/?advisory": "main textarea, main input",
  "/training/new/": "main textarea, main input",
  "/training/evening/locked-out/": "main textarea, main input",
  "/audit/": "main textarea, main input",
  "/shift/": "main textarea, main input",
  "/briefing/": "main textarea, main input",
  "/r/": "main input",
  "/countries/": "main input",
  "/answers/": "main input",
};

/** Addresses that end in words of somebody. */
export const ADDRESSES = [
  "/?q=",
  "/answers/?team=",
  "/answers/?q=",
  "/r/?",
  "/answers/trap-1/history/?at=",
  "/answers/trap-1/history/?from=",
  "/briefing/?at=",
  "/side/#said=",
  "/changes/#",
  "/audit/?ref=",
  "/propose/trap-1/?",
  "/training/drills/?seed=",
  "/training/drills/?drill=",
  "/no/such/",
];
/** Shapes of what devices keep and no day leaves for sure. */
export const SHAPES: Readonly<Record<string, unknown>> = {
  shelf: { pinned: ["trap-1"], recent: [{ id: "trap-1", at: NOW, channel: "messenger" }] },
  parked: [{ mark: "Linh", at: NOW, note: "waits", answer: "trap-1", channel: "messenger", country: "VN" }],
  seen: { "answers/trap-1": "1.0" },
  tally: { "2026-11-20": 40 },
  uses: { "2026-11-20": { "trap-1@1.0": 3 } },
  receipts: { "answers/trap-1@1.0": NOW },
  progress: {
    lessons: { "evening/locked-out": { done: NOW, tasks: { "1": { at: NOW, right: 1, asked: 2 } } } },
  },
  drills: {
    cards: { "trap-1": { due: "2026-11-20", box: 2 } },
    days: { "2026-11-20": { find: { right: 1, asked: 2 } } },
  },
  incidents: { seen: ["advisories/trap-1@1.0"], folded: ["advisories/trap-1@1.0"] },
  turns: { "trap-1 private": 2 },
  looks: [NOW],
  "handed-over": { at: NOW, entries: ["answers/trap-1"] },
  "first-run": 2,
  device: "0a0a0a0a",
  theme: "dark",
};

/** An end-of-shift file with something in every part. */
export const SHIFT = JSON.stringify({
  ...{ format: "replybook-shift", version: 2, made: "2026-11-21T10:00:00Z", agent: "AB", device: "0a0a0a0a" },
  ...{ zone: "Asia/Ho_Chi_Minh", day: "2026-11-21", tally: { "2026-11-20": 40 }, uses: { "login-code": 3 } },
  receipts: { "answers/login-code@1.0": "2026-11-20T10:00:00Z" },
  unanswered: [{ at: "2026-11-20T10:00:00Z", text: "parking at the hall" }],
  parked: [{ mark: "Linh", at: "2026-11-20T10:00:00Z", note: "waits" }],
  training: {},
  drills: {},
  cards: {},
});
