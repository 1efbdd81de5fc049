import { describe, expect, test } from "vitest";
import {
  chosenReply,
  noticedChange,
  type PublishedVersion,
  type Sheet,
  settledAt,
  stateAt,
} from "#core/published.ts";
import type { Reply } from "#core/reply.ts";
import { aHistory, aPublication, aWithdrawal, on } from "../histories.ts";

describe("the change readers are told of", () => {
  const history = aHistory(
    aPublication("1.0", on("01-05"), { texts: { en: "1.0", vi: "1.0" } }),
    aPublication("2.0", on("02-05"), { texts: { en: "2.0", vi: "1.0" } }),
    aPublication("2.1", on("02-10"), { texts: { en: "2.1", vi: "1.0" } }),
    aPublication("2.2", on("02-12"), { texts: { en: "2.1", vi: "2.2" } }),
  );

  test.each([
    ["1.0", "en", undefined],
    ["2.0", "en", "1.0 → 2.0"],
    ["2.1", "en", "1.0 → 2.0"],
    ["2.2", "en", "1.0 → 2.0"],
    ["2.2", "vi", "2.1 → 2.2"],
    ["9.9", "en", undefined],
  ])("up to %s in %s is %s", (version, locale, expected) => {
    const change = noticedChange(history, version, locale);
    expect(change && `${change.previous.version} → ${change.record.version}`).toBe(expected);
  });
});

describe("the state of an entry", () => {
  const history = aHistory(
    aPublication("1.0", on("01-05")),
    aPublication("2.0", on("02-01"), { effective: on("03-01") }),
    aWithdrawal("2.0", on("04-01")),
  );

  test.each([
    ["before its first effect", on("01-01"), {}],
    ["while a version waits", on("02-15"), { record: "1.0", waiting: "2.0" }],
    ["once it has taken effect", on("03-01"), { record: "2.0", previous: "1.0" }],
    [
      "while it is withdrawn, with the wording that last applied",
      on("05-01"),
      { record: "2.0", previous: "1.0", withdrawal: "2.0" },
    ],
  ])("is known %s", (_, at, expected) => {
    const { record, previous, waiting, withdrawal } = stateAt(history, at);
    const versions = {
      record: record?.version,
      previous: previous?.version,
      waiting: waiting?.version,
      withdrawal: withdrawal?.version,
    };
    expect(versions).toEqual({
      record: undefined,
      previous: undefined,
      waiting: undefined,
      withdrawal: undefined,
      ...expected,
    });
  });

  test("was settled at the last instant at which something changed", () => {
    expect(settledAt(history, on("03-20"))).toBe(on("03-01"));
    expect(settledAt(history, on("04-20"))).toBe(on("04-01"));
    expect(settledAt(history, on("01-01"))).toBeUndefined();
  });
});

describe("the reply for a channel, a language and a moment", () => {
  const reply = (channels: string[], text: string, moment: Reply["moment"] = "first"): Reply => ({
    channels,
    moment,
    prose: [{ type: "paragraph", children: [{ type: "text", value: text }] }],
  });
  const channel = (id: string, isPublic: boolean) =>
    ({
      id,
      name: { en: id },
      public: isPublic,
      spoken: false,
      count: "characters",
      lines: "many",
      format: "plain",
      sign: "",
    }) as const;
  const replies = [
    reply(["public"], "one"),
    reply(["public"], "two"),
    reply([], "private"),
    reply(["x-post"], "for X"),
    reply(["public"], "upset", "upset"),
  ];
  const version = {
    version: "1.0",
    front: {},
    texts: { en: { title: "T", phrases: [], body: replies.map((each) => ({ type: "reply", reply: each })) } },
    settings: { fallbacks: {}, signs: {} },
  } as unknown as PublishedVersion;
  const sheet = {
    entry: { kind: "answers", id: "x", history: aHistory(aPublication("1.0", on("01-01"))), versions: {} },
    channels: [channel("facebook-comment", true), channel("messenger", false), channel("x-post", true)],
    placeholders: [],
    sourceLocale: "en",
    timeZone: "UTC",
    names: { owners: {}, teams: {}, links: {} },
  } as unknown as Sheet;

  test.each([
    ["facebook-comment", "first", 1, "one"],
    ["facebook-comment", "first", 2, "two"],
    ["facebook-comment", "first", 3, "one"],
    ["facebook-comment", "upset", 1, "upset"],
    ["facebook-comment", "close", 1, "one"],
    ["messenger", "upset", 1, "private"],
    ["x-post", "first", 2, "for X"],
  ] as const)("%s, %s, turn %i is %s", (id, moment, variant, expected) => {
    const chosen = chosenReply(sheet, version, { channel: id, locale: "vi", moment, variant });
    expect(chosen?.reply?.prose).toEqual([
      { type: "paragraph", children: [{ type: "text", value: expected }] },
    ]);
    expect(chosen?.locale).toBe("en");
  });
});
