import { expect, test } from "vitest";
import { sharedWords } from "#browser/shared-words.ts";

test.each([
  ["Nạp xu mà chưa nhận được", ["nap xu", "nhan"], ["Nạp xu", "nhận"]],
  ["I missed the show, can I have my money back", ["the concert", "i want my money back"], ["my money back"]],
  ["can I have it again", ["again", "i"], ["I", "again"]],
  ["refund for a ticket", ["refu"], ["refund"]],
  ["refund for a ticket", ["re"], []],
  ["返金がまだ届いていません", ["返金が"], ["返金が"]],
  ["where is it", [], []],
  ["", ["where"], []],
])("%s shares with %j: %j", (text, said, expected) => {
  expect(sharedWords(text, said).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
