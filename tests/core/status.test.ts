import { describe, expect, test } from "vitest";
import type { ConcernHeading } from "#core/concern.ts";
import type { History, WithdrawRecord } from "#core/history.ts";
import type { Instant } from "#core/instant.ts";
import { type HealthBase, statusOf } from "#core/status.ts";
import { aHistory, aPublication, aRecord, aWithdrawal, on } from "../histories.ts";
import { aBase, aBodyFor, aWatched } from "../watched.ts";

const LATE = "answers/late";
const first = aPublication("1.0", on("01-05"), { texts: { en: "1.0", vi: "1.0" } });
const second = aPublication("2.0", on("02-05"), { texts: { en: "2.0", vi: "1.0" } });
const fire = { emergency: { reason: "Fire." } };
const pulled: WithdrawRecord = { ...aWithdrawal("1.0", on("03-01")), ...fire };

const agreed = (version: string, at: Instant) => ({ ...aRecord("approve", version, at), by: "lan" });

const review = { review: { everyDays: 10, last: "2026-01-01" } };
const reviewed = aBase([aWatched(LATE, aHistory(first), { front: review })]);
const behind = aBase([aWatched(LATE, aHistory(first, second))]);
const waiting = aPublication("2.0", on("02-05"), { effective: on("03-01") });
const scheduled = aBase([aWatched(LATE, aHistory(first, waiting))]);
const leaving = aBase([aWatched(LATE, aHistory(first, aWithdrawal("1.0", on("02-01"), on("03-01"))))]);
const urgent = (...more: History) =>
  aBase([aWatched(LATE, aHistory(aPublication("1.0", on("01-05"), fire), ...more))]);
const gone = (...more: History) => aBase([aWatched(LATE, aHistory(first, pulled, ...more))]);
const advisory = {
  countries: ["VN"],
  regions: [],
  everywhere: false,
  severity: "info",
  from: on("01-05"),
  until: on("02-10"),
  scope: { answers: [], products: [], channels: [], teams: [] },
  effect: "note",
} as const;
const storm = aBase([aWatched("advisories/storm", aHistory(first), { front: { advisory } })]);
const allowance = {
  id: LATE,
  owner: "team",
  rule: "all-caps",
  reason: "A name.",
  until: "2026-02-10",
} as const;

/** The rows of one heading at an instant, without what every row has. */
function rowsOf(base: HealthBase, heading: ConcernHeading, at: Instant): unknown[] {
  return statusOf(base, at)[heading].map(
    ({ id: _, owner: __, ...rest }: { id?: unknown; owner: unknown }) => rest,
  );
}

describe("what waits for somebody, from its first to its last instant", () => {
  const due = { due: "2026-01-11" };
  const stale = { locale: "vi", version: "2.0", follows: "1.0" };
  const coming = { version: "2.0", effective: on("03-01") };
  const end = { version: "1.0", effective: on("03-01"), withdrawal: true };
  const alone = { version: "1.0", reason: "Fire.", since: on("01-05") };

  test.each<[string, HealthBase, ConcernHeading, Instant, unknown[]]>([
    [
      "a review 15 days before its day",
      aBase([aWatched(LATE, aHistory(first), { front: { review: { everyDays: 60, last: "2026-01-01" } } })]),
      "reviewsDueSoon",
      on("02-15"),
      [],
    ],
    [
      "a review 14 days before its day",
      aBase([aWatched(LATE, aHistory(first), { front: { review: { everyDays: 60, last: "2026-01-01" } } })]),
      "reviewsDueSoon",
      on("02-16", "00:00"),
      [{ due: "2026-03-02" }],
    ],
    ["a review on its day", reviewed, "reviewsDueSoon", on("01-11", "23:59"), [due]],
    ["a review on its day, not overdue yet", reviewed, "overdueReviews", on("01-11", "23:59"), []],
    ["a review the day after", reviewed, "overdueReviews", on("01-12", "00:00"), [due]],
    ["a review the day after, not due soon any more", reviewed, "reviewsDueSoon", on("01-12", "00:00"), []],
    ["a translation before the source changes", behind, "translationsBehind", on("02-04"), []],
    ["a translation behind", behind, "translationsBehind", on("02-05"), [stale]],
    ["a version that waits", scheduled, "scheduled", on("02-28"), [coming]],
    ["a version in effect", scheduled, "scheduled", on("03-01"), []],
    ["a withdrawal that waits", leaving, "scheduled", on("02-28"), [end]],
    ["a withdrawal that holds", leaving, "scheduled", on("03-01"), []],
    ["an advisory eight days before its end", storm, "endingAdvisories", on("02-02"), []],
    [
      "an advisory seven days before its end",
      storm,
      "endingAdvisories",
      on("02-03"),
      [{ until: on("02-10") }],
    ],
    ["an advisory at its end", storm, "endingAdvisories", on("02-10"), []],
    ["an emergency", urgent(), "emergencies", on("02-01"), [alone]],
    ["an approved emergency", urgent(agreed("1.0", on("01-06"))), "emergencies", on("02-01"), []],
    [
      "an emergency after another version was approved",
      urgent(second, agreed("2.0", on("02-06"))),
      "emergencies",
      on("03-01"),
      [alone],
    ],
    [
      "an emergency withdrawal",
      gone(),
      "emergencies",
      on("03-02"),
      [{ ...alone, since: on("03-01"), withdrawal: true }],
    ],
    ["an approved emergency withdrawal", gone(agreed("1.0", on("03-02"))), "emergencies", on("03-03"), []],
    [
      "an emergency withdrawal that was taken back: it did take effect",
      gone(aRecord("restore", "1.0", on("03-02"))),
      "emergencies",
      on("03-03"),
      [{ ...alone, since: on("03-01"), withdrawal: true }],
    ],
    [
      "an accepted finding on its last day",
      aBase([], { atWork: { allowances: [allowance] } }),
      "acceptedFindings",
      on("02-10", "23:59"),
      [{ rule: "all-caps", reason: "A name.", until: "2026-02-10" }],
    ],
    [
      "an accepted finding after its last day",
      aBase([], { atWork: { allowances: [allowance] } }),
      "acceptedFindings",
      on("02-11", "00:00"),
      [],
    ],
  ])("%s", (_, base, heading, at, rows) => {
    expect(rowsOf(base, heading, at)).toEqual(rows);
  });

  test("nothing of a withdrawn answer but its emergency", () => {
    const { emergencies, changesPerWeek: _, ...rest } = statusOf(gone(), on("03-02"));
    expect(emergencies).toHaveLength(1);
    expect(Object.values(rest).flat()).toEqual([]);
  });
});

