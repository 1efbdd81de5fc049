import { describe, expect, test } from "vitest";
import { readWords } from "#search/read-words.ts";
import { readingOf } from "./reading.ts";

const reading = readingOf();
const understood = (text: string) =>
  readWords(text, reading)
    .map(({ exact }) => exact)
    .join(" ");

describe("chat spelling", () => {
  test.each([
    ["k vao dc acc", "không vao được tài khoản"],
    ["acc mình bay màu r ad ơi", "tài khoản mình bị khóa rồi admin ơi"],
    ["hoanf tieenf cho minhf", "hoàn tiền cho mình"],
    ["nạp 500k xu k lên", "nạp 500k xu không lên"],
    ["khônggggg đc", "không được"],
    ["can u refund my tix pls", "can you refund my tickets please"],
    ["tiket saya tak boleh buka", "tiket saya tak boleh buka"],
  ])("%s", (written, meant) => {
    expect(understood(written)).toBe(meant);
  });
});
