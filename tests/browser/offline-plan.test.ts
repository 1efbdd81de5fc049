import { expect, test } from "vitest";
import { offlinePlan } from "#browser/offline-plan.ts";

test("a group that no device keeps is told of with the number of its files", () => {
  const parts = {
    desk: { files: [["", "d1"]] },
    "answers-0": { kinds: [{ locales: ["en"] }], answers: [["late", "d2", 0]] },
    text: { files: [], omitted: 5000 },
  };
  const plan = offlinePlan(
    { build: "b", parts: Object.keys(parts).map((name) => [name, "d"]) },
    Object.values(parts).map((part) => JSON.stringify(part)),
    { own: [] },
    { locale: "en", home: "" },
  );
  expect(plan.omitted).toEqual({ text: 5000 });
  expect(plan.files.map(({ path }) => path)).toEqual([
    ...["offline/en/desk.json", "offline/en/answers-0.json", "offline/en/text.json"],
    ...["", "answers/late/"],
  ]);
});