describe("what an answer lacks", () => {
  test.each<[string, readonly (readonly string[])[], string[]]>([
    ["a private reply alone", [[]], ["public-wall"]],
    ["a public reply alone", [["public"]], ["chat"]],
    ["a reply for written channels", [["written"]], []],
    ["a reply that names one channel", [["chat"]], ["public-wall"]],
    ["no reply", [], ["public-wall", "chat"]],
  ])("with %s", (_, replies, channels) => {
    const base = aBase([aWatched(LATE, aHistory(first), { body: aBodyFor(...replies) })]);
    expect(statusOf(base, on("02-01")).channelsWithoutReply.flatMap((row) => row.channels)).toEqual(channels);
  });

  test("a decision not to answer counts as one for the public channels", () => {
    const body = [{ type: "no-reply", action: "leave", channels: [], prose: [] } as const];
    const base = aBase([aWatched(LATE, aHistory(first), { body })]);
    expect(statusOf(base, on("02-01")).channelsWithoutReply[0]?.channels).toEqual(["chat"]);
  });

  test("phrases in any language are phrases", () => {
    const bare = aBase([aWatched(LATE, aHistory(first), { phrases: [] })]);
    expect(rowsOf(bare, "answersWithoutPhrases", on("02-01"))).toEqual([{}]);
    expect(rowsOf(reviewed, "answersWithoutPhrases", on("02-01"))).toEqual([]);
  });
});

test("products and fragments that no live answer uses are orphans, an event that is over is none", () => {
  const pins = aPublication("1.0", on("01-05"), { fragments: { credit: "1.0" } });
  const event = { from: on("01-01"), until: on("01-20") };
  const base = aBase([
    aWatched(LATE, aHistory(pins), { front: { products: ["shop"] } }),
    aWatched("products/shop", aHistory(first)),
    aWatched("products/unused", aHistory(first)),
    aWatched("products/concert", aHistory(first), { front: { event } }),
    aWatched("fragments/credit", aHistory(first)),
    aWatched("fragments/unused", aHistory(first)),
  ]);
  const ids = (at: Instant) => statusOf(base, at).orphans.map(({ id }) => id);
  expect(ids(on("01-19"))).toEqual(["fragments/unused", "products/concert", "products/unused"]);
  expect(ids(on("01-20"))).toEqual(["fragments/unused", "products/unused"]);
});

test("open proposals stand under the owner of what they speak of, the oldest first", () => {
  const head = { verb: "change", at: on("02-02") } as const;
  const taken = { taken: "2.0", at: on("02-03"), by: "team" } as const;
  const proposals = [
    { ...head, name: "b", entry: LATE },
    { ...head, name: "a", verb: "idea", at: on("02-01"), suggestedBy: "Lan" },
    { ...head, name: "new", verb: "new", entry: "answers/new", owner: "store" },
    { ...head, name: "decided", entry: LATE, outcome: taken },
  ] as const;
  const base = aBase([aWatched(LATE, aHistory(first))], { proposals });
  expect(statusOf(base, on("02-05")).proposals.map(({ name, owner }) => `${name} ${owner}`)).toEqual([
    "a ",
    "b team",
    "new store",
  ]);
});

test("the most changed count the versions of the last 90 days after the first, and none that waits", () => {
  const minor = aPublication("1.1", on("03-01"));
  const old = aWatched("answers/old", aHistory(first, aPublication("1.1", on("01-06"))));
  const base = aBase([aWatched(LATE, aHistory(first, minor, { ...second, effective: on("06-01") })), old]);
  const at = (instant: Instant) =>
    statusOf(base, instant).mostChanged.map(({ id, changes }) => `${id} ${changes}`);
  expect(at(on("03-02"))).toEqual(["answers/late 1", "answers/old 1"]);
  expect(at(on("04-07"))).toEqual(["answers/late 1"]);
  expect(at(on("06-01"))).toEqual(["answers/late 1"]);
});
