import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type History,
  inEffect,
  isApproved,
  isBehind,
  isCancelled,
  lastInEffect,
  noteOf,
  predecessorOf,
  publicationOf,
  turningPoints,
  waitingAt,
  waitingWithdrawalAt,
  withdrawalAt,
} from "#core/history.ts";
import { windowsOf } from "#core/in-force.ts";
import { compareInstants } from "#core/instant.ts";
import { aHistory, aPublication, aRecord, aWithdrawal, on, shifted } from "../histories.ts";
import { anyHistory, momentsOf } from "../random-histories.ts";

const first = aPublication("1.0", on("01-01"));
const second = aPublication("2.0", on("02-01"));
const scheduled = aPublication("3.0", on("03-01"), { effective: on("03-09") });

const versionAt = (history: History, at: string) => inEffect(history, at)?.version;

describe("the version in effect", () => {
  const history = aHistory(first, second, scheduled);
  test.each([
    ["before the first version", shifted(on("01-01"), -1), undefined],
    ["from the second in which it takes effect", on("01-01"), "1.0"],
    ["until just before the next", shifted(on("02-01"), -1), "1.0"],
    ["from the next on", on("02-01"), "2.0"],
    ["while a version is published and waits", on("03-05"), "2.0"],
    ["just before its hour", shifted(on("03-09"), -1), "2.0"],
    ["from its hour on", on("03-09"), "3.0"],
    ["for ever after", "2036-01-01T00:00:00Z", "3.0"],
    ["at the same moment with another offset", "2026-02-01T16:00:00+07:00", "2.0"],
  ])("%s", (_, at, expected) => {
    expect(versionAt(history, at)).toBe(expected);
  });

  test("with the same effect is the one recorded later", () => {
    const effective = on("03-09");
    const other = aPublication("4.0", on("03-02"), { effective });
    expect(versionAt(aHistory(first, scheduled, other), effective)).toBe("4.0");
    const offset = aPublication("4.0", on("03-02"), { effective: "2026-03-09T16:00:00+07:00" });
    expect(versionAt(aHistory(first, scheduled, offset), effective)).toBe("4.0");
  });

  test("is never one that was not recorded yet, even where its effect lies before", () => {
    const late = aPublication("2.0", on("02-05"), { effective: on("02-01") });
    expect(versionAt(aHistory(first, late), on("02-03"))).toBe("1.0");
    expect(versionAt(aHistory(first, late), on("02-05"))).toBe("2.0");
  });

  test("is not one that was called off, then or later", () => {
    const history = aHistory(first, scheduled, aRecord("cancel", "3.0", on("03-02")));
    expect(isCancelled(history, "3.0")).toBe(true);
    expect(versionAt(history, on("03-09"))).toBe("1.0");
  });

  test("goes on when what would have replaced it was called off and published again", () => {
    const again = aPublication("4.0", on("03-03"), { effective: on("03-20") });
    const history = aHistory(first, scheduled, aRecord("cancel", "3.0", on("03-02")), again);
    expect(windowsOf(history).map(({ version }) => version)).toEqual(["1.0", "4.0"]);
  });
});

describe("what waits", () => {
  test("is the version whose hour has not come, from when it was recorded", () => {
    const history = aHistory(first, scheduled);
    expect(waitingAt(history, shifted(on("03-01"), -1))).toBeUndefined();
    expect(waitingAt(history, on("03-01"))?.version).toBe("3.0");
    expect(waitingAt(history, shifted(on("03-09"), -1))?.version).toBe("3.0");
    expect(waitingAt(history, on("03-09"))).toBeUndefined();
  });

  test("is nothing once it was called off", () => {
    expect(
      waitingAt(aHistory(first, scheduled, aRecord("cancel", "3.0", on("03-02"))), on("03-03")),
    ).toBeUndefined();
  });

  test("may be a withdrawal, until it begins or is called off", () => {
    const waiting = aWithdrawal("1.0", on("02-01"), on("02-10"));
    expect(waitingWithdrawalAt(aHistory(first, waiting), on("02-05"))).toBe(waiting);
    expect(waitingWithdrawalAt(aHistory(first, waiting), on("02-10"))).toBeUndefined();
    expect(
      waitingWithdrawalAt(aHistory(first, waiting, aRecord("restore", "1.0", on("02-02"))), on("02-05")),
    ).toBeUndefined();
  });
});

