import { expect, test } from "vitest";
import { finished, finishedInTurns, type Steps } from "#store/steps.ts";

function* counted(stops: number): Steps<number> {
  let done = 0;
  for (; done < stops; done++) yield;
  return done;
}

test("comes to the same with and without turns", async () => {
  for (const stops of [0, 1, 199, 200, 1000]) {
    expect(finished(counted(stops))).toBe(stops);
    expect(await finishedInTurns(counted(stops))).toBe(stops);
  }
});

test("lets others have their turn before it has ended", async () => {
  const order: string[] = [];
  const work = finishedInTurns(counted(1000)).then(() => order.push("work"));
  setImmediate(() => order.push("other"));
  await work;
  expect(order).toEqual(["other", "work"]);
});

test("ends at an error, as any other work", async () => {
  function* failing(): Steps<never> {
    yield;
    throw new Error("The disk is full.");
  }
  expect(() => finished(failing())).toThrow("The disk is full.");
  await expect(finishedInTurns(failing())).rejects.toThrow("The disk is full.");
});
