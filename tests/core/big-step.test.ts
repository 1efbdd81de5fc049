import { describe, expect, test } from "vitest";
import { bigStep } from "#core/big-step.ts";
import type { PublishedText } from "#core/published.ts";
import { aReplyOf } from "../histories.ts";

function aText(...replies: string[]): PublishedText {
  const body = replies.map((words) => ({ type: "reply" as const, reply: aReplyOf(words) }));
  return { title: "Late", phrases: [], body };
}

function stepBetween(a: PublishedText, b: PublishedText, what = "") {
  const step = bigStep(a, b, "en", what);
  return step && `${step.was} → ${step.now}`;
}

describe("the words that stand for a step", () => {
  test("are the number that changed, with what it counts", () => {
    const a = aText("Dear customer, the code works for 10 minutes. Use the newest one.");
    const b = aText("Dear customer, the code works for 5 minutes. Use the newest one.");
    expect(bigStep(a, b, "en", "")).toEqual({
      was: "10 minutes",
      now: "5 minutes",
      wasIn: "Dear customer, the code works for 10 minutes.",
      nowIn: "Dear customer, the code works for 5 minutes.",
      locale: "en",
    });
  });

  test("are those that the note names, where more changed", () => {
    const a = aText("You have 3 tries. Ask until 7 days before doors.");
    const b = aText("You have 4 tries. Ask until 72 hours before doors.");
    expect(stepBetween(a, b, "A refund is open until 72 hours before doors, was 7 days.")).toBe(
      "7 days → 72 hours",
    );
  });

  test("are a sentence, where one was only added", () => {
    const a = aText("We look into it.");
    const b = aText("We look into it. Please keep the box until we have written again.");
    expect(stepBetween(a, b)).toBe(" → Please keep the box until we have written again.");
  });

  test("are none where the wording was only polished, or nothing changed", () => {
    expect(stepBetween(aText("Hi, we are sorry."), aText("Hi, we're sorry."))).toBeUndefined();
    expect(stepBetween(aText("Hi."), aText("Hi."))).toBeUndefined();
  });

  test("name fields as words", () => {
    const a = aText("Order {{order_number}} takes 5 days.");
    const b = aText("Order {{order_number}} takes 9 days.");
    expect(bigStep(a, b, "en", "")?.nowIn).toBe("Order [order number] takes 9 days.");
  });
});
