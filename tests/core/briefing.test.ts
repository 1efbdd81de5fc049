import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BriefedForce, type Briefing, briefingAt, slotAt } from "#core/briefing.ts";
import { changeEras, forceEras, knownChanges } from "#core/briefing-known.ts";
import { type Change, changeKey, changesIn } from "#core/change.ts";
import { toldAt } from "#core/era.ts";
import type { History, HistoryRecord } from "#core/history.ts";
import { instantOf, isBefore } from "#core/instant.ts";
import { millisOf } from "#core/millis.ts";
import type { PublishedEntry, PublishedVersion } from "#core/published.ts";
import { nextSlot } from "#core/slot.ts";
import { aForce, aPublication, aRecord, aWithdrawal, on } from "../histories.ts";

const SLOTS = ["09:00", "15:00"];
const SLOT = slotAt(SLOTS, "UTC", on("11-23"));
const NEXT = slotAt(SLOTS, "UTC", on("11-23", "15:00"));

function anEntry(history: History, parts: Partial<PublishedEntry> = {}): PublishedEntry {
  const names = [...new Set(history.map(({ version }) => version))];
  const versions = Object.fromEntries(
    names.map((version) => [version, { version, front: { products: [] }, texts: { en: { title: "Late" } } }]),
  ) as unknown as Record<string, PublishedVersion>;
  return { kind: "answers", id: "late", history, versions, ...parts };
}

/** The second version of an answer that is long in use. */
function aChange(
  recorded: string,
  effective = recorded,
  parts: Parameters<typeof aPublication>[2] = {},
): PublishedEntry {
  return anEntry([aPublication("1.0", on("01-05")), aPublication("2.0", recorded, { effective, ...parts })]);
}

function told(
  slot: typeof SLOT,
  entries: readonly PublishedEntry[],
  forces: readonly BriefedForce[] = [],
): string[] {
  const { items } = briefingAt(slot, knownChanges(changeEras(entries), slot.at), forces);
  return items.map(
    ({ heading, state, key, lateFor }) =>
      `${heading} ${state} ${key}${lateFor ? ` for ${lateFor.slice(11, 16)}` : ""}`,
  );
}

describe("which briefing tells a change", () => {
  const CHANGED = "changed changed answers/late@2.0";
  const COMING = "coming changed answers/late@2.0";
  const LATE = "late changed answers/late@2.0 for 09:00";

  test.each([
    [
      "recorded and in effect well before the slot",
      on("11-23", "08:30"),
      on("11-23", "08:59"),
      [CHANGED],
      [],
    ],
    ["in effect as the slot begins", on("11-20"), on("11-23"), [CHANGED], []],
    ["in effect just after it", on("11-20"), on("11-23", "09:05"), [COMING], [CHANGED]],
    ["in effect later in the day", on("11-20"), on("11-23", "14:00"), [COMING], [CHANGED]],
    ["in effect as the next one begins", on("11-20"), on("11-23", "15:00"), [COMING], [CHANGED]],
    ["in effect the day after", on("11-20"), on("11-24"), [], [COMING]],
    ["recorded ten minutes before it", on("11-23", "08:50"), on("11-23"), [CHANGED], []],
    ["recorded just before it, for it", on("11-23", "08:51"), on("11-23"), [COMING], [LATE]],
    ["recorded while it is held, for it", on("11-23", "09:05"), on("11-23", "08:59"), [], [LATE]],
    ["recorded while it is held, at once", on("11-23", "09:05"), on("11-23", "09:05"), [], [LATE]],
    ["recorded hours later, for it", on("11-23", "13:00"), on("11-23"), [], [LATE]],
    ["recorded later, at once", on("11-23", "11:00"), on("11-23", "11:00"), [], [CHANGED]],
    ["recorded just before it, for noon", on("11-23", "08:55"), on("11-23", "12:00"), [COMING], [CHANGED]],
  ])("%s", (_, recorded, effective, first, second) => {
    const entries = [aChange(recorded, effective)];
    expect([told(SLOT, entries), told(NEXT, entries)]).toEqual([first, second]);
  });

  test("what came too late for a slot heads the next one", () => {
    const entries = [
      aChange(on("11-23", "08:55"), on("11-23")),
      { ...aChange(on("11-23", "10:00")), id: "early" },
    ];
    expect(told(NEXT, entries)).toEqual([LATE, "changed changed answers/early@2.0"]);
  });

  test("new, withdrawn and restored entries stand under headings of their own", () => {
    const at = on("11-22", "16:00");
    const entries = [
      anEntry([aPublication("1.0", at)], { id: "fresh" }),
      anEntry([aPublication("1.0", on("01-05")), aWithdrawal("1.0", at)], { id: "gone" }),
      anEntry(
        [aPublication("1.0", on("01-05")), aWithdrawal("1.0", on("02-01")), aRecord("restore", "1.0", at)],
        {
          id: "back",
        },
      ),
    ];
    expect(told(SLOT, entries)).toEqual([
      `new restored answers/back@1.0/restored/${at}`,
      "new new answers/fresh@1.0",
      `withdrawn withdrawn answers/gone@1.0/withdrawn/${at}`,
    ]);
  });

  test("small changes are silent, unless a translation caught up", () => {
    const history = (texts: Record<string, string>) => [
      aPublication("1.0", on("01-05"), { texts: { en: "1.0", vi: "1.0" } }),
      aPublication("2.0", on("02-05"), { texts: { en: "2.0", vi: "1.0" } }),
      aPublication("2.1", on("11-22", "16:00"), { texts }),
    ];
    expect(told(SLOT, [anEntry(history({ en: "2.1", vi: "1.0" }))])).toEqual([]);
    expect(told(SLOT, [anEntry(history({ en: "2.0", vi: "2.0" }))])).toEqual([
      "changed caught-up answers/late@2.1",
    ]);
  });

  test("answers that change with a wording they share are one thing to tell", () => {
    const at = on("11-22", "16:00");
    const entries = ["b", "a"].map((id) => ({ ...aChange(at), id }));
    const [item, ...others] = briefingAt(SLOT, changesIn(entries), []).items;
    expect(item?.changes.map(changeKey)).toEqual(["answers/a@2.0", "answers/b@2.0"]);
    expect(others).toEqual([]);
  });

  test("emergencies stand before what happened earlier", () => {
    const entries = [
      { ...aChange(on("11-22", "16:00")), id: "first" },
      { ...aChange(on("11-22", "18:00"), undefined, { emergency: { reason: "Fraud." } }), id: "second" },
    ];
    expect(told(SLOT, entries).map((line) => line.split("/")[1])).toEqual(["second@2.0", "first@2.0"]);
  });
});

