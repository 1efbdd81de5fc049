const AT = "2026-11-23T08:00:00Z";
const REFERENCE = "late-delivery@3.1/vi/facebook-comment";

/** References and what surrounds them: in addresses, below replies. */
export const REFERENCES: readonly string[] = [
  REFERENCE,
  "refund-days@12.0/zh-Hant/email/upset.2~",
  "https://kb.example.com/r/?late-delivery@3.1/vi/x-post",
  "Hi An, here you are.\n\nAB\n[late-delivery@3.1/en/email/again]",
  "?v=3.1&l=en&c=email&at=2026-11-23T09:00:00%2B07:00",
  "#said=Where%20is%20my%20order%3F",
];

const PARKED = {
  advisory: "vn-undersea-cables",
  answer: "login-code",
  at: AT,
  reference: REFERENCE,
  country: "VN",
  mark: "Z-1",
};
const TOPIC = {
  text: "how do I lend my «name» a ticket",
  at: AT,
  locale: "vi",
  channel: "zalo",
  country: "VN",
};
const USES = { "2026-11-22": { [REFERENCE]: 3 }, "2026-11-23": { [`${REFERENCE}~`]: 1 } };
const CARD = { due: AT, last: "2026-11-20T08:00:00Z", stability: 3.2, difficulty: 5, asked: 4, lapses: 1 };
const LESSON = {
  shape: "abc123",
  begun: "2026-11-20T08:00:00Z",
  done: AT,
  tasks: { "0": { at: AT, right: 1, asked: 2, own: "partly" } },
  learned: { "login-code": "2.0" },
};

/** Progress as a device keeps it. */
export const PROGRESS = JSON.stringify({
  "first-week/tone": LESSON,
  "tour/start": { ...LESSON, done: undefined },
});

/** Everything else that a device keeps, in the shapes the site writes. */
export const STORED: readonly string[] = [
  [PARKED],
  [TOPIC],
  USES,
  { days: { "2026-11-22": 41, "2026-11-23": 3 } },
  { "login-code/answer/vi": CARD },
  { "answers/late-delivery@3.1": AT },
  { last: AT, before: "2026-11-22T08:00:00Z" },
  { at: AT, day: "2026-11-23", uses: USES["2026-11-22"] },
].map((value) => JSON.stringify(value));

/** An end-of-shift file. */
export const SHIFT = JSON.stringify({
  format: "replybook-shift",
  version: 2,
  made: AT,
  agent: "AB",
  device: "0a1b2c3d",
  zone: "Asia/Ho_Chi_Minh",
  day: "2026-11-23",
  tally: { "2026-11-23": 41 },
  uses: USES,
  receipts: { "answers/late-delivery@3.1": AT },
  unanswered: [TOPIC],
  parked: [{ ...PARKED, mark: undefined }],
  training: JSON.parse(PROGRESS),
  drills: {},
  cards: {},
});

/** `/api/v1/now.json`. */
export const NOW_JSON = JSON.stringify({
  build: "a1b2c3d",
  everything: "b2c3d4e",
  changes: "c3d4e5f",
  advisories: "d4e5f6a",
  newest: [{ key: "answers/login-code", digest: "0f1e2d3", at: AT }],
  forces: [{ id: "vn-undersea-cables", version: "1.0", from: AT, effect: "hold", countries: 1 }],
});
