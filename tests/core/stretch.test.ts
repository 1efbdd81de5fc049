import { describe, expect, test } from "vitest";
import type { History, PublishRecord } from "#core/history.ts";
import { markAt } from "#core/mark.ts";
import { stretchAt, stretchesFrom } from "#core/stretch.ts";

function published(version: string, effective: string, more: Partial<PublishRecord> = {}): PublishRecord {
  return {
    record: "publish",
    at: "2026-01-01T00:00:00Z",
    by: "team",
    version,
    kind: "major",
    effective,
    note: {},
    texts: { en: version, vi: version },
    fragments: {},
    digest: "",
    ...more,
  };
}
const withdrawn = (at: string, version: string) =>
  ({ record: "withdraw", at, by: "team", version, effective: at, why: "Gone." }) as const;

const history: History = [
  published("1.0", "2026-02-01T00:00:00Z"),
  published("2.0", "2026-03-01T00:00:00Z"),
  published("2.1", "2026-03-05T00:00:00Z", { kind: "minor" }),
  published("3.0", "2026-04-01T00:00:00Z", { texts: { en: "3.0", vi: "2.1" } }),
];

describe("the stretches of an entry's life", () => {
  test("begin with the one that holds and go on to all that are known", () => {
    expect(stretchesFrom(history, "2026-03-10T00:00:00Z").map(({ version }) => version)).toEqual([
      "2.1",
      "3.0",
    ]);
    expect(stretchesFrom(history, "2026-01-10T00:00:00Z").map(({ version }) => version)).toEqual([
      "1.0",
      "2.0",
      "2.1",
      "3.0",
    ]);
  });

  test("a small correction keeps the date of the change", () => {
    const [stretch] = stretchesFrom(history, "2026-03-10T00:00:00Z");
    expect(stretch).toEqual({
      from: "2026-03-05T00:00:00Z",
      version: "2.1",
      changed: "2026-03-01T00:00:00Z",
      before: "1.0",
    });
  });

  test("languages that fell behind are named", () => {
    expect(stretchesFrom(history, "2026-04-02T00:00:00Z")[0]?.behind).toEqual(["vi"]);
  });

  test("a withdrawal keeps the version that last applied", () => {
    const [stretch] = stretchesFrom(
      [...history, withdrawn("2026-04-10T00:00:00Z", "3.0")],
      "2026-05-01T00:00:00Z",
    );
    expect(stretch).toMatchObject({ version: "3.0", isWithdrawn: true });
  });

  test("the one that holds is found by the clock, none before the first", () => {
    const stretches = stretchesFrom(history, "2026-01-10T00:00:00Z");
    expect(stretchAt(stretches, "2026-01-31T23:59:59Z")).toBeUndefined();
    expect(stretchAt(stretches, "2026-02-01T07:00:00+07:00")?.version).toBe("1.0");
    expect(stretchAt(stretches, "2027-01-01T00:00:00Z")?.version).toBe("3.0");
  });
});

describe("what is said of an entry in one word", () => {
  const said = (at: string, locale = "en", records: History = history) =>
    markAt(stretchesFrom(records, "2026-01-10T00:00:00Z"), at, locale);

  test.each([
    ["nothing before its first effect", "2026-01-20T00:00:00Z", undefined],
    ["a change for a week", "2026-03-07T23:59:59Z", "changed"],
    ["current afterwards, with nothing to come", "2026-05-09T00:00:00Z", "current"],
    ["scheduled when the next one is nearer", "2026-03-20T00:00:00Z", "scheduled"],
  ])("%s", (_, at, state) => {
    expect(said(at)?.state).toBe(state);
  });

  test("a first version is told from a change", () => {
    expect(said("2026-02-02T00:00:00Z")).toMatchObject({ state: "changed", isFirst: true });
    expect(said("2026-03-02T00:00:00Z")).not.toHaveProperty("isFirst");
  });

  test("behind is said to those who reply in that language", () => {
    expect(said("2026-04-02T00:00:00Z", "vi")?.state).toBe("behind");
    expect(said("2026-04-02T00:00:00Z", "en")?.state).toBe("changed");
  });

  test("withdrawn before everything else", () => {
    expect(
      said("2026-04-11T00:00:00Z", "vi", [...history, withdrawn("2026-04-10T00:00:00Z", "3.0")])?.state,
    ).toBe("withdrawn");
  });
});
