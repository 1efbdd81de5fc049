import { expect, test } from "vitest";
import { nearestAmong, wordsIn } from "#core/drill-nearness.ts";

const known = (id: string, ...texts: string[]) => ({ id, texts, kinds: [] });

test("words are told apart without marks and letter case; scripts without spaces by pairs of letters", () => {
  expect(wordsIn("Đổi vé, ĐỔI!")).toEqual(["doi", "ve", "doi"]);
  expect(wordsIn("返金は")).toEqual(["返金", "金は"]);
});

test("things are nearest by rare words they share, and to nothing they share no word with", () => {
  const near = nearestAmong(
    [
      known("late", "my parcel is late"),
      known("lost", "my parcel is lost"),
      known("login", "my code is late"),
      known("praise", "thanks"),
    ],
    5,
  );
  expect(near.get("late")).toEqual(["login", "lost"]);
  expect(near.get("lost")?.[0]).toBe("late");
  expect(near.get("praise")).toEqual([]);
});

test("what things belong to counts, too", () => {
  const near = nearestAmong(
    [
      { id: "refund", texts: ["money back"], kinds: ["ticket"] },
      { id: "gate", texts: ["where to go"], kinds: ["ticket"] },
      { id: "code", texts: ["no code"], kinds: ["account"] },
    ],
    1,
  );
  expect(near.get("refund")).toEqual(["gate"]);
});
