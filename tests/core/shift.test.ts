import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "#core/change.ts";
import { instantOf } from "#core/instant.ts";
import { parkedEnd } from "#core/parked-end.ts";
import { mergedShifts, type ShiftFile, type Shifts, shiftsOf } from "#core/shift.ts";
import { type ShiftGround, shiftTables } from "#core/shift-tables.ts";
import { aForce } from "../histories.ts";

const LATE = "late-delivery@3.1/vi/zalo";
const DAY = "2026-11-21";

function aFile(parts: Partial<ShiftFile> = {}): ShiftFile {
  return {
    format: "replybook-shift",
    version: 2,
    made: "2026-11-21T14:00:00Z",
    agent: "AB",
    device: "0a0a0a0a",
    zone: "Asia/Ho_Chi_Minh",
    day: DAY,
    tally: {},
    uses: {},
    receipts: {},
    unanswered: [],
    parked: [],
    training: {},
    drills: {},
    cards: {},
    ...parts,
  };
}

function aChangeThatAsks(id: string, at: string): Change {
  return {
    type: "published",
    kind: "answers",
    id,
    version: "2.0",
    at,
    recorded: at,
    by: "team",
    titles: { en: id },
    note: {},
    isSmall: false,
    caughtUp: [],
    isEmergency: false,
    asksAcknowledgement: true,
    products: [],
  };
}

const ground: ShiftGround = {
  now: "2026-11-22T00:00:00Z",
  target: 40,
  changes: [
    aChangeThatAsks("refund", "2026-11-16T02:00:00Z"),
    aChangeThatAsks("gates", "2026-12-01T02:00:00Z"),
  ],
  stateOf: (_, version) => (version === "3.1" ? { state: "outdated", now: "3.2" } : { state: "current" }),
  endOf: (advisory) =>
    parkedEnd(
      advisory === "storm" ? [aForce({ until: "2026-11-21T20:00:00Z" })] : [],
      "2026-11-22T00:00:00Z",
    ),
};

const together = (...files: ShiftFile[]) => files.map(shiftsOf).reduce<Shifts>(mergedShifts, {});
const tablesOf = (...files: ShiftFile[]) => shiftTables(together(...files), ground);

describe("end-of-shift files together", () => {
  test("count a day once for an agent and device, as the newest file has it", () => {
    const noon = aFile({ made: "2026-11-21T05:00:00Z", tally: { [DAY]: 12, "2026-11-20": 40 } });
    const evening = aFile({ tally: { [DAY]: 31 } });
    expect(tablesOf(evening, noon, evening).cases).toEqual({ AB: { "2026-11-20": 40, [DAY]: 31 } });
  });

  test("add what an agent counted on two devices", () => {
    const tables = tablesOf(
      aFile({ tally: { [DAY]: 31 } }),
      aFile({ device: "0b0b0b0b", tally: { [DAY]: 4 } }),
    );
    expect(tables.cases).toEqual({ AB: { [DAY]: 35 } });
    expect(tables.agents).toEqual([
      { agent: "AB", zone: "Asia/Ho_Chi_Minh", made: "2026-11-21T14:00:00Z", devices: 2 },
    ]);
  });

  test("give each agent's month against the target", () => {
    const tally = { "2026-10-30": 50, "2026-11-19": 43, "2026-11-20": 38 };
    expect(tablesOf(aFile({ tally }))).toMatchObject({
      target: 40,
      months: [
        { agent: "AB", month: "2026-10", days: 1, total: 50, average: 50 },
        { agent: "AB", month: "2026-11", days: 2, total: 81, average: 40.5 },
      ],
    });
  });

  test("rank the references, say which are outdated, and count what was touched up", () => {
    const uses = { [DAY]: { [LATE]: 1, [`${LATE}~`]: 2, "login-code@1.0/en/zalo": 2 } };
    const more = { [DAY]: { "login-code@1.0/en/zalo": 2 } };
    expect(
      tablesOf(aFile({ uses }), aFile({ agent: "CD", device: "0c0c0c0c", uses: more })).references,
    ).toEqual([
      { reference: "login-code@1.0/en/zalo", uses: 4, touched: 0, state: "current" },
      { reference: LATE, uses: 3, touched: 2, state: "outdated", now: "3.2" },
    ]);
  });

  test("put topics together that differ only in letter case, marks and signs", () => {
    const at = (hour: string) => `2026-11-21T${hour}:00:00Z`;
    const first = aFile({ unanswered: [{ text: "Đổi vé được không?", at: at("09") }] });
    const other = aFile({
      agent: "CD",
      device: "0c0c0c0c",
      unanswered: [
        { text: "doi ve, duoc khong", at: at("11") },
        { text: "Dogs?", at: at("10") },
      ],
    });
    expect(tablesOf(first, other, first).missing).toEqual([
      { topic: "doi ve, duoc khong", count: 2, agents: ["AB", "CD"], last: at("11") },
      { topic: "Dogs?", count: 1, agents: ["CD"], last: at("10") },
    ]);
  });

  test("say who has parked how many cases under what, and until when", () => {
    const parked = (advisory: string, hour: string) => ({
      advisory,
      answer: "late-delivery",
      at: `2026-11-21T${hour}:00:00Z`,
    });
    const older = aFile({ made: "2026-11-21T01:00:00Z", parked: [parked("storm", "00")] });
    const newest = aFile({ parked: [parked("storm", "09"), parked("storm", "10"), parked("gone", "08")] });
    expect(tablesOf(newest, older).parked).toEqual([
      { advisory: "gone", isOver: true, since: "2026-11-21T08:00:00Z", cases: { AB: 1 } },
      {
        advisory: "storm",
        until: "2026-11-21T20:00:00Z",
        isOver: true,
        since: "2026-11-21T09:00:00Z",
        cases: { AB: 2 },
      },
    ]);
  });

  test("name who has not acknowledged a change that asks for it, once it is in effect", () => {
    const key = "answers/refund@2.0";
    const tables = tablesOf(
      aFile({ receipts: { [key]: "2026-11-17T02:00:00Z" } }),
      aFile({ made: "2026-11-20T00:00:00Z", receipts: { [key]: "2026-11-16T03:00:00Z" } }),
      aFile({ agent: "CD", device: "0c0c0c0c" }),
      aFile({ agent: "EF", device: "0e0e0e0e", made: "2026-11-10T00:00:00Z" }),
    );
    expect(tables.acknowledgements).toEqual([
      {
        change: key,
        titles: { en: "refund" },
        at: "2026-11-16T02:00:00Z",
        acknowledged: { AB: "2026-11-16T03:00:00Z" },
        missing: [
          { agent: "CD", isFileOlder: false },
          { agent: "EF", isFileOlder: true },
        ],
      },
    ]);
  });
});

