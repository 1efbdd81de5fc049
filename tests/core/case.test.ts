import { expect, test } from "vitest";
import { isMessage, isQuestion } from "#core/case.ts";

test.each([
  ["refund", false, false],
  ["charged twice", false, false],
  ["where is my parcel", false, true],
  ["where is my parcel now", true, true],
  ["refund?", true, false],
  ["v1.2 refund", false, false],
  ["hoàn tiền vé", false, true],
  ["返金", false, false],
  ["まだ届いていないのですが", true, false],
  ["ยังไม่ได้รับเงินคืนเลย", true, true],
  ["", false, false],
])("%s is looked up as a message when typed: %s, when pasted: %s", (text, typed, pasted) => {
  expect([isQuestion(text), isMessage(text)]).toEqual([typed, pasted]);
});