describe("a withdrawn entry", () => {
  test("has no version in effect, and the last one stays known", () => {
    const history = aHistory(first, aWithdrawal("1.0", on("02-01")));
    expect(versionAt(history, shifted(on("02-01"), -1))).toBe("1.0");
    expect(versionAt(history, on("02-01"))).toBeUndefined();
    expect(lastInEffect(history, on("02-01"))?.version).toBe("1.0");
  });

  test("is so from the withdrawal's hour, and never before it was recorded", () => {
    const later = aWithdrawal("1.0", on("02-01"), on("02-10"));
    expect(versionAt(aHistory(first, later), shifted(on("02-10"), -1))).toBe("1.0");
    expect(versionAt(aHistory(first, later), on("02-10"))).toBeUndefined();
    const backdated = aWithdrawal("1.0", on("02-01"), on("01-15"));
    expect(versionAt(aHistory(first, backdated), on("01-20"))).toBe("1.0");
    expect(versionAt(aHistory(first, backdated), on("02-01"))).toBeUndefined();
  });

  test("comes back with a version published after it, when that takes effect", () => {
    const back = aPublication("2.0", on("02-10"), { effective: on("02-20") });
    const history = aHistory(first, aWithdrawal("1.0", on("02-01")), back);
    expect(versionAt(history, on("02-15"))).toBeUndefined();
    expect(versionAt(history, on("02-20"))).toBe("2.0");
    expect(withdrawalAt(history, on("02-20"))).toBeUndefined();
  });

  test("never comes back by a version that waited already, nor by one that was called off", () => {
    const history = aHistory(first, scheduled, aWithdrawal("1.0", on("03-02")));
    expect(versionAt(history, on("03-09"))).toBeUndefined();
    const back = aPublication("2.0", on("02-10"), { effective: on("02-20") });
    const off = aRecord("cancel", "2.0", on("02-11"));
    expect(
      versionAt(aHistory(first, aWithdrawal("1.0", on("02-01")), back, off), on("02-20")),
    ).toBeUndefined();
  });

  test("goes at its hour all the same when a version takes effect before", () => {
    const history = aHistory(
      first,
      aWithdrawal("1.0", on("02-01"), on("02-20")),
      aPublication("2.0", on("02-05")),
    );
    expect(versionAt(history, on("02-10"))).toBe("2.0");
    expect(versionAt(history, on("02-20"))).toBeUndefined();
  });

  test("stays in effect when the withdrawal was taken back", () => {
    const waiting = aWithdrawal("1.0", on("02-01"), on("02-10"));
    expect(versionAt(aHistory(first, waiting, aRecord("restore", "1.0", on("02-02"))), on("02-10"))).toBe(
      "1.0",
    );
    const now = aWithdrawal("1.0", on("02-01"));
    const history = aHistory(first, now, aRecord("restore", "1.0", on("02-03")));
    expect(versionAt(history, on("02-02"))).toBeUndefined();
    expect(versionAt(history, on("02-03"))).toBe("1.0");
  });

  test("can go, come back and go again", () => {
    const history = aHistory(
      first,
      aWithdrawal("1.0", on("02-01")),
      second,
      aPublication("3.0", on("03-01")),
      aWithdrawal("3.0", on("04-01")),
      aPublication("4.0", on("05-01")),
    );
    expect(windowsOf(history)).toEqual([
      { from: on("01-01"), until: on("02-01"), version: "1.0" },
      { from: on("02-01"), until: on("03-01"), version: "2.0" },
      { from: on("03-01"), until: on("04-01"), version: "3.0" },
      { from: on("04-01"), until: on("05-01") },
      { from: on("05-01"), version: "4.0" },
    ]);
  });
});

describe("the life of an entry", () => {
  test("turns when something begins or ends, each moment once", () => {
    const history = aHistory(
      first,
      scheduled,
      aRecord("review", "1.0", on("03-03")),
      aPublication("4.0", on("03-04"), { effective: "2026-03-09T16:00:00+07:00" }),
      aRecord("approve", "4.0", on("03-05")),
      aWithdrawal("4.0", on("04-01"), on("04-10")),
      aRecord("restore", "4.0", on("05-01")),
    );
    expect(turningPoints(history).map((point) => Date.parse(point))).toEqual(
      [on("01-01"), on("03-09"), on("04-10"), on("05-01")].map((point) => Date.parse(point)),
    );
  });

  test("does not turn where what was announced was called off", () => {
    const cancelled = aHistory(first, scheduled, aRecord("cancel", "3.0", on("03-02")));
    expect(turningPoints(cancelled)).toEqual([on("01-01")]);
    const taken = aHistory(
      first,
      aWithdrawal("1.0", on("02-01"), on("02-10")),
      aRecord("restore", "1.0", on("02-02")),
    );
    expect(turningPoints(taken)).toEqual([on("01-01"), on("02-02")]);
  });

  test("nothing has no life", () => {
    expect(windowsOf([])).toEqual([]);
    expect(turningPoints([])).toEqual([]);
  });

  test("a minor version follows the one before it as any other does", () => {
    const history = aHistory(first, aPublication("1.1", on("01-05")), second);
    expect(predecessorOf(history, "2.0")?.version).toBe("1.1");
    expect(predecessorOf(history, "1.0")).toBeUndefined();
  });

  test("a version that was called off is nobody's predecessor", () => {
    const history = aHistory(
      first,
      scheduled,
      aRecord("cancel", "3.0", on("03-02")),
      aPublication("4.0", on("03-03")),
    );
    expect(predecessorOf(history, "4.0")?.version).toBe("1.0");
    expect(predecessorOf(history, "3.0")).toBeUndefined();
  });

  test("between two turning points nothing changes", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const points = turningPoints(history);
        expect([...points].sort(compareInstants)).toEqual(points);
        for (const at of momentsOf(history)) {
          const turned = points.filter((point) => compareInstants(point, at) <= 0).at(-1);
          expect(versionAt(history, at)).toBe(turned && versionAt(history, turned));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a record changes nothing of the time before it", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        history.forEach((record, index) => {
          if (record.record === "cancel") return;
          const before = shifted(record.at, -1);
          expect(versionAt(history.slice(0, index + 1), before)).toBe(
            versionAt(history.slice(0, index), before),
          );
        });
      }),
    );
  });
});