describe("what a briefing knows", () => {
  test("a past slot opens as it was: with what was called off since, and with the note of then", () => {
    const waiting = aPublication("2.0", on("11-20"), { effective: on("11-23", "12:00") });
    const cancelled = anEntry([
      aPublication("1.0", on("01-05")),
      waiting,
      aRecord("cancel", "2.0", on("11-23", "10:00")),
    ]);
    expect(told(SLOT, [cancelled])).toEqual(["coming changed answers/late@2.0"]);
    expect(told(NEXT, [cancelled])).toEqual([]);

    const correction: HistoryRecord = {
      ...aRecord("approve", "2.0", on("11-23", "10:00")),
      record: "correct-note",
      note: { en: { what: "Rightly.", why: "Because.", do: "Use it." } },
    };
    const { history, ...entry } = aChange(on("11-22", "16:00"));
    const eras = changeEras([{ ...entry, history: [...history, correction] }]);
    const noteAt = (at: string) =>
      knownChanges(eras, at).find(({ version }) => version === "2.0")?.note.en?.what;
    expect([noteAt(SLOT.at), noteAt(NEXT.at)]).toEqual(["What 2.0 says.", "Rightly."]);
  });
});

describe("advisories in a briefing", () => {
  const storm = (parts: Partial<BriefedForce>) => [aForce({ from: on("11-20"), ...parts })];

  test.each([
    [
      "began since the last slot",
      { from: on("11-22", "20:00") },
      ["advisories started advisories/storm@1.0/started"],
    ],
    [
      "begins before the next one",
      { from: on("11-23", "12:00") },
      ["coming starting advisories/storm@1.0/starting"],
    ],
    ["ended by itself", { until: on("11-23", "06:00") }, ["advisories ended advisories/storm@1.0/ended"]],
    [
      "ends before the next slot",
      { until: on("11-23", "14:00") },
      ["advisories ending advisories/storm@1.0/ending"],
    ],
    ["goes on", { until: on("11-30") }, []],
  ])("one that %s", (_, parts, expected) => {
    expect(told(SLOT, [], storm(parts))).toEqual(expected);
  });

  test("one that is published and begins between two slots is told once, with its note", () => {
    const entry = anEntry([aPublication("1.0", on("11-22", "16:00"))], { kind: "advisories", id: "storm" });
    expect(told(SLOT, [entry], storm({ from: on("11-22", "20:00") }))).toEqual([
      "advisories started advisories/storm@1.0",
    ]);
    expect(told(SLOT, [entry], storm({ from: on("11-25") }))).toEqual([
      "advisories starting advisories/storm@1.0",
    ]);
  });

  test("one that a new version changes neither ends nor begins", () => {
    const entry = anEntry([aPublication("1.0", on("11-20")), aPublication("2.0", on("11-22", "16:00"))], {
      kind: "advisories",
      id: "storm",
    });
    const forces = [
      ...storm({ until: on("11-22", "16:00") }),
      ...storm({ version: "2.0", from: on("11-22", "16:00") }),
    ];
    expect(told(SLOT, [entry], forces)).toEqual(["advisories changed advisories/storm@2.0"]);
  });

  test("are known with the end that was known then", () => {
    const facts = {
      regions: [],
      countries: ["VN"],
      everywhere: false,
      from: on("11-20"),
      scope: {},
      effect: "note",
    };
    const version = (name: string, until: string) =>
      ({
        version: name,
        front: { products: [], advisory: { ...facts, until } },
        texts: {},
      }) as unknown as PublishedVersion;
    const entry = anEntry([aPublication("1.0", on("11-20")), aPublication("2.0", on("11-23", "10:00"))], {
      kind: "advisories",
      id: "storm",
      versions: { "1.0": version("1.0", on("11-24")), "2.0": version("2.0", on("11-30")) },
    });
    const eras = forceEras([entry], new Map());
    const ends = (at: string) => toldAt(eras, at).map((force) => `${force.version} ${force.until}`);
    expect(ends(SLOT.at)).toEqual([`1.0 ${on("11-24")}`]);
    expect(ends(NEXT.at)).toEqual([`1.0 ${on("11-23", "10:00")}`, `2.0 ${on("11-30")}`]);
  });
});

