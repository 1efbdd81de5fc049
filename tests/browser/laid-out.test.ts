import { expect, test } from "vitest";
import { laidOut, shownInOrder } from "#browser/laid-out.ts";
import type { Finding, Suggested } from "#search/found.ts";

const found = (id: string): Finding => ({
  id,
  title: id,
  score: 1,
  matched: [],
  document: { id, stretches: [], versions: {} },
  version: { titles: {}, summaries: {}, phrases: {}, tags: [], shortcuts: [], products: [] },
  isWithdrawn: false,
});

function suggested(ids: { urgent?: string[]; asks?: string[]; findings: string[] }): Suggested {
  return {
    urgent: (ids.urgent ?? []).map(found),
    asks: (ids.asks ?? []).map((id, index) => ({ id, start: index * 10, end: index * 10 + 9 })),
    findings: ids.findings.map(found),
    confidence: 1,
    isSure: true,
    isPartial: false,
    places: new Map(),
  };
}

test.each([
  ["one thing asked", { findings: ["a", "b"] }, { urgent: "", asked: "", rest: "a b" }],
  [
    "two things asked",
    { asks: ["c", "a"], findings: ["a", "b", "c"] },
    { urgent: "", asked: "c a", rest: "b" },
  ],
  [
    "of two, one that is urgent",
    { urgent: ["u"], asks: ["u", "a"], findings: ["a", "b"] },
    { urgent: "u", asked: "", rest: "a b" },
  ],
  [
    "a part whose answer is not shown",
    { asks: ["gone", "a"], findings: ["a", "b"] },
    { urgent: "", asked: "", rest: "a b" },
  ],
  [
    "an urgent one among the others",
    { urgent: ["a"], findings: ["a", "b"] },
    { urgent: "a", asked: "", rest: "b" },
  ],
])("%s", (_, given, expected) => {
  const laid = laidOut(suggested(given));
  const names = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(" ");
  expect({
    urgent: names(laid.urgent),
    asked: names(laid.asked.map(({ finding }) => finding)),
    rest: names(laid.rest),
  }).toEqual(expected);
  const order = shownInOrder(laid).map(({ id }) => id);
  expect(order).toEqual([...new Set(order)]);
});
