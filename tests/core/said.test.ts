import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookmarkTo, saidIn } from "#core/said.ts";

describe("what somebody has selected in another tool", () => {
  test.each([
    ["#said=where%20is%20my%20order%3F", "where is my order?"],
    ["#said=hai%20d%C3%B2ng%0Aein%20zweiter", "hai dòng\nein zweiter"],
    ["#said=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "<img src=x onerror=alert(1)>"],
    ["#said=a%00b%1B%5B31mc%C2%85d", "a b [31mc d"],
    ["#said=one%0D%0Atwo%0Dthree", "one\ntwo\nthree"],
  ])("%s is %j", (fragment, said) => {
    expect(saidIn(fragment)).toBe(said);
  });

  test.each(["", "#", "#said=", "#said=%20%0A", "#said=%", "#said=%ff", "#main", "#x&said=a"])(
    "%j says nothing",
    (fragment) => {
      expect(saidIn(fragment)).toBeUndefined();
    },
  );

  test("of any text at most 8,000 letters are taken, well-formed and without control characters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (text, times) => {
          const said = saidIn(`#said=${encodeURIComponent(text.toWellFormed().repeat(times))}`) ?? "";
          expect(said.length).toBeLessThanOrEqual(8000);
          expect(said.isWellFormed()).toBe(true);
          expect(said).not.toMatch(/(?!\n)\p{Cc}/u);
        },
      ),
    );
  });
});

test("the bookmark brings a selection along, and nothing of it can end the script", () => {
  const address = bookmarkTo("https://replies.larkspan.example/side/", "replybook", "popup");
  expect(address).toMatch(/^javascript:[\w%()!~*'.-]+$/);
  const opened: string[][] = [];
  const run = new Function("open", "getSelection", decodeURIComponent(address.slice("javascript:".length)));
  run(
    (...args: string[]) => opened.push(args),
    () => "a \"quoted\" 'word' </script> & 50% đổi",
  );
  expect(opened.map(([to = "", ...rest]) => [saidIn(new URL(to).hash), ...rest])).toEqual([
    ["a \"quoted\" 'word' </script> & 50% đổi", "replybook", "popup"],
  ]);
});