const START = millisOf(on("03-20"));
const MINUTE = 60_000;

/** A history that could have been written: records rise, versions rise, and at most one version waits. */
const histories = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 2000 }),
      ahead: fc.integer({ min: -600, max: 2000 }),
      type: fc.constantFrom("major", "major", "minor", "withdraw", "restore", "cancel"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((steps): History => {
    const history: HistoryRecord[] = [];
    let [now, free, number] = [START, START, 0];
    for (const { after, ahead, type } of steps) {
      now += after * MINUTE;
      const last = history.findLast(({ record }) => record === "publish");
      const at = instantOf(now);
      const isWaiting = last?.record === "publish" && isBefore(at, last.effective);
      if (type === "cancel" && isWaiting && history.at(-1) === last) {
        history.push(aRecord("cancel", last.version, at));
        free = now;
      } else if (type === "withdraw" && last && !isWaiting) history.push(aWithdrawal(last.version, at));
      else if (type === "restore" && history.at(-1)?.record === "withdraw")
        history.push(aRecord("restore", last?.version ?? "1.0", at));
      else if (!isWaiting) {
        const effective = Math.max(now + ahead * MINUTE, free);
        number++;
        const version = type === "minor" && last ? `${last.version.split(".")[0]}.${number}` : `${number}.0`;
        history.push(aPublication(version, at, { effective: instantOf(effective) }));
        free = Math.max(effective, now) + MINUTE;
      }
    }
    return history;
  });

describe("consecutive briefings", () => {
  const slotLists = fc.constantFrom(
    ["09:00", "15:00"],
    ["09:00"],
    ["02:15", "02:45", "14:00"],
    ["08:55", "09:00"],
  );
  const zones = fc.constantFrom("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York");

  /** Each briefing as it was held, over more time than any of the histories takes. */
  function held(entries: readonly PublishedEntry[], slots: readonly string[], zone: string): Briefing[] {
    const eras = changeEras(entries);
    const briefings: Briefing[] = [];
    let slot = nextSlot(slots, zone, instantOf(START - 86_400_000));
    while (slot !== undefined && millisOf(slot) < START + 30_000 * MINUTE) {
      briefings.push(briefingAt(slotAt(slots, zone, slot), knownChanges(eras, slot), []));
      slot = nextSlot(slots, zone, slot);
    }
    return briefings;
  }

  test("tell every change exactly once, and mark those that came too late", () => {
    fc.assert(
      fc.property(
        fc.array(histories, { minLength: 1, maxLength: 3 }),
        slotLists,
        zones,
        (many, slots, zone) => {
          const entries = many.map((history, index) => anEntry(history, { id: `e${index}` }));
          const briefings = held(entries, slots, zone);
          const tellings = briefings.flatMap(({ items, previous }) =>
            items
              .filter(({ heading }) => heading !== "coming")
              .flatMap(({ changes, lateFor }) => changes.map((change) => ({ change, lateFor, previous }))),
          );
          const loud = changesIn(entries).filter(({ isSmall }) => !isSmall);
          expect(tellings.map(({ change }) => changeKey(change)).sort()).toEqual(loud.map(changeKey).sort());
          for (const { change, lateFor, previous } of tellings)
            expect([changeKey(change), lateFor]).toEqual([
              changeKey(change),
              cameTooLate(change, previous) ? previous : undefined,
            ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  /** Meant for a slot, or for the minutes of its meeting, and not recorded before its host looked. */
  function cameTooLate({ at, meant = at, recorded }: Change, slot: string): boolean {
    const minutes = (instant: string) => (millisOf(instant) - millisOf(slot)) / MINUTE;
    return minutes(meant) <= 10 && minutes(recorded) > -10;
  }
});
