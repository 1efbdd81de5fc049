import { afterEach, describe, expect, test } from "vitest";
import type { Entry, EntryKey } from "#core/entry.ts";
import { inEffect } from "#core/history.ts";
import { planCancellation, planWithdrawal, type WithdrawRequest } from "#core/withdrawal.ts";
import { readContent } from "#store/library.ts";
import { kb, on, publishIn } from "../histories.ts";
import { aChange, aFragment, anAnswer, aReply, aTree, aWorkspace, type ContentFolder } from "../make.ts";

let folder: ContentFolder;
afterEach(() => folder.cleanup());

const ANSWER = "answers/late-delivery";
const FRAGMENT = "fragments/late-credit";
const CREDIT = aReply('We add <Fragment id="late-credit"/>.');

function begin(): void {
  folder = aTree({
    "workspace.yaml": aWorkspace({ timeZone: "Asia/Ho_Chi_Minh" }),
    [`${ANSWER}/en.mdx`]: anAnswer(),
    "answers/other/en.mdx": anAnswer({ title: "Other" }),
    "answers/draft/en.mdx": anAnswer({ title: "Draft" }),
    "products/store/en.mdx": anAnswer({ title: "Store", body: "Open." }),
  });
  publishIn(folder.root, [ANSWER, "answers/other", "products/store"], on("01-05"));
}

const entry = (key = ANSWER) => readContent(folder.root).library.entries.get(key as EntryKey) as Entry;
const schedule = (at: string, effective: string) => {
  folder.write({ [`${ANSWER}/en.mdx`]: anAnswer({ front: aChange(), body: aReply(`From ${effective}.`) }) });
  publishIn(folder.root, [ANSWER], at, { effective });
};

function outcome(request: WithdrawRequest, now = on("01-06"), key = ANSWER) {
  const { library } = readContent(folder.root);
  const planned = planWithdrawal(library, library.entries.get(key as EntryKey) as Entry, request, now);
  return "problem" in planned ? planned.problem.message : planned.records;
}

describe("a withdrawal", () => {
  test("is a record of the version in effect, in the workspace's zone, with its reason", () => {
    begin();
    expect(outcome({ why: "It is wrong." })).toEqual([
      {
        record: "withdraw",
        at: "2026-01-06T16:00:00+07:00",
        by: "team",
        version: "1.0",
        effective: "2026-01-06T16:00:00+07:00",
        why: "It is wrong.",
      },
    ]);
  });

  test("names what agents use instead, who asked, and from when", () => {
    begin();
    expect(outcome({ use: "other", by: "boss", effective: "2026-01-07T09:00" })).toMatchObject([
      { use: "other", by: "boss", effective: "2026-01-07T09:00:00+07:00" },
    ]);
  });

  test.each<[string, WithdrawRequest, string]>([
    ["without a reason or another entry", {}, "Neither another entry to use nor a reason is given."],
    [
      "for an entry that is not there",
      { use: "nothing" },
      '"nothing" is not in effect, so nobody could use it instead.',
    ],
    [
      "for an entry that was never published",
      { use: "draft" },
      '"draft" is not in effect, so nobody could use it instead.',
    ],
    [
      "for itself",
      { use: "late-delivery" },
      '"late-delivery" is not in effect, so nobody could use it instead.',
    ],
    [
      "for an entry of another kind",
      { use: "store" },
      '"store" is not in effect, so nobody could use it instead.',
    ],
    ["at no time at all", { why: "x", effective: "soon" }, '"soon" is no time.'],
    [
      "in the past, typed",
      { why: "x", effective: "2026-01-06T15:59" },
      "The time 2026-01-06T15:59 has passed.",
    ],
  ])("%s is refused", (_, request, message) => {
    begin();
    expect(outcome(request)).toBe(message);
  });

  test("of an entry that was never published is refused", () => {
    begin();
    expect(outcome({ why: "x" }, on("01-06"), "answers/draft")).toBe("It was never published.");
  });

  test("whose hour has passed in a pending change takes effect now", () => {
    begin();
    expect(outcome({ why: "x", effective: "2026-01-06T15:59", pending: true })).toMatchObject([
      { effective: "2026-01-06T16:00:00+07:00" },
    ]);
  });

  test("is refused while one holds or waits, and says which version to call off", async () => {
    begin();
    await kb(folder.root, ["withdraw", ANSWER, "--why", "x", "--effective", "2026-02-01T09:00"], on("01-06"));
    schedule(on("01-07"), "2026-01-07T16:00");
    const { library } = readContent(folder.root);
    const planned = planWithdrawal(library, entry(), { why: "x" }, on("01-08"));
    expect(planned).toMatchObject({ problem: { fix: `Call it off with \`kb cancel ${ANSWER} 1.0\`.` } });
    expect(outcome({ why: "x" }, on("02-02"))).toBe("It is withdrawn already.");
  });

  test("calls off a version that waits, so that it does not come back by itself", () => {
    begin();
    schedule(on("01-06"), "2026-02-01T09:00");
    expect(outcome({ why: "x" }, on("01-07"))).toMatchObject([
      { record: "cancel", version: "2.0" },
      { record: "withdraw", version: "1.0" },
    ]);
  });

  test("is never recorded before the last record", () => {
    begin();
    expect(outcome({ why: "x" }, on("01-04"))).toMatch(
      /^It is 2026-01-04T09:00:00Z here, but the last record/,
    );
  });
});