describe("merging", () => {
  const at = fc.integer({ min: 0, max: 5 }).map((hour) => instantOf(Date.UTC(2026, 10, 21, hour)));
  const day = fc.constantFrom("2026-11-20", DAY);
  const count = fc.integer({ min: 1, max: 3 });
  const lesson = fc.record(
    { shape: fc.constant("t"), begun: at, done: at, tasks: fc.constant({}), learned: fc.constant({}) },
    { requiredKeys: ["shape", "begun", "tasks", "learned"] },
  );
  const file = fc
    .record({
      made: at,
      agent: fc.constantFrom("AB", "CD"),
      device: fc.constantFrom("0a0a0a0a", "0b0b0b0b"),
      zone: fc.constantFrom("UTC", "Asia/Ho_Chi_Minh"),
      tally: fc.dictionary(day, count),
      uses: fc.dictionary(day, fc.dictionary(fc.constantFrom(LATE, `${LATE}~`), count)),
      receipts: fc.dictionary(fc.constant("answers/refund@2.0"), at),
      unanswered: fc.array(
        fc.record({ text: fc.constantFrom("Dogs?", "Cats?"), at, channel: fc.constantFrom("zalo", "chat") }),
      ),
      training: fc.dictionary(fc.constant("first-week/find-and-copy"), lesson),
      drills: fc.dictionary(
        day,
        fc.dictionary(fc.constantFrom("find", "leak"), fc.constant({ right: 1, asked: 2 })),
      ),
      cards: fc.dictionary(
        fc.constant("find:late"),
        fc.record({
          due: at,
          last: at,
          stability: fc.constant(2.5),
          difficulty: fc.constant(5),
          asked: count,
          lapses: fc.constant(0),
        }),
      ),
    })
    .map((parts) => shiftsOf(aFile(parts)));
  const shifts = fc.array(file, { maxLength: 4 }).map((files) => files.reduce<Shifts>(mergedShifts, {}));

  test("asks for no order, no grouping and no care about repeats", () => {
    fc.assert(
      fc.property(shifts, shifts, shifts, (a, b, c) => {
        expect(mergedShifts(a, b)).toEqual(mergedShifts(b, a));
        expect(mergedShifts(mergedShifts(a, b), c)).toEqual(mergedShifts(a, mergedShifts(b, c)));
        expect(mergedShifts(a, a)).toEqual(a);
        expect(mergedShifts(a, {})).toEqual(a);
      }),
      { numRuns: 150 },
    );
  });

  test("gives the same tables in whatever order the files are named", () => {
    fc.assert(
      fc.property(shifts, shifts, (a, b) => {
        expect(shiftTables(mergedShifts(a, b), ground)).toEqual(shiftTables(mergedShifts(b, a), ground));
      }),
      { numRuns: 50 },
    );
  });
});
