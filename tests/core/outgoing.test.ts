import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leavingAt, movingOut, THEN, untilOf } from "../exports/moving-out.ts";
import { kb } from "../histories.ts";
import type { ContentFolder } from "../make.ts";

let folder: ContentFolder;
beforeAll(async () => {
  folder = await movingOut();
});
afterAll(() => folder.cleanup());

describe("what leaves for other tools", () => {
  test("is each reply of the versions in effect, with how long it is good", () => {
    expect(untilOf(leavingAt(folder).outgoing.answers)).toEqual({
      // A translation that is behind stays; the source leaves.
      "behind.en//first.1": "2026-03-24",
      // The known next version ends it.
      "coming.en//first.1": "2026-03-13 09:00",
      // Its public reply is held somewhere; the other one is not.
      "held.en/email/first.1": "2026-03-24",
      // An advisory to come ends the replies it will hold, and no others.
      "late.en/public/first.1": "2026-03-24",
      "late.en/public/first.2": "2026-03-24",
      "late.en/public/upset.1": "2026-03-24",
      "late.en/email/first.1": "2026-03-14 09:30",
      "late.vi/public/first.1": "2026-03-24",
      "late.vi/email/first.1": "2026-03-14 09:30",
      "marks.en//first.1": "2026-03-24",
      // Its next review comes sooner than 14 days.
      "soon.en//first.1": "2026-03-14",
    });
  });

  test("leaves out the rest, and says why", () => {
    const told = leavingAt(folder).outgoing.staying.map(({ id, reason, locale, place, by }) =>
      [id, reason, locale, place?.channels.join("+"), by].filter((part) => part !== undefined).join(" "),
    );
    expect(told).toEqual([
      "added append en  add",
      "asks acknowledge",
      "behind behind vi",
      "danger urgent",
      "gone withdrawn",
      "held hold en public hold",
      "swapped replace en  swap",
      "word verbatim",
    ]);
  });

  test("goes by the instant: before a change asked for acknowledgement, and 30 days after it, the answer leaves", () => {
    const ids = (now: string) => leavingAt(folder, now).outgoing.answers.map(({ id }) => id);
    expect(ids("2026-03-09T01:59:59Z")).toContain("asks");
    expect(ids("2026-03-09T02:00:00Z")).not.toContain("asks");
    expect(ids("2026-04-08T01:59:59Z")).not.toContain("asks");
    expect(ids("2026-04-08T02:00:00Z")).toContain("asks");
  });

  test("is good for the day alone once its review is overdue", () => {
    expect(untilOf(leavingAt(folder, "2026-03-20T07:00:00Z").outgoing.answers)["soon.en//first.1"]).toBe(
      "2026-03-20",
    );
  });

  test("is nothing while published words cannot be read: a hold may be among them", async () => {
    folder.write({ "advisories/broken/history.yaml": "- record: nonsense\n" });
    const ran = await kb(folder.root, ["export", "csv", "--out", "out"], THEN);
    folder.write({ "advisories/broken/history.yaml": "[]\n" });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain("advisories/broken/history.yaml");
  });
});