describe("a translation", () => {
  const texts = (en: string, vi: string) => ({ texts: { en, vi } });
  const base = aPublication("1.0", on("01-01"), texts("1.0", "1.0"));

  test.each([
    ["is up to date in the version it was published with", [], "1.0", false],
    [
      "is behind after a major version that left it out",
      [aPublication("2.0", on("02-01"), texts("2.0", "1.0"))],
      "2.0",
      true,
    ],
    [
      "keeps up where somebody said that the meaning holds",
      [aPublication("2.0", on("02-01"), texts("2.0", "2.0"))],
      "2.0",
      false,
    ],
    [
      "is not left behind by a minor version",
      [aPublication("1.1", on("02-01"), texts("1.1", "1.0"))],
      "1.1",
      false,
    ],
    [
      "stays behind through a minor version",
      [
        aPublication("2.0", on("02-01"), texts("2.0", "1.0")),
        aPublication("2.1", on("03-01"), texts("2.1", "1.0")),
      ],
      "2.1",
      true,
    ],
    [
      "catches up with a minor version of its own",
      [
        aPublication("2.0", on("02-01"), texts("2.0", "1.0")),
        aPublication("2.1", on("03-01"), texts("2.1", "2.1")),
      ],
      "2.1",
      false,
    ],
    [
      "is still seen as behind in the version in which it was",
      [
        aPublication("2.0", on("02-01"), texts("2.0", "1.0")),
        aPublication("2.1", on("03-01"), texts("2.1", "2.1")),
      ],
      "2.0",
      true,
    ],
    [
      "follows a minor version across another one",
      [
        aPublication("1.1", on("02-01"), texts("1.1", "1.1")),
        aPublication("1.2", on("03-01"), texts("1.2", "1.1")),
      ],
      "1.2",
      false,
    ],
    [
      "is not left behind by a major version that was called off",
      [
        aPublication("2.0", on("02-01"), { ...texts("2.0", "1.0"), effective: on("02-09") }),
        aRecord("cancel", "2.0", on("02-02")),
        aPublication("2.1", on("03-01"), texts("2.1", "1.0")),
      ],
      "2.1",
      false,
    ],
    [
      "compares versions part by part",
      [
        aPublication("9.0", on("02-01"), texts("9.0", "9.0")),
        aPublication("10.0", on("03-01"), texts("10.0", "9.0")),
      ],
      "10.0",
      true,
    ],
  ] as const)("%s", (_, records, version, expected) => {
    expect(isBehind(aHistory(base, ...records), version, "vi")).toBe(expected);
  });

  test("in a language that the version does not have is not behind", () => {
    expect(isBehind(aHistory(base), "1.0", "ja")).toBe(false);
  });
});

describe("the change note of a version", () => {
  const note = (what: string) => ({ what, why: "Why.", do: "Do." });
  const correct = (version: string, at: string, notes: Record<string, ReturnType<typeof note>>) =>
    ({ record: "correct-note", at, by: "team", version, note: notes }) as const;

  test("reads as it was corrected last, language by language", () => {
    const history = aHistory(
      aPublication("1.0", on("01-01"), { note: { en: note("Frist."), vi: note("Đầu.") } }),
      second,
      correct("1.0", on("03-01"), { en: note("Furst.") }),
      correct("2.0", on("03-02"), { en: note("Other.") }),
      correct("1.0", on("03-03"), { en: note("First.") }),
    );
    expect(noteOf(history, "1.0")).toEqual({ en: note("First."), vi: note("Đầu.") });
    expect(noteOf(history, "2.0")).toEqual({ en: note("Other.") });
    expect(publicationOf(history, "1.0")?.note.en?.what).toBe("Frist.");
  });

  test("of a version that never was is empty", () => {
    expect(noteOf(aHistory(first), "7.0")).toEqual({});
  });
});

test("a version is approved once a second person said so, and not who published it", () => {
  expect(isApproved(aHistory(first), "1.0")).toBe(false);
  const approval = aRecord("approve", "1.0", on("01-02"));
  expect(isApproved(aHistory(first, { ...approval, by: "@lan" }), "1.0")).toBe(true);
  expect(isApproved(aHistory(first, approval), "1.0")).toBe(false);
  expect(isApproved(aHistory(first, { ...approval, by: "@lan", version: "2.0" }), "1.0")).toBe(false);
});
