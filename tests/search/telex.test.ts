import { describe, expect, test } from "vitest";
import { fromTelex, fromVni } from "#search/telex.ts";

describe("bare keys", () => {
  test.each(
    Object.entries({
      hoanf: "hoàn",
      hofan: "hoàn",
      tieenf: "tiền",
      tieefn: "tiền",
      tiefen: "tiền",
      ddooir: "đổi",
      ddoori: "đổi",
      dooird: "đổi",
      veef: "về",
      ves: "vé",
      khoong: "không",
      dduwowcj: "được",
      dduowcj: "được",
      dduwojc: "được",
      nguwowif: "người",
      truwowcs: "trước",
      thuowr: "thuở",
      muoons: "muốn",
      wng: "ưng",
      xoas: "xóa",
      khoanr: "khoản",
      gif: "gì",
      giowf: "giờ",
      quys: "quý",
      nghieepj: "nghiệp",
      chuyeenr: "chuyển",
      mawcs: "mắc",
      ddawng: "đăng",
    }),
  )("Telex %s is %s", (keys, word) => {
    expect(fromTelex(keys)).toBe(word);
  });

  test.each([
    "hoan",
    "refund",
    "card",
    "error",
    "account",
    "ticketx",
    "hoanff",
    "tieenfs",
    "x",
    "s",
    "xyzw",
    "a".repeat(50),
  ])("Telex %s is no Vietnamese word", (keys) => {
    expect(fromTelex(keys)).toBeUndefined();
  });

  test.each(
    Object.entries({
      hoan2: "hoàn",
      tie6n2: "tiền",
      d9o6i3: "đổi",
      ve1: "vé",
      kho6ng: "không",
      d9u7o7c5: "được",
      duoc975: "được",
      nguo7i2: "người",
      ba8ng2: "bằng",
      nhu7ng4: "những",
    }),
  )("VNI %s is %s", (keys, word) => {
    expect(fromVni(keys)).toBe(word);
  });

  test.each(["c2x", "mp3", "ps5", "b2b", "top10", "500k", "2tr", "h264"])(
    "VNI %s is no Vietnamese word",
    (keys) => {
      expect(fromVni(keys)).toBeUndefined();
    },
  );
});