describe("calling off", () => {
  const cancelled = (key: string, version: string, now: string) => {
    const { library } = readContent(folder.root);
    const planned = planCancellation(library, library.entries.get(key as EntryKey) as Entry, version, {
      now,
    });
    if ("problem" in planned) return planned.problem.message;
    return planned.records.map(({ entry: of, record }) => `${record.record} ${of.key} ${record.version}`);
  };

  test("a version that waits brings its note back with its draft", () => {
    begin();
    schedule(on("01-06"), "2026-02-01T09:00");
    expect(cancelled(ANSWER, "2.0", on("01-07"))).toEqual([`cancel ${ANSWER} 2.0`]);
    const { library } = readContent(folder.root);
    expect(planCancellation(library, entry(), "2.0", { now: on("01-07") })).toMatchObject({
      draft: { version: "2.0" },
    });
  });

  test("a withdrawal that waits is a restore", async () => {
    begin();
    await kb(folder.root, ["withdraw", ANSWER, "--why", "x", "--effective", "2026-02-01T09:00"], on("01-06"));
    expect(cancelled(ANSWER, "1.0", on("01-07"))).toEqual([`restore ${ANSWER} 1.0`]);
    expect(cancelled(ANSWER, "1.0", on("02-02"))).toBe(
      "Version 1.0 does not wait: it took effect or was called off.",
    );
  });

  test("is refused once it has taken effect, for what does not exist, and with a wrong clock", () => {
    begin();
    schedule(on("01-06"), "2026-02-01T09:00");
    expect(cancelled(ANSWER, "2.0", "2026-02-01T02:00:00Z")).toBe(
      "Version 2.0 does not wait: it took effect or was called off.",
    );
    expect(cancelled(ANSWER, "2.0", "2026-02-01T01:59:59Z")).toEqual([`cancel ${ANSWER} 2.0`]);
    expect(cancelled(ANSWER, "7.0", on("01-07"))).toBe("Version 7.0 does not exist.");
    expect(cancelled(ANSWER, "2.0", on("01-05"))).toMatch(/^It is 2026-01-05/);
  });

  describe("a fragment's version", () => {
    const withFragment = (answerNow = CREDIT) => {
      begin();
      folder.write({
        [`${FRAGMENT}/en.mdx`]: aFragment(),
        "answers/user/en.mdx": anAnswer({ title: "User", body: answerNow }),
      });
      publishIn(folder.root, [FRAGMENT, "answers/user"], on("01-05"));
      folder.write({ [`${FRAGMENT}/en.mdx`]: aFragment({ front: aChange(), body: "10 euros" }) });
      publishIn(folder.root, [FRAGMENT], on("01-06"), { effective: "2026-02-01T09:00" });
    };

    test("takes along the versions that only follow it: no answer ever shows words that were called off", async () => {
      withFragment();
      expect(cancelled(FRAGMENT, "2.0", on("01-07"))).toEqual([
        `cancel ${FRAGMENT} 2.0`,
        "cancel answers/user 2.0",
      ]);
      await kb(folder.root, ["cancel", FRAGMENT, "2.0"], on("01-07"));
      expect(inEffect(entry("answers/user").history, "2036-01-01T00:00:00Z")).toMatchObject({
        version: "1.0",
        fragments: { "late-credit": "1.0" },
      });
      expect(entry("answers/user").working.get("en")?.front.change).toBeUndefined();
      expect(entry(FRAGMENT).working.get("en")?.front.change).toBeDefined();
    });

    test("is refused while a version with words of its own waits on it", () => {
      withFragment(aReply("Nothing yet."));
      folder.write({ "answers/user/en.mdx": anAnswer({ title: "User", front: aChange(), body: CREDIT }) });
      publishIn(folder.root, ["answers/user"], on("01-07"), { effective: "2026-02-02T09:00" });
      expect(cancelled(FRAGMENT, "2.0", on("01-08"))).toBe("Version 2.0 of answers/user waits and uses it.");
      expect(cancelled("answers/user", "2.0", on("01-08"))).toEqual(["cancel answers/user 2.0"]);
    });

    test("is the place to call off what follows it, so that no answer is left with the old wording", () => {
      withFragment();
      expect(cancelled("answers/user", "2.0", on("01-07"))).toBe(
        `Version 2.0 follows ${FRAGMENT} 2.0, which waits too.`,
      );
    });

    test("comes before a withdrawal of the fragment", () => {
      withFragment();
      expect(outcome({ why: "x" }, on("01-07"), FRAGMENT)).toBe(
        "Its version 2.0 waits, and so does answers/user, which uses it.",
      );
    });
  });
});
