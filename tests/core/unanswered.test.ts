import { expect, test } from "vitest";
import { TOPIC_LENGTH, topicsFrom, topicText } from "#core/unanswered.ts";

const topic = (at: string, more: object = {}) => ({ text: "Can I bring a dog?", at, ...more });

test("topics are kept for 30 days; what is none is left out", () => {
  const kept = [
    topic("2026-10-24T09:00:00Z"),
    topic("2026-10-24T09:00:01Z", { channel: "zalo", country: "VN" }),
    topic("yesterday"),
    topic("2026-11-22T09:00:00Z", { channel: 7 }),
    { text: "  ", at: "2026-11-22T09:00:00Z" },
    "dogs",
    null,
  ];
  expect(topicsFrom(kept, "2026-11-23T09:00:00Z")).toEqual([kept[1]]);
  expect(topicsFrom("nothing", "2026-11-23T09:00:00Z")).toEqual([]);
});

test("a topic is one line and never a whole letter", () => {
  expect(topicText("  Can I\n bring\ta dog? ")).toBe("Can I bring a dog?");
  expect([...topicText("á".repeat(400))]).toHaveLength(TOPIC_LENGTH);
});
