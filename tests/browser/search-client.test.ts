import { expect, test } from "vitest";
import { newestOf } from "#browser/search-client.ts";

/** Look-ups that end when they are let go, by what was looked for. */
function slowLookUps() {
  const made: string[] = [];
  const waiting: { end(): void; fail(): void }[] = [];
  const look = newestOf((words: string) => {
    made.push(words);
    return new Promise<string>((resolve, reject) =>
      waiting.push({ end: () => resolve(`found ${words}`), fail: () => reject(new Error(words)) }),
    );
  });
  return { look, made, waiting };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test("one look-up is made at a time, and of those that wait only the newest", async () => {
  const { look, made, waiting } = slowLookUps();
  const first = ["r", "re", "ref"].map(look);
  await turn();
  expect(made).toEqual(["ref"]);
  const next = ["refu", "refund"].map(look);
  await turn();
  expect(made).toEqual(["ref"]);
  waiting[0]?.end();
  await turn();
  expect(made).toEqual(["ref", "refund"]);
  waiting[1]?.end();
  const none = [undefined, undefined, undefined, undefined];
  expect(await Promise.all([...first, ...next])).toEqual([...none, "found refund"]);
});

test("a failure is told of the newest look-up only, and the next one is made as ever", async () => {
  const { look, waiting } = slowLookUps();
  const old = look("old");
  await turn();
  const fresh = look("fresh");
  waiting[0]?.fail();
  expect(await old).toBeUndefined();
  await turn();
  waiting[1]?.fail();
  await expect(fresh).rejects.toThrow("fresh");
  const after = look("after");
  await turn();
  waiting[2]?.end();
  expect(await after).toBe("found after");
});
